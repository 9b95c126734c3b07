package io.travelapp.domain.seating;

/**
 * A seat that is taken out, or folded away, as long as somebody has a wheelchair space: nobody sits
 * there, and nobody has a ticket for it.
 *
 * @param space the wheelchair space for which it makes room
 */
public record DisplacedSeat(SeatLabel seat, SeatLabel space) {}
