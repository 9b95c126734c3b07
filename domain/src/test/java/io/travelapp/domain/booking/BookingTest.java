package io.travelapp.domain.booking;

import static io.travelapp.domain.Examples.EURO;
import static io.travelapp.domain.booking.Sales.BOARDS;
import static io.travelapp.domain.booking.Sales.booking;
import static io.travelapp.domain.booking.Sales.leg;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookingTest {

  @Test
  void a_booking_boards_when_its_first_leg_does() {
    assertThat(booking(List.of(leg(BOARDS), leg(BOARDS.plusSeconds(7200))), "24.95").boards())
        .isEqualTo(BOARDS);
  }

  @Test
  void only_tickets_that_are_neither_cancelled_nor_exchanged_nor_used_are_valid() {
    Booking whole = booking(List.of(leg(BOARDS)), "24.95");
    List<Ticket> tickets = new ArrayList<>();
    for (Ticket.Status status : Ticket.Status.values()) {
      tickets.add(Sales.ticket(tickets.size() + 1, 0, 0, Money.parse("24.95", EURO), status));
    }
    Booking mixed =
        new Booking(
            whole.reference(),
            whole.customer(),
            Booking.Status.PARTLY_CANCELLED,
            whole.revision(),
            whole.bookedAt(),
            whole.purchaser(),
            whole.legs(),
            whole.passengers(),
            whole.terms(),
            tickets,
            whole.price(),
            whole.card(),
            whole.action(),
            whole.refunded(),
            whole.exchangedFrom(),
            whole.exchangedFor());

    assertThat(mixed.tickets()).hasSize(4);
    assertThat(mixed.validTickets()).extracting(Ticket::number).containsExactly("K7PX2MQ9-1");
  }

  @Test
  void a_hold_lasts_ten_minutes_is_extended_once_and_a_payment_keeps_it_for_fifteen() {
    assertThat(Hold.LIFETIME).hasMinutes(10);
    assertThat(Hold.EXTENSIONS).isEqualTo(1);
    assertThat(Hold.PAYING_LONGEST).hasMinutes(15);
  }
}
