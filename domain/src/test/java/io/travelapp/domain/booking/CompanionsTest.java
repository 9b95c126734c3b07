package io.travelapp.domain.booking;

import static io.travelapp.domain.booking.Sales.BOARDS;
import static io.travelapp.domain.booking.Sales.leg;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Companions.Missing;
import io.travelapp.domain.seating.SeatNeed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompanionsTest {

  private static final HeldPassenger ADULT = new HeldPassenger("adult", true, true);
  private static final HeldPassenger CHILD = new HeldPassenger("child", true, false);
  private static final HeldPassenger INFANT = new HeldPassenger("infant", false, false);

  private static Booking booking(int legs, HeldPassenger... party) {
    String[] prices = Arrays.stream(party).map(member -> "10.00").toArray(String[]::new);
    Booking plain =
        Sales.booking(
            IntStream.range(0, legs).mapToObj(at -> leg(BOARDS.plusSeconds(4000L * at))).toList(),
            prices);
    return new Booking(
        plain.reference(),
        plain.customer(),
        plain.status(),
        plain.revision(),
        plain.bookedAt(),
        plain.purchaser(),
        plain.legs(),
        Arrays.stream(party)
            .map(member -> new BookedPassenger(member, new PassengerName("Anna", "Mori")))
            .toList(),
        plain.terms(),
        plain.tickets(),
        plain.price(),
        plain.card(),
        plain.action(),
        plain.refunded(),
        plain.exchangedFrom(),
        plain.exchangedFor());
  }

  private static List<Ticket> tickets(Booking booking, int... numbers) {
    return Arrays.stream(numbers).mapToObj(number -> booking.tickets().get(number)).toList();
  }

  @Test
  void a_child_keeps_an_adult_on_the_coach() {
    Booking family = booking(1, ADULT, ADULT, CHILD);

    assertThat(Companions.missingAfter(family, tickets(family, 0))).isEmpty();
    assertThat(Companions.missingAfter(family, tickets(family, 2))).isEmpty();
    assertThat(Companions.missingAfter(family, tickets(family, 0, 1))).contains(new Missing(2, 0));
    assertThat(Companions.missingAfter(family, tickets(family, 0, 1, 2))).isEmpty();
  }

  @Test
  void each_infant_keeps_an_adult_of_its_own() {
    Booking family = booking(1, ADULT, INFANT, ADULT, INFANT);

    assertThat(Companions.missingAfter(family, tickets(family, 0))).contains(new Missing(3, 0));
    assertThat(Companions.missingAfter(family, tickets(family, 0, 1))).isEmpty();
  }

  @Test
  void it_counts_on_each_leg() {
    Booking outAndBack = booking(2, ADULT, CHILD);

    assertThat(Companions.missingAfter(outAndBack, tickets(outAndBack, 2)))
        .contains(new Missing(1, 1));
    assertThat(Companions.missingAfter(outAndBack, tickets(outAndBack, 2, 3))).isEmpty();
  }

  @Test
  void who_was_sold_a_ride_without_an_adult_needs_none_afterwards() {
    Booking children = booking(1, CHILD, CHILD);

    assertThat(Companions.missingAfter(children, tickets(children, 0))).isEmpty();
  }

  @Test
  void a_wheelchair_user_keeps_the_companion_on_each_leg() {
    HeldPassenger user = new HeldPassenger("adult", true, true, SeatNeed.WHEELCHAIR);
    HeldPassenger companion = new HeldPassenger("adult", true, true, SeatNeed.COMPANION);
    Booking outAndBack = booking(2, user, ADULT, companion);

    assertThat(Companions.missingAfter(outAndBack, tickets(outAndBack, 2)))
        .contains(new Missing(0, 0));
    assertThat(Companions.missingAfter(outAndBack, tickets(outAndBack, 5)))
        .contains(new Missing(0, 1));
    assertThat(Companions.missingAfter(outAndBack, tickets(outAndBack, 1, 4))).isEmpty();
    assertThat(Companions.missingAfter(outAndBack, tickets(outAndBack, 0, 2))).isEmpty();
    assertThat(Companions.missingAfter(outAndBack, tickets(outAndBack, 0))).isEmpty();
  }
}
