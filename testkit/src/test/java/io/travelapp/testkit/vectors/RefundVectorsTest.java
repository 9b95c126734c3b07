package io.travelapp.testkit.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.fare.Price;
import io.travelapp.domain.fare.PriceLine;
import io.travelapp.domain.fare.RefundPolicy;
import io.travelapp.domain.fare.RefundPolicy.Tier;
import io.travelapp.domain.fare.SaleTerms;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The vectors of refunds; {@code README.md} beside them says what each column is. */
final class RefundVectorsTest {

  private static final String VECTORS = "/io/travelapp/testkit/vectors/refunds/";

  @ParameterizedTest
  @CsvFileSource(resources = VECTORS + "tickets.csv", useHeadersInDisplayName = true)
  void what_comes_back_of_a_ticket_is_its_share_by_the_tier_that_it_is_given_up_in(
      ZoneId zone,
      String currency,
      String share,
      Instant boards,
      LocalDateTime boardsLocal,
      @Nullable String tiers,
      Instant released,
      LocalDateTime releasedLocal,
      int percent,
      String refund,
      String fee,
      Instant quoteUntil) {
    RefundPolicy policy = policy(tiers);
    Money price = Money.parse(share, Currency.getInstance(currency));

    assertThat(boards.atZone(zone).toLocalDateTime()).isEqualTo(boardsLocal);
    assertThat(released.atZone(zone).toLocalDateTime()).isEqualTo(releasedLocal);
    assertThat(policy.percentAt(boards, released)).isEqualTo(percent);
    assertThat(policy.refundOf(price, boards, released).amount()).isEqualTo(refund);
    assertThat(price.minus(policy.refundOf(price, boards, released)).amount()).isEqualTo(fee);
    assertThat(policy.quoteBindsUntil(boards, released)).isEqualTo(quoteUntil);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(resources = VECTORS + "bookings.csv", numLinesToSkip = 1)
  void tickets_are_given_up_step_by_step_and_the_others_keep_their_shares(
      String name,
      String currencyCode,
      @Nullable String tiers,
      String legs,
      String tickets,
      String steps,
      String refunds,
      String refunded,
      String kept) {
    Currency currency = Currency.getInstance(currencyCode);
    Booking booking = booking(legs(legs, policy(tiers)), tickets, currency);
    Money paid = booking.price().total();
    List<String> got = new ArrayList<>();
    for (String step : steps.split(" ", -1)) {
      CancellationQuote quote = quote(booking, step);
      got.add(
          quote.lines().stream()
              .map(line -> line.refund().amount())
              .collect(Collectors.joining("+")));
      booking = without(booking, quote);
    }

    assertThat(String.join(" ", got)).as(name).isEqualTo(refunds);
    assertThat(booking.refunded().amount()).isEqualTo(refunded);
    assertThat(paid.minus(booking.refunded()).amount()).isEqualTo(kept);
    assertThat(booking.refunded()).isLessThanOrEqualTo(paid);
  }

  private static CancellationQuote quote(Booking booking, String step) {
    String[] parts = step.split("=", -1);
    List<Ticket> wanted =
        Arrays.stream(parts[1].split("\\+", -1))
            .map(number -> booking.tickets().get(Integer.parseInt(number) - 1))
            .toList();
    return CancellationQuote.of("quote-0001", booking, wanted, Instant.parse(parts[0]));
  }

  private static RefundPolicy policy(@Nullable String tiers) {
    return new RefundPolicy(
        tiers == null
            ? List.of()
            : pairs(tiers, ":")
                .map(pair ->
                    new Tier(
                        Duration.ofMinutes(Integer.parseInt(pair[0])), Integer.parseInt(pair[1])))
                .toList());
  }

  private static List<HeldLeg> legs(String text, RefundPolicy policy) {
    return pairs(text, "/")
        .map(pair -> leg(Instant.parse(pair[0]), Instant.parse(pair[1]), policy))
        .toList();
  }

  private static HeldLeg leg(Instant boards, Instant anchor, RefundPolicy policy) {
    return new HeldLeg(
        new DepartureId(1),
        new Segment(0, 1),
        new StopId(1),
        new StopId(2),
        boards,
        boards.plus(Duration.ofHours(1)),
        List.of(),
        false,
        anchor,
        policy);
  }

  /** Ticket {@code n} is that of passenger {@code n}: what counts is its leg and its price. */
  private static Booking booking(List<HeldLeg> legs, String text, Currency currency) {
    var reference = Fixtures.aReference();
    List<Ticket> tickets = new ArrayList<>();
    List<PriceLine> lines = new ArrayList<>();
    for (String[] pair : pairs(text, ":").toList()) {
      int at = tickets.size();
      int leg = Integer.parseInt(pair[0]);
      Money price = Money.parse(pair[1], currency);
      lines.add(new PriceLine("Ticket", at, leg, price));
      tickets.add(
          new Ticket(
              reference + "-" + (at + 1),
              leg,
              at,
              Optional.of(new SeatLabel("1A")),
              price,
              Ticket.Status.VALID));
    }
    return booking(legs, tickets, Price.of(lines, currency), Money.zero(currency));
  }

  private static Booking booking(
      List<HeldLeg> legs, List<Ticket> tickets, Price price, Money refunded) {
    return new Booking(
        Fixtures.aReference(),
        Fixtures.aCustomerId(),
        Booking.Status.CONFIRMED,
        1,
        Optional.of(Instant.EPOCH),
        Buyer.PURCHASER,
        legs,
        List.of(),
        SaleTerms.of("standard"),
        tickets,
        price,
        Optional.empty(),
        Optional.empty(),
        refunded,
        Optional.empty(),
        List.of());
  }

  private static Booking without(Booking booking, CancellationQuote quote) {
    List<String> given = quote.lines().stream().map(CancellationQuote.Line::ticket).toList();
    List<Ticket> left =
        booking.tickets().stream()
            .map(ticket ->
                given.contains(ticket.number())
                    ? new Ticket(
                        ticket.number(),
                        ticket.leg(),
                        ticket.passenger(),
                        ticket.seat(),
                        ticket.price(),
                        Ticket.Status.CANCELLED)
                    : ticket)
            .toList();
    return booking(booking.legs(), left, booking.price(), booking.refunded().plus(quote.refund()));
  }

  private static Stream<String[]> pairs(String text, String separator) {
    return Arrays.stream(text.split(" ", -1)).map(pair -> pair.split(separator, -1));
  }
}
