package planted.ports.adapters.rest;

import planted.ports.domain.booking.Bookings.Answer;

/** Innocent: knows the answer, not the port. */
public record AnswerJson(Answer answer) {}
