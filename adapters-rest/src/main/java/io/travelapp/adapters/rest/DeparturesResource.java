package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.Operation.Query;
import io.travelapp.adapters.rest.RestAdapters.UseCases;
import io.travelapp.application.PlanSeatChanges;
import io.travelapp.application.SearchDepartures;
import io.travelapp.application.ShowDeparture;
import io.travelapp.application.ShowFares;
import io.travelapp.application.ShowSeatMap;
import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.booking.OfferQuery;
import io.travelapp.domain.booking.Party;
import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.schedule.DepartureId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Departures, and what can be had on them. */
@Path("/api/v1/departures")
@Produces(MediaType.APPLICATION_JSON)
public final class DeparturesResource {

  private static final int LIMIT_USUAL = 20;
  private static final int CALLS_MAX = 9999;

  private final SearchDepartures searchDepartures;
  private final ShowDeparture showDeparture;
  private final ShowSeatMap showSeatMap;
  private final PlanSeatChanges planSeatChanges;
  private final ShowFares showFares;

  DeparturesResource(UseCases useCases) {
    this.searchDepartures = useCases.searchDepartures();
    this.showDeparture = useCases.showDeparture();
    this.showSeatMap = useCases.showSeatMap();
    this.planSeatChanges = useCases.planSeatChanges();
    this.showFares = useCases.showFares();
  }

  /** Finds every departure on which a party can travel on a day. */
  @GET
  @Operation(
      id = "searchDepartures",
      summary = "Finds every departure on which a party can travel on a day",
      answers = OfferJson.class,
      list = true,
      problems = {ProblemCode.UNKNOWN_PLACE},
      query = {
        @Query(
            name = "to",
            type = PlaceOrStopId.class,
            required = true,
            what = "Where to: a place or a stop."),
        @Query(
            name = "date",
            type = LocalDate.class,
            required = true,
            what = "The day, by the clock at the boarding stop."),
        @Query(
            name = "seats",
            type = int.class,
            required = true,
            min = 1,
            max = Party.SIZE_MAX,
            what = "How many travel."),
        @Query(
            name = "from",
            type = PlaceOrStopId.class,
            what = "Where from; anywhere if it is missing."),
        @Query(
            name = "sort",
            type = OfferQuery.Sort.class,
            what = "In which order; by departure unless said otherwise."),
        @Query(name = "cursor", type = OfferCursor.class, what = "The next of the page before."),
        @Query(
            name = "limit",
            type = int.class,
            min = 1,
            max = OfferQuery.LIMIT_MAX,
            what = "How many at most; 20 unless said otherwise.")
      })
  @Access(Access.Who.ANYBODY)
  public Response search(@Context UriInfo uri) {
    OfferQuery query = query(new Parameters(uri));
    return switch (searchDepartures.handle(query)) {
      case SearchDepartures.Outcome.Found found ->
          Response.ok(
                  new ListJson<>(
                      IntStream.range(0, found.offers().size())
                          .mapToObj(at ->
                              OfferJson.of(
                                  found.offers().get(at),
                                  found.totals().get(at),
                                  found.refundable()))
                          .toList(),
                      found.next().map(next -> new OfferCursor(query.sort(), next).toString())))
              .build();
      case SearchDepartures.Outcome.UnknownPlaces(List<PlaceOrStopId> unknown) ->
          unknownPlaces(query, unknown);
    };
  }

  private static OfferQuery query(Parameters parameters) {
    Optional<PlaceOrStopId> to = parameters.required("to", PlaceOrStopId.class);
    Optional<PlaceOrStopId> from = parameters.optional("from", PlaceOrStopId.class);
    Optional<LocalDate> date = parameters.required("date", LocalDate.class);
    Optional<Integer> seats = parameters.requiredNumber("seats", 1, Party.SIZE_MAX);
    Optional<OfferQuery.Sort> sort = parameters.optional("sort", OfferQuery.Sort.class);
    Optional<OfferCursor> cursor = parameters.optional("cursor", OfferCursor.class);
    Optional<Integer> limit = parameters.number("limit", 1, OfferQuery.LIMIT_MAX);
    OfferQuery.Sort order = sort.orElse(OfferQuery.Sort.DEPARTURE);
    if (cursor.isPresent() && cursor.get().sort() != order) {
      parameters.unfit("cursor", "This cursor is of a search with another sort.");
    }
    parameters.refuseUnfit();
    return new OfferQuery(
        to.orElseThrow(),
        from,
        date.orElseThrow(),
        seats.orElseThrow(),
        order,
        cursor.map(OfferCursor::position),
        limit.orElse(LIMIT_USUAL));
  }

  private static Response unknownPlaces(OfferQuery query, List<PlaceOrStopId> unknown) {
    Faults faults = new Faults();
    if (unknown.contains(query.to())) {
      faults.inParameter("to", ProblemCode.UNKNOWN_PLACE, "No place and no stop has this id.");
    }
    if (query.from().filter(unknown::contains).isPresent()) {
      faults.inParameter("from", ProblemCode.UNKNOWN_PLACE, "No place and no stop has this id.");
    }
    faults.refuseIfAny();
    throw new IllegalStateException("A place is not known that was not asked for");
  }

  /** Shows one departure with all its calls. */
  @GET
  @Path("{id}")
  @Operation(
      id = "showDeparture",
      summary = "Shows a departure with all its calls",
      answers = DepartureJson.class,
      problems = {ProblemCode.DEPARTURE_NOT_FOUND})
  @Access(Access.Who.ANYBODY)
  public Response show(@PathParam("id") String id) {
    Optional<DepartureId> departure = DepartureId.parse(id);
    if (departure.isEmpty()) {
      return noSuchDeparture();
    }
    return switch (showDeparture.handle(departure.get())) {
      case ShowDeparture.Outcome.Shown(DepartureOnSale shown) ->
          Response.ok(DepartureJson.of(shown)).build();
      case ShowDeparture.Outcome.NoSuchDeparture() -> noSuchDeparture();
    };
  }

  /** Shows what a leg costs. */
  @GET
  @Path("{id}/fares")
  @Operation(
      id = "showFares",
      summary = "Shows what a leg costs whom under which terms",
      answers = FaresJson.class,
      problems = {ProblemCode.DEPARTURE_NOT_FOUND, ProblemCode.LEG_NOT_FOR_SALE},
      query = {
        @Query(
            name = "from",
            type = PlaceOrStopId.class,
            what = "Where one boards. Needed without fromCall."),
        @Query(
            name = "to",
            type = PlaceOrStopId.class,
            what = "Where one alights. Needed without toCall."),
        @Query(
            name = "fromCall",
            type = int.class,
            min = 0,
            max = DeparturesResource.CALLS_MAX,
            what = "The boarding call, where the coach calls there more than once."),
        @Query(
            name = "toCall",
            type = int.class,
            min = 0,
            max = DeparturesResource.CALLS_MAX,
            what = "The alighting call.")
      })
  @Access(Access.Who.ANYBODY)
  public Response fares(@Context UriInfo uri, @PathParam("id") String id) {
    Optional<DepartureId> departure = DepartureId.parse(id);
    if (departure.isEmpty()) {
      return noSuchDeparture();
    }
    LegWish leg = leg(departure.get(), new Parameters(uri));
    return switch (showFares.handle(leg)) {
      case ShowFares.Outcome.Shown shown -> Response.ok(FaresJson.of(shown)).build();
      case ShowFares.Outcome.NoSuchDeparture() -> noSuchDeparture();
      case ShowFares.Outcome.LegNotForSale() -> legNotForSale();
    };
  }

  /** Shows which seats are free on a leg. */
  @GET
  @Path("{id}/seat-map")
  @Operation(
      id = "showSeatMap",
      summary = "Shows the seats of a departure and which are free on a leg",
      answers = SeatMapJson.class,
      problems = {ProblemCode.DEPARTURE_NOT_FOUND, ProblemCode.LEG_NOT_FOR_SALE},
      query = {
        @Query(
            name = "from",
            type = PlaceOrStopId.class,
            what = "Where one boards. Needed without fromCall."),
        @Query(
            name = "to",
            type = PlaceOrStopId.class,
            what = "Where one alights. Needed without toCall."),
        @Query(
            name = "fromCall",
            type = int.class,
            min = 0,
            max = DeparturesResource.CALLS_MAX,
            what = "The boarding call, where the coach calls there more than once."),
        @Query(
            name = "toCall",
            type = int.class,
            min = 0,
            max = DeparturesResource.CALLS_MAX,
            what = "The alighting call.")
      })
  @Access(Access.Who.ANYBODY_KNOWN_OR_NOT)
  public Response seatMap(
      @Context SecurityContext security, @Context UriInfo uri, @PathParam("id") String id) {
    Optional<DepartureId> departure = DepartureId.parse(id);
    if (departure.isEmpty()) {
      return noSuchDeparture();
    }
    LegWish leg = leg(departure.get(), new Parameters(uri));
    return switch (showSeatMap.handle(new ShowSeatMap.Query(leg, Caller.find(security)))) {
      case ShowSeatMap.Outcome.Shown shown -> Response.ok(SeatMapJson.of(shown)).build();
      case ShowSeatMap.Outcome.NoSuchDeparture() -> noSuchDeparture();
      case ShowSeatMap.Outcome.LegNotForSale() -> legNotForSale();
    };
  }

  /** Plans how a party travels that changes seats on the way. */
  @GET
  @Path("{id}/seat-changes")
  @Operation(
      id = "planSeatChanges",
      summary = "Plans the fewest changes of seat on the way, where too few are free all the way",
      answers = SeatChangesJson.class,
      problems = {
        ProblemCode.DEPARTURE_NOT_FOUND,
        ProblemCode.LEG_NOT_FOR_SALE,
        ProblemCode.NOT_ENOUGH_SEATS
      },
      query = {
        @Query(
            name = "from",
            type = PlaceOrStopId.class,
            what = "Where one boards. Needed without fromCall."),
        @Query(
            name = "to",
            type = PlaceOrStopId.class,
            what = "Where one alights. Needed without toCall."),
        @Query(
            name = "fromCall",
            type = int.class,
            min = 0,
            max = DeparturesResource.CALLS_MAX,
            what = "The boarding call, where the coach calls there more than once."),
        @Query(
            name = "toCall",
            type = int.class,
            min = 0,
            max = DeparturesResource.CALLS_MAX,
            what = "The alighting call."),
        @Query(
            name = "seats",
            type = int.class,
            min = 1,
            max = Party.SIZE_MAX,
            what = "For how many; 1 unless said otherwise.")
      })
  @Access(Access.Who.ANYBODY)
  public Response seatChanges(@Context UriInfo uri, @PathParam("id") String id) {
    Optional<DepartureId> departure = DepartureId.parse(id);
    if (departure.isEmpty()) {
      return noSuchDeparture();
    }
    Parameters parameters = new Parameters(uri);
    int seats = parameters.number("seats", 1, Party.SIZE_MAX).orElse(1);
    LegWish leg = leg(departure.get(), parameters);
    return switch (planSeatChanges.handle(new PlanSeatChanges.Query(leg, seats))) {
      case PlanSeatChanges.Outcome.Planned planned ->
          Response.ok(SeatChangesJson.of(planned)).build();
      case PlanSeatChanges.Outcome.NoSuchDeparture() -> noSuchDeparture();
      case PlanSeatChanges.Outcome.LegNotForSale() -> legNotForSale();
      case PlanSeatChanges.Outcome.NotEnoughSeats(int wanted) ->
          Problem.of(
                  ProblemCode.NOT_ENOUGH_SEATS,
                  Saying.of(ProblemCode.NOT_ENOUGH_SEATS, "somewhere").with("wanted", wanted))
              .toResponse();
    };
  }

  private static Response legNotForSale() {
    return Problem.of(ProblemCode.LEG_NOT_FOR_SALE).toResponse();
  }

  private static LegWish leg(DepartureId departure, Parameters parameters) {
    Optional<PlaceOrStopId> from = parameters.optional("from", PlaceOrStopId.class);
    Optional<PlaceOrStopId> to = parameters.optional("to", PlaceOrStopId.class);
    Optional<Integer> fromCall = parameters.number("fromCall", 0, CALLS_MAX);
    Optional<Integer> toCall = parameters.number("toCall", 0, CALLS_MAX);
    if (!parameters.isGiven("from") && !parameters.isGiven("fromCall")) {
      parameters.missing("from");
    }
    if (!parameters.isGiven("to") && !parameters.isGiven("toCall")) {
      parameters.missing("to");
    }
    parameters.refuseUnfit();
    return new LegWish(departure, from, to, fromCall, toCall, List.of());
  }

  private static Response noSuchDeparture() {
    return Problem.of(ProblemCode.DEPARTURE_NOT_FOUND, "No departure has this id.").toResponse();
  }
}
