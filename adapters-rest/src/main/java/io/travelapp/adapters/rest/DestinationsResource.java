package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.RestAdapters.UseCases;
import io.travelapp.application.ListDestinations;
import io.travelapp.application.ShowDestination;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.Stop;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** The promoted places. */
@Path("/api/v1/destinations")
@Produces(MediaType.APPLICATION_JSON)
public final class DestinationsResource {

  private final ListDestinations listDestinations;
  private final ShowDestination showDestination;

  DestinationsResource(UseCases useCases) {
    this.listDestinations = useCases.listDestinations();
    this.showDestination = useCases.showDestination();
  }

  /** Lists all of them, the foremost first. */
  @GET
  @Operation(
      id = "listDestinations",
      summary = "Lists the promoted places, the foremost first",
      answers = DestinationJson.class,
      list = true)
  @Access(Access.Who.ANYBODY)
  public Response list() {
    List<DestinationJson> items =
        listDestinations.handle().stream()
            .map(promoted -> DestinationJson.of(promoted.destination(), promoted.fromPrice()))
            .toList();
    return Response.ok(ListJson.whole(items)).build();
  }

  /** Shows one of them. */
  @GET
  @Path("{id}")
  @Operation(
      id = "showDestination",
      summary = "Shows a promoted place with its stops and the lines that serve it",
      answers = DestinationJson.class,
      problems = {ProblemCode.DESTINATION_NOT_FOUND})
  @Access(Access.Who.ANYBODY)
  public Response show(@PathParam("id") String id) {
    Optional<PlaceId> place = PlaceId.parse(id);
    if (place.isEmpty()) {
      return noSuchDestination();
    }
    return switch (showDestination.handle(place.get())) {
      case ShowDestination.Outcome.Shown(
              Destination destination,
              Optional<Money> fromPrice,
              List<Stop> stops,
              List<Line> lines) ->
          Response.ok(DestinationJson.of(destination, fromPrice).with(stops, lines)).build();
      case ShowDestination.Outcome.NoSuchDestination() -> noSuchDestination();
    };
  }

  private static Response noSuchDestination() {
    return Problem.of(ProblemCode.DESTINATION_NOT_FOUND, "No promoted place has this id.")
        .toResponse();
  }
}
