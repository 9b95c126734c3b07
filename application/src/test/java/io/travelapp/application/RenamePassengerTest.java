package io.travelapp.application;

import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Booking;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import org.junit.jupiter.api.Test;

class RenamePassengerTest {

  private final BookingOffice office = new BookingOffice();
  private final Buyer anna = office.aBuyer();
  private final Coach express = aDeparture().publishedIn(office.store);
  private final RenamePassenger rename = new RenamePassenger(office.store.bookings());

  private RenamePassenger.Outcome renames(Buyer buyer, Booking booking, int passenger) {
    return rename.handle(
        new RenamePassenger.Command(
            buyer.id(), booking.reference(), passenger, name("Berta", "Ito")));
  }

  @Test
  void a_passenger_gets_another_name_and_everybody_else_keeps_theirs() {
    Booking booking = office.books(anna, anna.holds(express.leg("Kofu", "Tokyo", "1A", "1B")));

    assertThat(renames(anna, booking, 1))
        .isEqualTo(new RenamePassenger.Outcome.Renamed(anna.booking(booking)));
    assertThat(anna.booking(booking).passengers().get(1).name()).isEqualTo(name("Berta", "Ito"));
    assertThat(anna.booking(booking).passengers().get(0)).isEqualTo(booking.passengers().get(0));
  }

  @Test
  void who_is_not_there_or_travels_no_more_is_not_renamed() {
    Booking booking = office.books(anna, anna.holds(express.leg("Kofu", "Tokyo", "1A")));

    assertThat(renames(anna, booking, 1)).isEqualTo(new RenamePassenger.Outcome.NoSuchPassenger(1));
    assertThat(renames(office.aBuyer(), booking, 0))
        .isEqualTo(new RenamePassenger.Outcome.NoSuchBooking());
    anna.cancels(booking);
    assertThat(renames(anna, booking, 0))
        .isEqualTo(new RenamePassenger.Outcome.NothingToRename(Booking.Status.CANCELLED));
  }
}
