package planted.concepts.domain.fare;

import planted.concepts.domain.booking.Basket;

/** A fare that knows the booking. */
public record Ticket(Basket basket) {}
