package io.travelapp.adapters.rest;

import io.travelapp.application.ExchangeTickets;
import io.travelapp.application.QuoteExchange;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.money.Money;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Why tickets are not exchanged, as problems. */
final class ExchangeRefusals {

  private ExchangeRefusals() {}

  /** Empty if it is quoted. */
  static Optional<Problem> of(QuoteExchange.Outcome outcome) {
    return switch (outcome) {
      case QuoteExchange.Outcome.Quoted ignored -> Optional.empty();
      case QuoteExchange.Outcome.NotHeld(var why) -> HoldRefusals.of(why);
      case QuoteExchange.Outcome.NoSuchBooking() ->
          Optional.of(Problem.of(ProblemCode.BOOKING_NOT_FOUND));
      case QuoteExchange.Outcome.UnknownTickets(var tickets) ->
          problem(
              ProblemCode.TICKET_UNKNOWN,
              Saying.of(ProblemCode.TICKET_UNKNOWN)
                  .with("tickets", tickets.stream().sorted().toList()));
      case QuoteExchange.Outcome.NothingToExchange(var status) ->
          problem(
              ProblemCode.NOTHING_TO_EXCHANGE,
              Saying.of(ProblemCode.NOTHING_TO_EXCHANGE).with("status", TextForm.nameOf(status)));
      case QuoteExchange.Outcome.NotExchangeable(String product) ->
          problem(
              ProblemCode.NOT_EXCHANGEABLE,
              Saying.of(ProblemCode.NOT_EXCHANGEABLE).with("product", product));
      case QuoteExchange.Outcome.Departed(var since) ->
          problem(
              ProblemCode.DEPARTED,
              Saying.of(ProblemCode.DEPARTED, "exchange").with("since", since));
      case QuoteExchange.Outcome.LegsNotWhole(var others) ->
          problem(
              ProblemCode.LEGS_NOT_WHOLE,
              Saying.of(ProblemCode.LEGS_NOT_WHOLE)
                  .with("tickets", others.stream().sorted().toList()));
      case QuoteExchange.Outcome.PartiesDiffer(var legs) ->
          problem(
              ProblemCode.PARTIES_DIFFER,
              Saying.of(ProblemCode.PARTIES_DIFFER).with("legs", legs.stream().sorted().toList()));
    };
  }

  /** Empty if it is done, or under way. */
  static Optional<Response> of(ExchangeTickets.Outcome outcome) {
    return switch (outcome) {
      case ExchangeTickets.Outcome.Exchanged ignored -> Optional.empty();
      case ExchangeTickets.Outcome.Pending ignored -> Optional.empty();
      case ExchangeTickets.Outcome.Declined(String reason) ->
          Optional.of(Problem.of(ProblemCode.PAYMENT_DECLINED).with("reason", reason).toResponse());
      case ExchangeTickets.Outcome.CardMissing(var toPay) -> Optional.of(cardMissing(toPay));
      case ExchangeTickets.Outcome.PaymentInProgress(var reference) ->
          Optional.of(HoldsResource.paymentInProgress(reference.value()));
      case ExchangeTickets.Outcome.AlreadyExchanged(var reference) ->
          Optional.of(HoldsResource.alreadyBooked(reference.value()));
      case ExchangeTickets.Outcome.QuoteOver(Hold hold) -> Optional.of(over(hold));
      case ExchangeTickets.Outcome.QuoteStale() ->
          Optional.of(Problem.of(ProblemCode.QUOTE_STALE).toResponse());
      case ExchangeTickets.Outcome.NoSuchQuote() ->
          Optional.of(Problem.of(ProblemCode.QUOTE_NOT_FOUND).toResponse());
    };
  }

  private static Response cardMissing(Money toPay) {
    Saying saying = Saying.of(ProblemCode.PAYMENT_MISSING).with("amount", toPay);
    return Problem.of(ProblemCode.PAYMENT_MISSING, saying)
        .at(Fault.at("/payment", ProblemCode.PAYMENT_MISSING.text(), saying))
        .toResponse();
  }

  private static Response over(Hold quote) {
    return quote.status() == Hold.Status.EXPIRED
        ? Problem.of(
                ProblemCode.QUOTE_EXPIRED,
                Saying.of(ProblemCode.QUOTE_EXPIRED).with("until", quote.expiresAt()))
            .toResponse()
        : HoldsResource.notHeld(quote);
  }

  private static Optional<Problem> problem(ProblemCode code, Saying saying) {
    return Optional.of(Problem.of(code, saying));
  }
}
