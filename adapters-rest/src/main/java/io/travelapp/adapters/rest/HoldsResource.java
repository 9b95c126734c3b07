package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.RestAdapters.UseCases;
import io.travelapp.application.ChangeSeats;
import io.travelapp.application.ExtendHold;
import io.travelapp.application.HoldSeats;
import io.travelapp.application.ReleaseHold;
import io.travelapp.application.ShowHold;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.CustomerId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Seats held while the customer pays. */
@Path("/api/v1/holds")
@Produces(MediaType.APPLICATION_JSON)
public final class HoldsResource {

  private final HoldSeats holdSeats;
  private final ShowHold showHold;
  private final ExtendHold extendHold;
  private final ReleaseHold releaseHold;
  private final ChangeSeats changeSeats;
  private final Idempotent idempotent;

  HoldsResource(UseCases useCases, Idempotent idempotent) {
    this.holdSeats = useCases.holdSeats();
    this.showHold = useCases.showHold();
    this.extendHold = useCases.extendHold();
    this.releaseHold = useCases.releaseHold();
    this.changeSeats = useCases.changeSeats();
    this.idempotent = idempotent;
  }

  /** Holds seats on all legs, or on none. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      id = "holdSeats",
      summary = "Holds seats on all legs, or on none",
      statuses = 201,
      answers = HoldJson.class,
      once = true,
      problems = {
        ProblemCode.SEAT_TAKEN,
        ProblemCode.NOT_ENOUGH_SEATS,
        ProblemCode.PRICE_CHANGED,
        ProblemCode.SALES_NOT_OPEN,
        ProblemCode.SALES_CLOSED,
        ProblemCode.DEPARTURE_UNKNOWN,
        ProblemCode.DEPARTURE_CANCELLED,
        ProblemCode.LEG_NOT_FOR_SALE,
        ProblemCode.SEAT_UNKNOWN,
        ProblemCode.SEAT_NAMED_TWICE,
        ProblemCode.SEAT_COUNT_WRONG,
        ProblemCode.PARTY_EMPTY,
        ProblemCode.PARTY_TOO_LARGE,
        ProblemCode.MINORS_ALONE,
        ProblemCode.PARTY_CONTRADICTORY,
        ProblemCode.INFANTS_WITHOUT_ADULT,
        ProblemCode.PASSENGER_TYPE_UNKNOWN,
        ProblemCode.AGE_OUTSIDE_TYPE,
        ProblemCode.FARE_PRODUCT_UNKNOWN,
        ProblemCode.PROMOTION_UNKNOWN,
        ProblemCode.PROMOTION_REFUSED,
        ProblemCode.WHEELCHAIR_SPACE_UNAVAILABLE,
        ProblemCode.WHEELCHAIR_SPACE_RESERVED,
        ProblemCode.WHEELCHAIR_SPACE_NEEDED,
        ProblemCode.NEED_WITHOUT_SEAT,
        ProblemCode.SEAT_DISPLACED,
        ProblemCode.COMPANION_SEAT_UNAVAILABLE,
        ProblemCode.COMPANION_WITHOUT_WHEELCHAIR,
        ProblemCode.COMPANION_APART,
        ProblemCode.SEAT_BESIDE_STRANGER,
        ProblemCode.NEIGHBOURS_NOT_CHOSEN,
        ProblemCode.LEGS_MISSING,
        ProblemCode.TOO_MANY_LEGS,
        ProblemCode.LEGS_OUT_OF_ORDER,
        ProblemCode.MIXED_CURRENCIES,
        ProblemCode.TOO_MANY_HOLDS
      })
  @Access(Access.Who.CUSTOMER)
  public Response hold(
      @Context ContainerRequestContext request,
      @Context SecurityContext security,
      HoldRequestJson wanted) {
    CustomerId customer = Caller.of(security);
    Faults faults = new Faults();
    wanted.check(faults);
    faults.refuseIfAny();
    return idempotent.answer(request, customer, "hold", wanted, key -> held(wanted, customer, key));
  }

  private Response held(HoldRequestJson wanted, CustomerId customer, RequestKey key) {
    HoldSeats.Outcome outcome = holdSeats.handle(wanted.toCommand(customer, key));
    Optional<Problem> problem = HoldRefusals.of(outcome);
    if (problem.isPresent()) {
      return problem.get().toResponse();
    }
    HoldSeats.Outcome.Held held = (HoldSeats.Outcome.Held) outcome;
    return Response.created(URI.create("/api/v1/holds/" + held.hold().id()))
        .entity(HoldJson.of(held.hold(), held.remaining()))
        .build();
  }

  /** Shows a hold of the customer's own. */
  @GET
  @Path("{id}")
  @Operation(
      id = "showHold",
      summary = "Shows a hold of the customer's own",
      answers = HoldJson.class,
      problems = {ProblemCode.HOLD_NOT_FOUND})
  @Access(Access.Who.CUSTOMER)
  public Response show(@Context SecurityContext security, @PathParam("id") String id) {
    Optional<HoldId> hold = HoldId.parse(id);
    if (hold.isEmpty()) {
      return noSuchHold();
    }
    return switch (showHold.handle(new ShowHold.Query(Caller.of(security), hold.get()))) {
      case ShowHold.Outcome.Shown(Hold shown, Duration remaining) ->
          Response.ok(HoldJson.of(shown, remaining)).build();
      case ShowHold.Outcome.NoSuchHold() -> noSuchHold();
    };
  }

  /** Changes seats; the old ones are kept until the new ones are claimed. */
  @PUT
  @Path("{id}/seats")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      id = "changeSeatsOfHold",
      summary = "Changes seats; the old ones are kept until the new ones are claimed",
      answers = HoldJson.class,
      problems = {
        ProblemCode.HOLD_NOT_FOUND,
        ProblemCode.HOLD_EXPIRED,
        ProblemCode.HOLD_RELEASED,
        ProblemCode.PAYMENT_IN_PROGRESS,
        ProblemCode.ALREADY_BOOKED,
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
      @Context SecurityContext security, @PathParam("id") String id, SeatsRequestJson wanted) {
    Optional<HoldId> hold = HoldId.parse(id);
    if (hold.isEmpty()) {
      return noSuchHold();
    }
    ChangeSeats.Target target = new ChangeSeats.Target.OfHold(hold.get());
    ChangeSeats.Outcome outcome = changeSeats.handle(wanted.toCommand(Caller.of(security), target));
    return outcome instanceof ChangeSeats.Outcome.HoldChanged(Hold now, Duration remaining)
        ? Response.ok(HoldJson.of(now, remaining)).build()
        : SeatChangeRefusals.of(outcome);
  }

  /** Gives more time to pay, once. */
  @POST
  @Path("{id}/extension")
  @Operation(
      id = "extendHold",
      summary = "Gives more time to pay, once",
      answers = HoldJson.class,
      problems = {
        ProblemCode.HOLD_NOT_FOUND,
        ProblemCode.HOLD_EXPIRED,
        ProblemCode.HOLD_RELEASED,
        ProblemCode.NO_EXTENSION_LEFT,
        ProblemCode.PAYMENT_IN_PROGRESS,
        ProblemCode.ALREADY_BOOKED
      })
  @Access(Access.Who.CUSTOMER)
  public Response extend(@Context SecurityContext security, @PathParam("id") String id) {
    Optional<HoldId> hold = HoldId.parse(id);
    if (hold.isEmpty()) {
      return noSuchHold();
    }
    return switch (extendHold.handle(new ExtendHold.Command(Caller.of(security), hold.get()))) {
      case ExtendHold.Outcome.Extended(Hold extended, Duration remaining) ->
          Response.ok(HoldJson.of(extended, remaining)).build();
      case ExtendHold.Outcome.NoExtensionLeft(Hold ignored) ->
          Problem.of(
                  ProblemCode.NO_EXTENSION_LEFT,
                  Saying.of(ProblemCode.NO_EXTENSION_LEFT).with("allowed", Hold.EXTENSIONS))
              .toResponse();
      case ExtendHold.Outcome.NotHeld(Hold other) -> notHeld(other);
      case ExtendHold.Outcome.NoSuchHold() -> noSuchHold();
    };
  }

  /** Gives the seats back. */
  @DELETE
  @Path("{id}")
  @Operation(
      id = "releaseHold",
      summary = "Gives the seats back",
      statuses = 204,
      problems = {
        ProblemCode.HOLD_NOT_FOUND,
        ProblemCode.HOLD_EXPIRED,
        ProblemCode.HOLD_RELEASED,
        ProblemCode.PAYMENT_IN_PROGRESS,
        ProblemCode.ALREADY_BOOKED
      })
  @Access(Access.Who.CUSTOMER)
  public Response release(@Context SecurityContext security, @PathParam("id") String id) {
    Optional<HoldId> hold = HoldId.parse(id);
    if (hold.isEmpty()) {
      return noSuchHold();
    }
    return switch (releaseHold.handle(new ReleaseHold.Command(Caller.of(security), hold.get()))) {
      case ReleaseHold.Outcome.Released(Hold ignored) -> Response.noContent().build();
      case ReleaseHold.Outcome.NotHeld(Hold other) -> notHeld(other);
      case ReleaseHold.Outcome.NoSuchHold() -> noSuchHold();
    };
  }

  static Response noSuchHold() {
    return Problem.of(ProblemCode.HOLD_NOT_FOUND).toResponse();
  }

  /** What a hold that is held no more has become. */
  static Response notHeld(Hold hold) {
    return switch (hold.status()) {
      case EXPIRED ->
          Problem.of(
                  ProblemCode.HOLD_EXPIRED,
                  Saying.of(ProblemCode.HOLD_EXPIRED).with("at", hold.expiresAt()))
              .toResponse();
      case RELEASED -> Problem.of(ProblemCode.HOLD_RELEASED).toResponse();
      case PAYING -> paymentInProgress(hold.reference().value());
      case BOOKED -> alreadyBooked(hold.reference().value());
      case HELD -> throw new IllegalStateException("A hold that is held is not over: " + hold.id());
    };
  }

  static Response paymentInProgress(String reference) {
    return Problem.of(
            ProblemCode.PAYMENT_IN_PROGRESS,
            Saying.of(ProblemCode.PAYMENT_IN_PROGRESS).with("reference", reference))
        .with("reference", reference)
        .toResponse();
  }

  static Response alreadyBooked(String reference) {
    return Problem.of(
            ProblemCode.ALREADY_BOOKED,
            Saying.of(ProblemCode.ALREADY_BOOKED).with("reference", reference))
        .with("reference", reference)
        .toResponse();
  }
}
