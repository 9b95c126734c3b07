package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aReference;
import static io.travelapp.testkit.fixture.Fixtures.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Bookings.CancelAnswer.QuoteStale;
import io.travelapp.domain.booking.Bookings.RenameAnswer;
import io.travelapp.domain.booking.Bookings.RenameAnswer.NoSuchBooking;
import io.travelapp.domain.booking.Bookings.RenameAnswer.NoSuchPassenger;
import io.travelapp.domain.booking.Bookings.RenameAnswer.NothingToRename;
import io.travelapp.domain.booking.Bookings.RenameAnswer.Renamed;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.PassengerName;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@code Bookings} promises about giving passengers other names. */
public interface RenamesContract {

  Store store();

  @Test
  default void a_renamed_passenger_has_the_new_name_and_nothing_else_has_changed() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(coach().leg("Kofu", "Tokyo", "1A", "1B"));

    RenameAnswer answer = rename(anna, booking, 1, name("Berta", "Ito"));

    Booking after = anna.booking(booking);
    assertThat(answer).isEqualTo(new Renamed(after));
    assertThat(after.passengers().get(0)).isEqualTo(booking.passengers().get(0));
    assertThat(after.passengers().get(1).name()).isEqualTo(name("Berta", "Ito"));
    assertThat(after.passengers().get(1).as()).isEqualTo(booking.passengers().get(1).as());
    assertThat(after.tickets()).isEqualTo(booking.tickets());
    assertThat(after.price()).isEqualTo(booking.price());
    assertThat(after.revision()).isNotEqualTo(booking.revision());
  }

  @Test
  default void a_name_needs_no_free_seat() {
    Coach coach = coach();
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(coach.leg("Kofu", "Tokyo", "1A", "1B", "1C", "1D"));
    assertThat(coach.freeSeats("Kofu", "Tokyo")).isEmpty();

    assertThat(rename(anna, booking, 3, name("Berta", "Ito"))).isInstanceOf(Renamed.class);
  }

  @Test
  default void the_same_name_again_changes_nothing() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(coach().leg("Kofu", "Tokyo", "1A"));
    PassengerName name = name("Berta", "Ito");
    RenameAnswer first = rename(anna, booking, 0, name);

    assertThat(rename(anna, booking, 0, name)).isEqualTo(first);
    assertThat(rename(anna, booking, 0, booking.passengers().getFirst().name()))
        .isNotEqualTo(first);
  }

  @Test
  default void who_has_no_valid_ticket_is_not_renamed() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(coach().leg("Kofu", "Tokyo", "1A", "1B"));
    Booking half = anna.cancels(booking, booking.tickets().get(1)).booking();
    var unpaid = anna.holds(coach().leg("Kofu", "Tokyo", "1A"));
    anna.startsToPay(unpaid);
    Booking pending = anna.finds(unpaid.reference()).orElseThrow();

    assertThat(rename(anna, half, 1, name("Berta", "Ito"))).isEqualTo(new NothingToRename(half));
    assertThat(rename(anna, pending, 0, name("Berta", "Ito")))
        .isEqualTo(new NothingToRename(pending));
    assertThat(rename(anna, half, 0, name("Berta", "Ito"))).isInstanceOf(Renamed.class);
    assertThat(anna.booking(half).passengers().get(1)).isEqualTo(booking.passengers().get(1));
  }

  @Test
  default void nobody_renames_who_is_not_there_or_is_of_somebody_else() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(coach().leg("Kofu", "Tokyo", "1A"));
    PassengerName name = name("Mallory", "Ito");

    assertThat(rename(anna, booking, 1, name)).isEqualTo(new NoSuchPassenger(booking));
    assertThat(rename(anna, booking, -1, name)).isEqualTo(new NoSuchPassenger(booking));
    assertThat(rename(anna, booking, Integer.MAX_VALUE, name))
        .isEqualTo(new NoSuchPassenger(booking));
    assertThat(rename(aBuyer(store()), booking, 0, name)).isEqualTo(new NoSuchBooking());
    assertThat(store().bookings().rename(anna.id(), aReference(), 0, name))
        .isEqualTo(new NoSuchBooking());
    var held = anna.holds(coach().leg("Kofu", "Tokyo", "1A"));
    assertThat(store().bookings().rename(anna.id(), held.reference(), 0, name))
        .isEqualTo(new NoSuchBooking());
    assertThat(anna.booking(booking)).isEqualTo(booking);
  }

  @Test
  default void a_quote_is_stale_once_somebody_was_renamed() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(coach().leg("Kofu", "Tokyo", "1A"));
    CancellationQuote quote = anna.quote(booking);
    rename(anna, booking, 0, name("Berta", "Ito"));

    assertThat(anna.takesUp(quote)).isEqualTo(new QuoteStale(quote));
  }

  @Test
  default void many_who_rename_at_once_leave_one_of_their_names() {
    Buyer anna = aBuyer(store());
    Booking booking = anna.books(coach().leg("Kofu", "Tokyo", "1A"));
    List<PassengerName> names =
        IntStream.range(0, 8).mapToObj(i -> name("Berta" + i, "Ito" + i)).toList();

    List<RenameAnswer> answers = Race.of(8, i -> rename(anna, booking, 0, names.get(i)));

    assertThat(answers).hasOnlyElementsOfType(Renamed.class);
    assertThat(names).contains(anna.booking(booking).passengers().getFirst().name());
    assertThat(anna.booking(booking).revision()).isEqualTo(booking.revision() + 8);
  }

  private Coach coach() {
    return aDeparture().publishedIn(store());
  }

  private RenameAnswer rename(Buyer buyer, Booking booking, int passenger, PassengerName name) {
    return store().bookings().rename(buyer.id(), booking.reference(), passenger, name);
  }
}
