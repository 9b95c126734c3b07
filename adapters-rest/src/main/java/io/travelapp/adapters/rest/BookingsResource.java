package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.Operation.Query;
import io.travelapp.adapters.rest.RestAdapters.UseCases;
import io.travelapp.application.BookHold;
import io.travelapp.application.CancelTickets;
import io.travelapp.application.ChangeSeats;
import io.travelapp.application.ExchangeTickets;
import io.travelapp.application.ListBookings;
import io.travelapp.application.QuoteCancellation;
import io.travelapp.application.QuoteExchange;
import io.travelapp.application.RenamePassenger;
import io.travelapp.application.ShowBooking;
import io.travelapp.application.ShowHistory;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingEvent;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.CancellationQuote;
import io.travelapp.domain.booking.Companions;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.PassengerName;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.money.Money;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Bookings of the customer who asks. */
@Path("/api/v1/bookings")
@Produces(MediaType.APPLICATION_JSON)
public final class BookingsResource {

  private static final int LIMIT_USUAL = 20;
  private static final int LIMIT_MAX = 100;

  private final BookHold bookHold;
  private final ListBookings listBookings;
  private final ShowBooking showBooking;
  private final ChangeSeats changeSeats;
  private final ShowHistory showHistory;
  private final QuoteCancellation quoteCancellation;
  private final CancelTickets cancelTickets;
  private final QuoteExchange quoteExchange;
  private final ExchangeTickets exchangeTickets;
  private final RenamePassenger renamePassenger;
  private final Idempotent idempotent;
  private final InstantSource clock;

  BookingsResource(UseCases useCases, Idempotent idempotent, InstantSource clock) {
    this.bookHold = useCases.bookHold();
    this.listBookings = useCases.listBookings();
    this.showBooking = useCases.showBooking();
    this.changeSeats = useCases.changeSeats();
    this.showHistory = useCases.showHistory();
    this.quoteCancellation = useCases.quoteCancellation();
    this.cancelTickets = useCases.cancelTickets();
    this.quoteExchange = useCases.quoteExchange();
    this.exchangeTickets = useCases.exchangeTickets();
    this.renamePassenger = useCases.renamePassenger();
    this.idempotent = idempotent;
    this.clock = clock;
  }

  /** Pays for a hold. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      id = "bookHold",
      summary = "Pays for a hold and makes it a booking",
      statuses = {201, 202},
      answers = BookingJson.class,
      once = true,
      problems = {
        ProblemCode.PAYMENT_DECLINED,
        ProblemCode.PAYMENT_IN_PROGRESS,
        ProblemCode.ALREADY_BOOKED,
        ProblemCode.HOLD_NOT_FOUND,
        ProblemCode.HOLD_EXPIRED,
        ProblemCode.HOLD_RELEASED,
        ProblemCode.PASSENGER_COUNT_WRONG,
        ProblemCode.PASSENGER_UNKNOWN
      })
  @Access(Access.Who.CUSTOMER)
  public Response book(
      @Context ContainerRequestContext request,
      @Context SecurityContext security,
      BookingRequestJson wanted) {
    CustomerId customer = Caller.of(security);
    return idempotent.answer(
        request, customer, "book", wanted, key -> booked(wanted.toCommand(customer, key)));
  }

  private Response booked(BookHold.Command command) {
    return switch (bookHold.handle(command)) {
      case BookHold.Outcome.Confirmed(Booking booking) -> made(Response.Status.CREATED, booking);
      case BookHold.Outcome.Pending(Booking booking) -> made(Response.Status.ACCEPTED, booking);
      case BookHold.Outcome.Declined(String reason) ->
          Problem.of(ProblemCode.PAYMENT_DECLINED).with("reason", reason).toResponse();
      case BookHold.Outcome.PaymentInProgress(BookingReference reference) ->
          HoldsResource.paymentInProgress(reference.value());
      case BookHold.Outcome.AlreadyBooked(BookingReference reference) ->
          HoldsResource.alreadyBooked(reference.value());
      case BookHold.Outcome.HoldOver(Hold hold) -> HoldsResource.notHeld(hold);
      case BookHold.Outcome.NoSuchHold() -> Problem.of(ProblemCode.HOLD_NOT_FOUND).toResponse();
      case BookHold.Outcome.PassengerCountWrong wrong ->
          at(
              "/passengers",
              ProblemCode.PASSENGER_COUNT_WRONG,
              Saying.of(ProblemCode.PASSENGER_COUNT_WRONG)
                  .with("named", wrong.named())
                  .with("held", wrong.held()));
      case BookHold.Outcome.UnknownPassenger unknown ->
          at(
              "/passengers/" + unknown.entry(),
              ProblemCode.PASSENGER_UNKNOWN,
              Saying.of(ProblemCode.PASSENGER_UNKNOWN));
    };
  }

  private static Response at(String place, ProblemCode code, Saying saying) {
    return Problem.of(code, saying).at(Fault.at(place, code.text(), saying)).toResponse();
  }

  private Response made(Response.Status status, Booking booking) {
    return Response.status(status)
        .location(URI.create("/api/v1/bookings/" + booking.reference()))
        .entity(BookingJson.of(booking, clock.instant()))
        .build();
  }

  /** Lists the customer's bookings, the newest departure first. */
  @GET
  @Operation(
      id = "listBookings",
      summary = "Lists the customer's bookings, the newest departure first",
      answers = BookingJson.class,
      list = true,
      query = {
        @Query(
            name = "cursor",
            type = BookingReference.class,
            what = "The next of the page before."),
        @Query(
            name = "limit",
            type = int.class,
            min = 1,
            max = BookingsResource.LIMIT_MAX,
            what = "How many at most; 20 unless said otherwise.")
      })
  @Access(Access.Who.CUSTOMER)
  public Response list(@Context SecurityContext security, @Context UriInfo uri) {
    Parameters parameters = new Parameters(uri);
    Optional<BookingReference> after = parameters.optional("cursor", BookingReference.class);
    int limit = parameters.number("limit", 1, LIMIT_MAX).orElse(LIMIT_USUAL);
    parameters.refuseUnfit();
    ListBookings.Outcome page =
        listBookings.handle(new ListBookings.Query(Caller.of(security), after, limit));
    Instant now = clock.instant();
    return Response.ok(
            new ListJson<>(
                page.bookings().stream().map(booking -> BookingJson.of(booking, now)).toList(),
                page.next().map(BookingReference::value)))
        .build();
  }

  /** Shows one booking. */
  @GET
  @Path("{reference}")
  @Operation(
      id = "showBooking",
      summary = "Shows a booking of the customer's own",
      answers = BookingJson.class,
      problems = {ProblemCode.BOOKING_NOT_FOUND})
  @Access(Access.Who.CUSTOMER)
  public Response show(
      @Context SecurityContext security, @PathParam("reference") String reference) {
    Optional<BookingReference> parsed = BookingReference.parse(reference);
    if (parsed.isEmpty()) {
      return noSuchBooking();
    }
    return switch (showBooking.handle(new ShowBooking.Query(Caller.of(security), parsed.get()))) {
      case ShowBooking.Outcome.Shown(Booking booking) ->
          Response.ok(BookingJson.of(booking, clock.instant())).build();
      case ShowBooking.Outcome.NoSuchBooking() -> noSuchBooking();
    };
  }

  private static Response unknownTickets(List<String> wanted, Set<String> unknown) {
    Saying saying =
        Saying.of(ProblemCode.TICKET_UNKNOWN).with("tickets", unknown.stream().sorted().toList());
    return Problem.of(ProblemCode.TICKET_UNKNOWN, saying)
        .at(
            IntStream.range(0, wanted.size())
                .filter(at -> unknown.contains(wanted.get(at)))
                .mapToObj(
                    at -> Fault.at("/tickets/" + at, ProblemCode.TICKET_UNKNOWN.text(), saying))
                .toArray(Fault[]::new))
        .toResponse();
  }

  /** Lists what happened to one booking. */
  @GET
  @Path("{reference}/events")
  @Operation(
      id = "showBookingEvents",
      summary = "Lists what happened to a booking of the customer's own, in order",
      answers = EventJson.class,
      list = true,
      problems = {ProblemCode.BOOKING_NOT_FOUND})
  @Access(Access.Who.CUSTOMER)
  public Response events(
      @Context SecurityContext security, @PathParam("reference") String reference) {
    Optional<BookingReference> parsed = BookingReference.parse(reference);
    if (parsed.isEmpty()) {
      return noSuchBooking();
    }
    return switch (showHistory.handle(new ShowHistory.Query(Caller.of(security), parsed.get()))) {
      case ShowHistory.Outcome.Shown(List<BookingEvent> events) ->
          Response.ok(ListJson.whole(events.stream().map(EventJson::of).toList())).build();
      case ShowHistory.Outcome.NoSuchBooking() -> noSuchBooking();
    };
  }

  /** What a passenger is to be called. */
  record NameJson(PersonName givenName, PersonName familyName) {}

  /** Renames a passenger. */
  @PATCH
  @Path("{reference}/passengers/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      id = "renamePassenger",
      summary = "Gives a passenger another name, on all of that passenger's tickets",
      answers = BookingJson.class,
      problems = {
        ProblemCode.BOOKING_NOT_FOUND,
        ProblemCode.PASSENGER_NOT_FOUND,
        ProblemCode.NOTHING_TO_RENAME
      })
  @Access(Access.Who.CUSTOMER)
  public Response rename(
      @Context SecurityContext security,
      @PathParam("reference") String reference,
      @PathParam("id") String id,
      NameJson wanted) {
    Optional<BookingReference> booking = BookingReference.parse(reference);
    if (booking.isEmpty()) {
      return noSuchBooking();
    }
    PassengerName name = new PassengerName(wanted.givenName().text(), wanted.familyName().text());
    // No booking is for so many that this were one of its passengers.
    int passenger = PassengerId.parse(id).map(PassengerId::position).orElse(Integer.MAX_VALUE);
    return switch (renamePassenger.handle(
        new RenamePassenger.Command(Caller.of(security), booking.get(), passenger, name))) {
      case RenamePassenger.Outcome.Renamed(Booking renamed) ->
          Response.ok(BookingJson.of(renamed, clock.instant())).build();
      case RenamePassenger.Outcome.NoSuchBooking() -> noSuchBooking();
      case RenamePassenger.Outcome.NoSuchPassenger(int passengers) ->
          Problem.of(
                  ProblemCode.PASSENGER_NOT_FOUND,
                  Saying.of(ProblemCode.PASSENGER_NOT_FOUND).with("passengers", passengers))
              .toResponse();
      case RenamePassenger.Outcome.NothingToRename(Booking.Status status) ->
          Problem.of(
                  ProblemCode.NOTHING_TO_RENAME,
                  Saying.of(ProblemCode.NOTHING_TO_RENAME).with("status", TextForm.nameOf(status)))
              .toResponse();
    };
  }

  /** Changes seats after the sale; the old ones are kept until the new ones are claimed. */
  @PUT
  @Path("{reference}/seats")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      id = "changeSeatsOfBooking",
      summary =
          "Changes seats after the sale; the old ones are kept until the new ones are claimed",
      answers = BookingJson.class,
      problems = {
        ProblemCode.BOOKING_NOT_FOUND,
        ProblemCode.NO_VALID_TICKET,
        ProblemCode.SEAT_TAKEN,
        ProblemCode.LEG_COUNT_WRONG,
        ProblemCode.SEAT_COUNT_WRONG,
        ProblemCode.SEAT_UNKNOWN,
        ProblemCode.SEAT_NAMED_TWICE,
        ProblemCode.WHEELCHAIR_SPACE_RESERVED,
        ProblemCode.WHEELCHAIR_SPACE_NEEDED,
        ProblemCode.SEAT_DISPLACED,
        ProblemCode.COMPANION_APART,
        ProblemCode.SEAT_BESIDE_STRANGER,
        ProblemCode.SEAT_FEE_DUE,
        ProblemCode.DEPARTED,
        ProblemCode.DEPARTURE_CANCELLED
      })
  @Access(Access.Who.CUSTOMER)
  public Response changeSeats(
      @Context SecurityContext security,
      @PathParam("reference") String reference,
      SeatsRequestJson wanted) {
    Optional<BookingReference> parsed = BookingReference.parse(reference);
    if (parsed.isEmpty()) {
      return noSuchBooking();
    }
    ChangeSeats.Target target = new ChangeSeats.Target.OfBooking(parsed.get());
    ChangeSeats.Outcome outcome = changeSeats.handle(wanted.toCommand(Caller.of(security), target));
    return outcome instanceof ChangeSeats.Outcome.BookingChanged(Booking now)
        ? Response.ok(BookingJson.of(now, clock.instant())).build()
        : SeatChangeRefusals.of(outcome);
  }

  /**
   * What of a booking is to be quoted.
   *
   * @param tickets their ids; all that can still be given up where they are missing
   */
  record QuoteWishJson(Optional<List<String>> tickets) {}

  /** Tells what comes back if the booking, or some tickets of it, are cancelled now. */
  @POST
  @Path("{reference}/cancellation-quotes")
  @Operation(
      id = "quoteCancellation",
      summary = "Tells what comes back if the booking, or some tickets of it, are cancelled now",
      statuses = 201,
      answers = QuoteJson.class,
      problems = {
        ProblemCode.BOOKING_NOT_FOUND,
        ProblemCode.TICKET_UNKNOWN,
        ProblemCode.NOTHING_TO_CANCEL,
        ProblemCode.COMPANION_MISSING,
        ProblemCode.DEPARTED
      })
  @Access(Access.Who.CUSTOMER)
  public Response quote(
      @Context SecurityContext security,
      @PathParam("reference") String reference,
      @MayBeMissing @Nullable QuoteWishJson body) {
    QuoteWishJson wanted = body == null ? JsonBodies.nothing(QuoteWishJson.class) : body;
    Optional<BookingReference> parsed = BookingReference.parse(reference);
    if (parsed.isEmpty()) {
      return noSuchBooking();
    }
    return switch (quoteCancellation.handle(
        new QuoteCancellation.Command(
            Caller.of(security), parsed.get(), Set.copyOf(wanted.tickets().orElse(List.of()))))) {
      case QuoteCancellation.Outcome.Quoted(CancellationQuote quote) ->
          Response.status(Response.Status.CREATED).entity(QuoteJson.of(quote)).build();
      case QuoteCancellation.Outcome.NoSuchBooking() -> noSuchBooking();
      case QuoteCancellation.Outcome.NothingToCancel(Booking.Status status) ->
          Problem.of(
                  ProblemCode.NOTHING_TO_CANCEL,
                  Saying.of(ProblemCode.NOTHING_TO_CANCEL).with("status", TextForm.nameOf(status)))
              .toResponse();
      case QuoteCancellation.Outcome.UnknownTickets(Set<String> unknown) ->
          unknownTickets(wanted.tickets().orElse(List.of()), unknown);
      case QuoteCancellation.Outcome.CompanionMissing(Companions.Missing missing) ->
          Problem.of(
                  ProblemCode.COMPANION_MISSING,
                  Saying.of(ProblemCode.COMPANION_MISSING)
                      .with("passenger", new PassengerId(missing.passenger()))
                      .with("leg", missing.leg()))
              .with("passenger", new PassengerId(missing.passenger()))
              .with("leg", missing.leg())
              .toResponse();
      case QuoteCancellation.Outcome.Departed(Instant since) ->
          Problem.of(ProblemCode.DEPARTED, Saying.of(ProblemCode.DEPARTED).with("since", since))
              .toResponse();
    };
  }

  /** Which quote is taken up. */
  record CancellationJson(String quoteId) {}

  /**
   * What was cancelled.
   *
   * @param tickets all of the booking, as they stand now
   * @param refunds what comes back of each that was cancelled
   */
  record CancelledJson(
      Money refund,
      Booking.Status status,
      List<BookingJson.TicketJson> tickets,
      List<QuoteJson.LineJson> refunds) {}

  /** Cancels what a quote was given for. */
  @POST
  @Path("{reference}/cancellations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      id = "cancelBooking",
      summary = "Cancels what a quote was given for",
      statuses = 201,
      answers = CancelledJson.class,
      once = true,
      problems = {
        ProblemCode.BOOKING_NOT_FOUND,
        ProblemCode.QUOTE_NOT_FOUND,
        ProblemCode.QUOTE_EXPIRED,
        ProblemCode.QUOTE_STALE
      })
  @Access(Access.Who.CUSTOMER)
  public Response cancel(
      @Context ContainerRequestContext request,
      @Context SecurityContext security,
      @PathParam("reference") String reference,
      CancellationJson wanted) {
    CustomerId customer = Caller.of(security);
    Optional<BookingReference> parsed = BookingReference.parse(reference);
    if (parsed.isEmpty()) {
      return noSuchBooking();
    }
    return idempotent.answer(
        request,
        customer,
        "cancel",
        wanted,
        key -> cancelled(customer, key, parsed.get(), wanted.quoteId()));
  }

  private Response cancelled(
      CustomerId customer, RequestKey key, BookingReference reference, String quoteId) {
    CancelTickets.Outcome outcome =
        cancelTickets.handle(new CancelTickets.Command(customer, key, reference, quoteId));
    return switch (outcome) {
      case CancelTickets.Outcome.Cancelled(Booking booking, CancellationQuote quote) ->
          Response.status(Response.Status.CREATED)
              .entity(
                  new CancelledJson(
                      quote.refund(),
                      booking.status(),
                      BookingJson.of(booking, clock.instant()).tickets(),
                      QuoteJson.of(quote).tickets()))
              .build();
      case CancelTickets.Outcome.QuoteExpired(CancellationQuote quote) ->
          Problem.of(
                  ProblemCode.QUOTE_EXPIRED,
                  Saying.of(ProblemCode.QUOTE_EXPIRED).with("until", quote.expiresAt()))
              .toResponse();
      case CancelTickets.Outcome.QuoteStale(CancellationQuote ignored) ->
          Problem.of(ProblemCode.QUOTE_STALE).toResponse();
      case CancelTickets.Outcome.NoSuchQuote() ->
          Problem.of(ProblemCode.QUOTE_NOT_FOUND).toResponse();
    };
  }

  /** Holds other legs in exchange for tickets, and tells what is to be paid or comes back. */
  @POST
  @Path("{reference}/exchange-quotes")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      id = "quoteExchange",
      summary = "Holds other legs in exchange for tickets, and tells the difference",
      statuses = 201,
      answers = ExchangeQuoteJson.class,
      once = true,
      problems = {
        ProblemCode.BOOKING_NOT_FOUND,
        ProblemCode.TICKET_UNKNOWN,
        ProblemCode.NOTHING_TO_EXCHANGE,
        ProblemCode.NOT_EXCHANGEABLE,
        ProblemCode.LEGS_NOT_WHOLE,
        ProblemCode.PARTIES_DIFFER,
        ProblemCode.DEPARTED,
        ProblemCode.SEAT_TAKEN,
        ProblemCode.NOT_ENOUGH_SEATS,
        ProblemCode.TOO_MANY_HOLDS,
        ProblemCode.SALES_NOT_OPEN,
        ProblemCode.SALES_CLOSED,
        ProblemCode.DEPARTURE_UNKNOWN,
        ProblemCode.DEPARTURE_CANCELLED,
        ProblemCode.LEG_NOT_FOR_SALE,
        ProblemCode.SEAT_UNKNOWN,
        ProblemCode.SEAT_NAMED_TWICE,
        ProblemCode.SEAT_COUNT_WRONG,
        ProblemCode.PARTY_TOO_LARGE,
        ProblemCode.MINORS_ALONE,
        ProblemCode.INFANTS_WITHOUT_ADULT,
        ProblemCode.PASSENGER_TYPE_UNKNOWN,
        ProblemCode.FARE_PRODUCT_UNKNOWN,
        ProblemCode.WHEELCHAIR_SPACE_UNAVAILABLE,
        ProblemCode.WHEELCHAIR_SPACE_RESERVED,
        ProblemCode.WHEELCHAIR_SPACE_NEEDED,
        ProblemCode.NEED_WITHOUT_SEAT,
        ProblemCode.SEAT_DISPLACED,
        ProblemCode.COMPANION_SEAT_UNAVAILABLE,
        ProblemCode.COMPANION_WITHOUT_WHEELCHAIR,
        ProblemCode.COMPANION_APART,
        ProblemCode.SEAT_BESIDE_STRANGER,
        ProblemCode.LEGS_MISSING,
        ProblemCode.TOO_MANY_LEGS,
        ProblemCode.LEGS_OUT_OF_ORDER,
        ProblemCode.MIXED_CURRENCIES
      })
  @Access(Access.Who.CUSTOMER)
  public Response quoteExchange(
      @Context ContainerRequestContext request,
      @Context SecurityContext security,
      @PathParam("reference") String reference,
      ExchangeQuoteRequestJson wanted) {
    CustomerId customer = Caller.of(security);
    Faults faults = new Faults();
    HoldRequestJson.LegJson.check(wanted.legs(), faults);
    faults.refuseIfAny();
    Optional<BookingReference> parsed = BookingReference.parse(reference);
    if (parsed.isEmpty()) {
      return noSuchBooking();
    }
    return idempotent.answer(
        request,
        customer,
        "quote-exchange",
        wanted,
        key -> quoted(wanted.toCommand(customer, key, parsed.get())));
  }

  private Response quoted(QuoteExchange.Command command) {
    QuoteExchange.Outcome outcome = quoteExchange.handle(command);
    Optional<Problem> problem = ExchangeRefusals.of(outcome);
    if (problem.isPresent()) {
      return problem.get().toResponse();
    }
    return Response.status(Response.Status.CREATED)
        .entity(ExchangeQuoteJson.of((QuoteExchange.Outcome.Quoted) outcome))
        .build();
  }

  /** Exchanges what a quote was given for. */
  @POST
  @Path("{reference}/exchanges")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      id = "exchangeTickets",
      summary = "Exchanges what a quote was given for, and answers the new booking",
      statuses = {201, 202},
      answers = BookingJson.class,
      once = true,
      problems = {
        ProblemCode.PAYMENT_MISSING,
        ProblemCode.PAYMENT_DECLINED,
        ProblemCode.PAYMENT_IN_PROGRESS,
        ProblemCode.ALREADY_BOOKED,
        ProblemCode.BOOKING_NOT_FOUND,
        ProblemCode.QUOTE_NOT_FOUND,
        ProblemCode.QUOTE_EXPIRED,
        ProblemCode.QUOTE_STALE,
        ProblemCode.HOLD_RELEASED
      })
  @Access(Access.Who.CUSTOMER)
  public Response exchange(
      @Context ContainerRequestContext request,
      @Context SecurityContext security,
      @PathParam("reference") String reference,
      ExchangeRequestJson wanted) {
    CustomerId customer = Caller.of(security);
    Optional<BookingReference> parsed = BookingReference.parse(reference);
    if (parsed.isEmpty()) {
      return noSuchBooking();
    }
    return idempotent.answer(
        request,
        customer,
        "exchange",
        wanted,
        key -> exchanged(wanted.toCommand(customer, key, parsed.get())));
  }

  private Response exchanged(ExchangeTickets.Command command) {
    ExchangeTickets.Outcome outcome = exchangeTickets.handle(command);
    if (outcome instanceof ExchangeTickets.Outcome.Exchanged(Booking booking)) {
      return made(Response.Status.CREATED, booking);
    }
    if (outcome instanceof ExchangeTickets.Outcome.Pending(Booking booking)) {
      return made(Response.Status.ACCEPTED, booking);
    }
    return ExchangeRefusals.of(outcome).orElseThrow();
  }

  static Response noSuchBooking() {
    return Problem.of(ProblemCode.BOOKING_NOT_FOUND).toResponse();
  }
}
