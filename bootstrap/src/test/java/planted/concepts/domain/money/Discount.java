package planted.concepts.domain.money;

import planted.concepts.domain.fare.Ticket;

/** Money that knows fares. */
public record Discount(Ticket ticket) {}
