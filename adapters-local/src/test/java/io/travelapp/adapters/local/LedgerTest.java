package io.travelapp.adapters.local;

import static io.travelapp.testkit.fixture.Fixtures.APPROVED_NUMBER;
import static io.travelapp.testkit.fixture.Fixtures.DECLINED_NUMBER;
import static io.travelapp.testkit.fixture.Fixtures.card;
import static io.travelapp.testkit.fixture.Fixtures.euros;
import static io.travelapp.testkit.fixture.Fixtures.yen;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.travelapp.adapters.local.LocalAdapters.CannotStart;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway.Authorisation;
import io.travelapp.domain.payment.PaymentGateway.Capture;
import io.travelapp.domain.payment.PaymentGateway.Finding;
import io.travelapp.domain.payment.PaymentGateway.Refund;
import io.travelapp.domain.payment.PaymentGateway.State;
import io.travelapp.domain.payment.PaymentGateway.Voiding;
import io.travelapp.domain.payment.RedirectUrl;
import io.travelapp.domain.payment.RefundKey;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

  private static final RedirectUrl ISSUER = new RedirectUrl("http://127.0.0.1/confirmations/1");

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2027-04-02T08:30:00Z"));
  private static final IntentKey INTENT = new IntentKey("intent-0001");
  private static final RefundKey REFUND = new RefundKey("refund-0001");
  private static final RefundKey ANOTHER_REFUND = new RefundKey("refund-0002");

  @TempDir private Path folder;
  private Ledger ledger;
  private CardToken token;

  @BeforeEach
  void open() {
    ledger = Ledger.open(folder, CLOCK);
    token = ledger.store(card(APPROVED_NUMBER).summary(), CardBehaviour.APPROVED);
  }

  @AfterEach
  void close() throws IOException {
    ledger.close();
  }

  private void reopen() throws IOException {
    ledger.close();
    ledger = Ledger.open(folder, CLOCK);
  }

  private Path journal() {
    return folder.resolve("ledger.jsonl");
  }

  private List<String> entries() throws IOException {
    return Files.readAllLines(journal());
  }

  @Test
  void what_was_paid_and_paid_back_is_known_after_a_restart() throws IOException {
    ledger.authorise(INTENT, euros("24.90"), token, ISSUER);
    ledger.capture(INTENT);
    ledger.refund(INTENT, REFUND, euros("10.00"));

    reopen();

    assertThat(ledger.find(INTENT))
        .isInstanceOfSatisfying(
            Finding.Found.class,
            found -> {
              assertThat(found.state()).isEqualTo(State.CAPTURED);
              assertThat(found.amount()).isEqualTo(euros("24.90"));
              assertThat(found.card()).isEqualTo(card(APPROVED_NUMBER).summary());
              assertThat(found.refunds()).containsOnlyKeys(REFUND).containsValue(euros("10.00"));
            });
    assertThat(ledger.capture(INTENT)).isEqualTo(new Capture.Captured());
    assertThat(ledger.refund(INTENT, REFUND, euros("10.00"))).isEqualTo(new Refund.Refunded());
    assertThat(entries()).hasSize(4);
  }

  @Test
  void a_card_stored_before_a_restart_pays_after_it_and_a_declined_one_stays_declined()
      throws IOException {
    CardToken declined = ledger.store(card(DECLINED_NUMBER).summary(), CardBehaviour.DECLINED);

    reopen();

    assertThat(ledger.authorise(INTENT, euros("24.90"), token, ISSUER))
        .isEqualTo(new Authorisation.Authorised(card(APPROVED_NUMBER).summary()));
    assertThat(ledger.authorise(new IntentKey("intent-0002"), euros("24.90"), declined, ISSUER))
        .isEqualTo(new Authorisation.Declined("card_declined"));
  }

  @Test
  void a_repetition_writes_nothing_more() throws IOException {
    for (int i = 0; i < 3; i++) {
      ledger.authorise(INTENT, euros("24.90"), token, ISSUER);
    }
    for (int i = 0; i < 3; i++) {
      ledger.capture(INTENT);
    }
    for (int i = 0; i < 3; i++) {
      ledger.refund(INTENT, REFUND, euros("24.90"));
    }

    assertThat(entries()).hasSize(4);
  }

  @Test
  void a_key_that_comes_back_with_another_amount_or_card_is_refused() {
    ledger.authorise(INTENT, euros("24.90"), token, ISSUER);
    CardToken another = ledger.store(card(APPROVED_NUMBER).summary(), CardBehaviour.APPROVED);

    assertThat(ledger.authorise(INTENT, euros("24.91"), token, ISSUER))
        .isEqualTo(new Authorisation.Declined("intent_key_reused"));
    assertThat(ledger.authorise(INTENT, euros("24.90"), another, ISSUER))
        .isEqualTo(new Authorisation.Declined("intent_key_reused"));
    assertThat(ledger.find(INTENT))
        .isInstanceOfSatisfying(
            Finding.Found.class, found -> assertThat(found.amount()).isEqualTo(euros("24.90")));
  }

  @Test
  void nothing_and_less_than_nothing_is_neither_authorised_nor_paid_back() {
    assertThat(ledger.authorise(INTENT, euros("0"), token, ISSUER))
        .isEqualTo(new Authorisation.Declined("amount_not_positive"));
    assertThat(ledger.authorise(INTENT, euros("-1"), token, ISSUER))
        .isEqualTo(new Authorisation.Declined("amount_not_positive"));

    ledger.authorise(INTENT, euros("24.90"), token, ISSUER);
    ledger.capture(INTENT);

    assertThat(ledger.refund(INTENT, REFUND, euros("0")))
        .isEqualTo(new Refund.Refused("amount_not_positive"));
    assertThat(ledger.refund(INTENT, REFUND, euros("-1")))
        .isEqualTo(new Refund.Refused("amount_not_positive"));
  }

  @Test
  void refunds_together_never_exceed_the_capture() {
    ledger.authorise(INTENT, euros("24.90"), token, ISSUER);
    assertThat(ledger.refund(INTENT, REFUND, euros("1")))
        .isEqualTo(new Refund.Refused("not_captured"));
    ledger.capture(INTENT);
    ledger.refund(INTENT, REFUND, euros("20"));

    assertThat(ledger.refund(INTENT, ANOTHER_REFUND, euros("4.91")))
        .isEqualTo(new Refund.Refused("refund_exceeds_capture"));
    assertThat(ledger.refund(INTENT, ANOTHER_REFUND, euros("4.90")))
        .isEqualTo(new Refund.Refunded());
  }

  @Test
  void a_refund_is_in_the_currency_of_the_capture_and_keeps_its_amount() {
    ledger.authorise(INTENT, euros("24.90"), token, ISSUER);
    ledger.capture(INTENT);
    ledger.refund(INTENT, REFUND, euros("20"));

    assertThat(ledger.refund(INTENT, ANOTHER_REFUND, yen(1)))
        .isEqualTo(new Refund.Refused("currency_differs"));
    assertThat(ledger.refund(INTENT, REFUND, euros("19")))
        .isEqualTo(new Refund.Refused("refund_key_reused"));
  }

  @Test
  void what_was_voided_is_not_captured_and_what_was_captured_is_not_voided() {
    ledger.authorise(INTENT, euros("24.90"), token, ISSUER);
    assertThat(ledger.voidAuthorisation(INTENT)).isEqualTo(new Voiding.Voided());
    assertThat(ledger.capture(INTENT)).isEqualTo(new Capture.Refused("voided"));

    IntentKey captured = new IntentKey("intent-0002");
    ledger.authorise(captured, euros("24.90"), token, ISSUER);
    ledger.capture(captured);
    assertThat(ledger.voidAuthorisation(captured)).isEqualTo(new Voiding.AlreadyCaptured());
  }

  @Test
  void an_authorisation_that_arrives_after_its_voiding_reserves_nothing() throws IOException {
    assertThat(ledger.voidAuthorisation(INTENT)).isEqualTo(new Voiding.Voided());
    assertThat(ledger.find(INTENT)).isEqualTo(new Finding.Absent());

    reopen();

    assertThat(ledger.authorise(INTENT, euros("24.90"), token, ISSUER))
        .isEqualTo(new Authorisation.Declined("voided"));
    assertThat(ledger.capture(INTENT)).isEqualTo(new Capture.Refused("voided"));
    assertThat(ledger.voidAuthorisation(INTENT)).isEqualTo(new Voiding.Voided());
    assertThat(ledger.find(INTENT)).isEqualTo(new Finding.Absent());
  }

  @Test
  void a_torn_last_line_is_cut_off_at_whatever_byte_it_ends() throws IOException {
    ledger.authorise(INTENT, euros("24.90"), token, ISSUER);
    long done = Files.size(journal());
    ledger.capture(INTENT);
    ledger.close();
    byte[] whole = Files.readAllBytes(journal());

    for (int bytes = (int) done; bytes < whole.length; bytes++) {
      Files.write(journal(), Arrays.copyOf(whole, bytes));
      ledger = Ledger.open(folder, CLOCK);
      assertThat(ledger.find(INTENT))
          .as("after %d of %d bytes", bytes, whole.length)
          .isInstanceOfSatisfying(
              Finding.Found.class, found -> assertThat(found.state()).isEqualTo(State.AUTHORISED));
      assertThat(Files.size(journal())).isEqualTo(done);
      ledger.close();
    }

    ledger = Ledger.open(folder, CLOCK);
    assertThat(ledger.capture(INTENT)).isEqualTo(new Capture.Captured());
    reopen();
    assertThat(ledger.capture(INTENT)).isEqualTo(new Capture.Captured());
    assertThat(Files.readAllBytes(journal())).isEqualTo(whole);
  }

  @Test
  void a_ledger_that_was_altered_is_refused_naming_the_line() throws IOException {
    ledger.authorise(INTENT, euros("24.90"), token, ISSUER);
    ledger.capture(INTENT);
    ledger.close();
    List<String> good = entries();

    for (String bad :
        List.of(
            "{\"entry\":\"captured\"",
            "{\"entry\":\"stolen\",\"intent\":\"intent-0001\"}",
            good.get(2),
            good.get(1),
            good.get(2).replace("intent-0001", "intent-0009"),
            good.get(1).replace("intent-0001", "intent-0009").replace("card_", "cart_"),
            good.get(2)
                .replace("captured", "refunded")
                .replace("24.90", "24.91")
                .replace("\"intent\"", "\"refund\":\"refund-0001\",\"intent\""))) {
      Files.write(journal(), good);
      Files.writeString(journal(), bad + "\n", APPEND);

      assertThatThrownBy(() -> Ledger.open(folder, CLOCK))
          .as(bad)
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("is damaged at line 4");
    }
  }

  @Test
  void a_file_that_is_no_ledger_is_not_read_into_memory_whole() throws IOException {
    ledger.close();
    Files.write(journal(), new byte[70_000]);

    assertThatThrownBy(() -> Ledger.open(folder, CLOCK))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("is damaged at line 1");
    assertThat(Files.size(journal())).isEqualTo(70_000);
  }

  @Test
  void a_second_gateway_on_the_folder_is_refused_and_the_first_one_goes_on() {
    assertThatThrownBy(() -> Ledger.open(folder, CLOCK))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(folder.getFileName().toString())
        .hasMessageContaining("is in use by another sandbox gateway");

    assertThat(ledger.authorise(INTENT, euros("24.90"), token, ISSUER))
        .isInstanceOf(Authorisation.Authorised.class);
  }

  @Test
  void a_folder_that_cannot_be_made_is_one_sentence() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> Ledger.open(file.resolve("ledger"), CLOCK))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("cannot be opened");
  }

  @Test
  void nobody_but_its_owner_reads_the_ledger() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal())))
        .isEqualTo("rw-------");
  }

  @Test
  void what_cannot_be_written_did_not_happen_and_the_next_entry_is_whole() throws IOException {
    ledger.authorise(INTENT, euros("24.90"), token, ISSUER);
    ledger.close();
    try (FullDisk disk = new FullDisk(journal())) {
      ledger = openOn(disk);
      disk.isFull = true;

      assertThatThrownBy(() -> ledger.capture(INTENT)).isInstanceOf(UncheckedIOException.class);
      assertThatThrownBy(() -> ledger.voidAuthorisation(INTENT))
          .isInstanceOf(UncheckedIOException.class);
      assertThat(ledger.find(INTENT))
          .isInstanceOfSatisfying(
              Finding.Found.class, found -> assertThat(found.state()).isEqualTo(State.AUTHORISED));

      disk.isFull = false;
      assertThat(ledger.capture(INTENT)).isEqualTo(new Capture.Captured());
    }

    reopen();
    assertThat(ledger.voidAuthorisation(INTENT)).isEqualTo(new Voiding.AlreadyCaptured());
  }

  private Ledger openOn(RandomAccessFile file) throws IOException {
    FolderLock lock = FolderLock.tryTake(folder.toRealPath()).orElseThrow();
    return new Ledger(lock, new Journal(journal(), file), CLOCK);
  }

  /** Takes half of what is written, then has no room, and cannot be cut while it is full. */
  private static final class FullDisk extends RandomAccessFile {

    private boolean isFull;

    FullDisk(Path file) throws FileNotFoundException {
      super(file.toFile(), "rw");
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      if (isFull) {
        super.write(bytes, 0, bytes.length / 2);
        throw new IOException("No space left on device");
      }
      super.write(bytes);
    }

    @Override
    public void setLength(long length) throws IOException {
      if (isFull) {
        throw new IOException("Input/output error");
      }
      super.setLength(length);
    }
  }

  @Test
  void an_entry_tells_when_and_what_and_of_a_card_no_more_than_may_be_kept() throws IOException {
    assertThat(entries())
        .singleElement()
        .isEqualTo(
            "{\"at\":\"2027-04-02T08:30:00Z\",\"entry\":\"card_stored\",\"token\":\"%s\",\"behaviour\":\"approved\",\"card\":{\"brand\":\"visa\",\"last4\":\"4242\",\"expiry\":\"2099-12\"}}"
                .formatted(token.value()));
    assertThat(Files.readString(journal(), UTF_8)).endsWith("\n");
  }
}
