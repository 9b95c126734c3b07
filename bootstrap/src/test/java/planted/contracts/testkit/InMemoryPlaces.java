package planted.contracts.testkit;

import planted.contracts.domain.booking.Places;

/** Of a port without a contract. */
public record InMemoryPlaces(int answer) implements Places {}
