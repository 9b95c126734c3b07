package io.travelapp.application;

import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.seat;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of a hold that is looked at, extended, released or forgotten. */
class HoldLifeTest {

  private final BookingOffice office = new BookingOffice();
  private final Buyer anna = office.aBuyer();
  private final Coach express = aDeparture().publishedIn(office.store);
  private final Hold hold = anna.holds(express.leg("Kofu", "Tokyo", "1A"));
  private final ShowHold show = new ShowHold(office.store.bookings(), office.store.clock());
  private final ExtendHold extend = new ExtendHold(office.store.bookings(), office.store.clock());
  private final ReleaseHold release = new ReleaseHold(office.store.bookings());

  @Test
  void looking_at_a_hold_does_not_restart_its_clock() {
    office.store.passTime(Duration.ofMinutes(4));

    assertThat(show.handle(new ShowHold.Query(anna.id(), hold.id())))
        .isEqualTo(new ShowHold.Outcome.Shown(hold, Duration.ofMinutes(6)));
    assertThat(show.handle(new ShowHold.Query(anna.id(), hold.id())))
        .isEqualTo(new ShowHold.Outcome.Shown(hold, Duration.ofMinutes(6)));
  }

  @Test
  void a_hold_is_extended_once() {
    office.store.passTime(Duration.ofMinutes(9));

    ExtendHold.Outcome extended = extend.handle(new ExtendHold.Command(anna.id(), hold.id()));

    assertThat(extended)
        .isEqualTo(new ExtendHold.Outcome.Extended(anna.hold(hold), Duration.ofMinutes(11)));
    assertThat(anna.hold(hold).expiresAt()).isEqualTo(hold.expiresAt().plus(Hold.LIFETIME));
    assertThat(extend.handle(new ExtendHold.Command(anna.id(), hold.id())))
        .isEqualTo(new ExtendHold.Outcome.NoExtensionLeft(anna.hold(hold)));
  }

  @Test
  void what_is_not_held_is_not_extended() {
    office.store.passTime(Hold.LIFETIME);

    assertThat(extend.handle(new ExtendHold.Command(anna.id(), hold.id())))
        .isEqualTo(new ExtendHold.Outcome.NotHeld(anna.hold(hold)));
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.EXPIRED);
  }

  @Test
  void a_released_hold_frees_its_seats_and_may_be_released_again() {
    ReleaseHold.Command command = new ReleaseHold.Command(anna.id(), hold.id());

    assertThat(release.handle(command))
        .isEqualTo(new ReleaseHold.Outcome.Released(anna.hold(hold)));
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.RELEASED);
    assertThat(express.freeSeats("Kofu", "Tokyo")).contains(seat("1A"));
    assertThat(release.handle(command))
        .isEqualTo(new ReleaseHold.Outcome.Released(anna.hold(hold)));
  }

  @Test
  void an_expired_hold_counts_as_released() {
    office.store.passTime(Hold.LIFETIME);

    assertThat(release.handle(new ReleaseHold.Command(anna.id(), hold.id())))
        .isEqualTo(new ReleaseHold.Outcome.Released(anna.hold(hold)));
    assertThat(anna.hold(hold).status()).isEqualTo(Hold.Status.EXPIRED);
  }

  @Test
  void what_is_being_paid_for_or_is_booked_is_not_released() {
    ReleaseHold.Command command = new ReleaseHold.Command(anna.id(), hold.id());
    var attempt = anna.paysFirmly(hold);

    assertThat(release.handle(command)).isEqualTo(new ReleaseHold.Outcome.NotHeld(anna.hold(hold)));
    office.store.bookings().confirm(attempt.intent());
    assertThat(release.handle(command)).isEqualTo(new ReleaseHold.Outcome.NotHeld(anna.hold(hold)));
    assertThat(express.freeSeats("Kofu", "Tokyo")).doesNotContain(seat("1A"));
  }

  @Test
  void a_hold_of_somebody_else_is_like_none() {
    Buyer mallory = office.aBuyer();
    HoldId none = new HoldId(999);

    for (HoldId id : new HoldId[] {hold.id(), none}) {
      assertThat(show.handle(new ShowHold.Query(mallory.id(), id)))
          .isEqualTo(new ShowHold.Outcome.NoSuchHold());
      assertThat(extend.handle(new ExtendHold.Command(mallory.id(), id)))
          .isEqualTo(new ExtendHold.Outcome.NoSuchHold());
      assertThat(release.handle(new ReleaseHold.Command(mallory.id(), id)))
          .isEqualTo(new ReleaseHold.Outcome.NoSuchHold());
    }
    assertThat(anna.hold(hold)).isEqualTo(hold);
  }

  @Test
  void holds_whose_time_is_over_are_swept_so_many_at_once() {
    anna.holds(express.leg("Kofu", "Tokyo", "1B"));
    anna.holds(express.leg("Kofu", "Tokyo", "1C"));
    ExpireHolds expire = new ExpireHolds(office.store.bookings());
    assertThat(expire.handle(10)).isEqualTo(new ExpireHolds.Outcome(0));
    office.store.passTime(Hold.LIFETIME);

    assertThat(expire.handle(2)).isEqualTo(new ExpireHolds.Outcome(2));
    assertThat(expire.handle(2)).isEqualTo(new ExpireHolds.Outcome(1));
    assertThat(expire.handle(2)).isEqualTo(new ExpireHolds.Outcome(0));
  }
}
