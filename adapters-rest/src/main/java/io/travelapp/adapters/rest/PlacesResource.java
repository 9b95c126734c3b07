package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.Operation.Query;
import io.travelapp.adapters.rest.RestAdapters.UseCases;
import io.travelapp.application.FindPlaces;
import io.travelapp.application.ShowPlace;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.PlaceOrStop;
import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.network.Places;
import io.travelapp.domain.network.Stop;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** Places and stops. */
@Path("/api/v1/places")
@Produces(MediaType.APPLICATION_JSON)
public final class PlacesResource {

  private static final int LIMIT_USUAL = 10;

  private final FindPlaces findPlaces;
  private final ShowPlace showPlace;

  PlacesResource(UseCases useCases) {
    this.findPlaces = useCases.findPlaces();
    this.showPlace = useCases.showPlace();
  }

  /** Finds some by what somebody types, or by what a feed calls them. */
  @GET
  @Operation(
      id = "findPlaces",
      summary = "Finds places and stops, the best match first",
      answers = PlaceJson.class,
      list = true,
      query = {
        @Query(
            name = "q",
            type = String.class,
            what = "What somebody types; case and accents do not matter. Needed without feedId."),
        @Query(name = "feedId", type = FeedId.class, what = "What a feed calls the place or stop."),
        @Query(
            name = "limit",
            type = int.class,
            min = 1,
            max = Places.SEARCH_LIMIT_MAX,
            what = "How many at most; 10 unless said otherwise.")
      })
  @Access(Access.Who.ANYBODY)
  public Response find(@Context UriInfo uri) {
    Parameters parameters = new Parameters(uri);
    Optional<FeedId> feedId = parameters.optional("feedId", FeedId.class);
    Optional<String> text = parameters.text("q");
    int limit = parameters.number("limit", 1, Places.SEARCH_LIMIT_MAX).orElse(LIMIT_USUAL);
    if (!parameters.isGiven("feedId") && !parameters.isGiven("q")) {
      parameters.missing("q");
    }
    parameters.refuseUnfit();
    FindPlaces.Query query =
        feedId
            .<FindPlaces.Query>map(FindPlaces.Query.ByFeedId::new)
            .orElseGet(() -> new FindPlaces.Query.ByText(text.orElseThrow(), limit));
    return Response.ok(
            ListJson.whole(findPlaces.handle(query).stream().map(PlaceJson::of).toList()))
        .build();
  }

  /** Shows one. */
  @GET
  @Path("{id}")
  @Operation(
      id = "showPlace",
      summary = "Shows a place with its stops, or a stop with those beside it",
      answers = PlaceJson.class,
      problems = {ProblemCode.PLACE_NOT_FOUND})
  @Access(Access.Who.ANYBODY)
  public Response show(@PathParam("id") String id) {
    Optional<PlaceOrStopId> parsed = PlaceOrStopId.parse(id);
    if (parsed.isEmpty()) {
      return noSuchPlace();
    }
    return switch (showPlace.handle(parsed.get())) {
      case ShowPlace.Outcome.Shown(PlaceOrStop place, List<Stop> stops) ->
          Response.ok(PlaceJson.of(place).withStops(stops)).build();
      case ShowPlace.Outcome.NoSuchPlace() -> noSuchPlace();
    };
  }

  private static Response noSuchPlace() {
    return Problem.of(ProblemCode.PLACE_NOT_FOUND, "No place and no stop has this id.")
        .toResponse();
  }
}
