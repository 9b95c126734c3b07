package io.travelapp.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomTest {

  @Test
  void a_payment_gets_in_where_a_hold_does_not_and_a_hold_where_a_search_does_not() {
    Room room = new Room(16, 12);

    assertThat(entered(room, Urgency.SEARCH)).isEqualTo(12);
    assertThat(entered(room, Urgency.HOLD)).isEqualTo(2);
    assertThat(entered(room, Urgency.PAYMENT)).isEqualTo(2);

    room.leave(Urgency.PAYMENT);
    assertThat(room.enter(Urgency.SEARCH)).isFalse();
    assertThat(room.enter(Urgency.HOLD)).isFalse();
    assertThat(room.enter(Urgency.PAYMENT)).isTrue();
  }

  @Test
  void who_leaves_makes_room_for_one() {
    Room room = new Room(1, 1);

    assertThat(room.enter(Urgency.SEARCH)).isTrue();
    assertThat(room.enter(Urgency.PAYMENT)).isFalse();
    room.leave(Urgency.SEARCH);
    assertThat(room.enter(Urgency.SEARCH)).isTrue();
  }

  @Test
  void searches_have_a_part_of_the_room_and_leave_the_rest_to_others() {
    Room room = new Room(16, 3);

    assertThat(entered(room, Urgency.SEARCH)).isEqualTo(3);
    assertThat(entered(room, Urgency.OTHER)).isEqualTo(9);
    room.leave(Urgency.OTHER);
    assertThat(room.enter(Urgency.SEARCH)).isFalse();
    room.leave(Urgency.SEARCH);
    assertThat(room.enter(Urgency.SEARCH)).isTrue();
  }

  private static int entered(Room room, Urgency urgency) {
    int entered = 0;
    while (room.enter(urgency)) {
      entered++;
    }
    return entered;
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/bookings, PAYMENT",
    "/api/v1/bookings/K7PX2MQ9, PAYMENT",
    "/api/v1/payment-notices, PAYMENT",
    "/api/v1/card-tokens, PAYMENT",
    "/api/v1/holds, HOLD",
    "/api/v1/holds/17/extension, HOLD",
    "/api/v1/sessions/refresh, HOLD",
    "/api/v1/departures/dep_8f2/seat-map, HOLD",
    "/api/v1/departures, SEARCH",
    "/api/v1/places, SEARCH",
    "/api/v1/destinations/plc_1, SEARCH",
    "/api/v1/sign-ups, OTHER",
    "/api/v1/accounts/8f2/roles/administrator, OTHER",
    "/api/v1/me/export, OTHER",
    "/api/v1/password-resets, OTHER",
    "/api/v1/departures/, SEARCH",
    "/api/v1/departures//, SEARCH",
    "/api/v1/departures;a=b, SEARCH",
    "/api/v1/%64epartures, SEARCH",
    "//api/v1/departures, SEARCH",
    "/api/v1/bookingsx, SEARCH",
    "/bookings, SEARCH",
    "/, SEARCH"
  })
  void what_is_asked_for_tells_how_urgent_it_is(String path, Urgency urgency) {
    assertThat(Urgency.of(path)).isEqualTo(urgency);
  }
}
