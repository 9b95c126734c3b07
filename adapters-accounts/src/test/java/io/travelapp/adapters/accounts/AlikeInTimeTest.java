package io.travelapp.adapters.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Password;
import io.travelapp.testkit.fixture.Fixtures;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * How long an answer takes tells nobody whether an address has an account. {@code
 * -Dtravelapp.trials=500} measures more often, which narrows what can be told apart.
 */
class AlikeInTimeTest {

  private static final int TRIALS = Integer.getInteger("travelapp.trials", 15);

  /** Apart by less than this, medians are the same: the machine is shared. */
  private static final double NOISE = 0.25;

  /** Below this, in nanoseconds, a difference drowns in the network. */
  private static final long DROWNED = 1_000_000;

  private static final Node NODE = Node.on(TestDatabase.fresh());

  private final EmailAddress known = Fixtures.anEmailAddress();
  private final Password password = Fixtures.aPassword();

  @AfterAll
  static void close() {
    NODE.close();
  }

  @Test
  void a_sign_in_with_a_wrong_password() {
    NODE.account(known, password);

    assertAlike("sign-in", email -> NODE.identities().signIn(email, Fixtures.aPassword()));
  }

  @Test
  void a_sign_up() {
    NODE.account(known, password);

    assertAlike("sign-up", email -> NODE.identities().signUp(email, Fixtures.aPassword()));
  }

  @Test
  void a_code_that_is_sent_again() {
    NODE.account(known, password);

    assertAlike("code again", email -> NODE.identities().resendCode(email));
  }

  @Test
  void a_code_to_reset_the_password() {
    NODE.account(known, password);

    assertAlike("reset code", email -> NODE.identities().sendResetCode(email));
  }

  @Test
  void a_reset_with_a_wrong_code() {
    NODE.account(known, password);

    assertAlike(
        "reset", email -> NODE.identities().resetPassword(email, "000000", Fixtures.aPassword()));
  }

  /** By turns, so that whatever else the machine does falls on both. */
  private void assertAlike(String what, Consumer<EmailAddress> question) {
    long[] ofKnown = new long[TRIALS];
    long[] ofUnknown = new long[TRIALS];
    for (int i = -3; i < TRIALS; i++) {
      long one = nanos(() -> question.accept(known));
      long other = nanos(() -> question.accept(Fixtures.anEmailAddress()));
      if (i >= 0) {
        ofKnown[i] = one;
        ofUnknown[i] = other;
      }
    }
    long one = median(ofKnown);
    long other = median(ofUnknown);
    System.out.printf(
        "%s: median of %d is %.2f ms with an account and %.2f ms without%n",
        what, TRIALS, one / 1e6, other / 1e6);
    long apart = Math.abs(one - other);
    assertThat(apart < DROWNED || apart < NOISE * Math.max(one, other))
        .as("%s takes %d ns with an account and %d ns without", what, one, other)
        .isTrue();
  }

  private static long nanos(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return System.nanoTime() - begun;
  }

  private static long median(long[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
