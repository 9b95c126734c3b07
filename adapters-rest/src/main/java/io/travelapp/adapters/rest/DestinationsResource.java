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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.stream.Stream;

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
      list = true,
      localized = true)
  @Access(Access.Who.ANYBODY)
  public Response list(@Context HttpHeaders headers) {
    List<LanguageRange> wanted = Languages.wanted(headers);
    List<ListDestinations.Promoted> all = listDestinations.handle();
    List<DestinationJson> items =
        all.stream()
            .map(promoted ->
                DestinationJson.of(promoted.destination(), promoted.fromPrice(), wanted))
            .toList();
    return Languages.tell(
            Response.ok(ListJson.whole(items)),
            all.stream().map(promoted -> promoted.destination().summary().languageFor(wanted)))
        .build();
  }

  /** Shows one of them. */
  @GET
  @Path("{id}")
  @Operation(
      id = "showDestination",
      summary = "Shows a promoted place with its stops and the lines that serve it",
      answers = DestinationJson.class,
      localized = true,
      problems = {ProblemCode.DESTINATION_NOT_FOUND})
  @Access(Access.Who.ANYBODY)
  public Response show(@PathParam("id") String id, @Context HttpHeaders headers) {
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
          shown(
              destination,
              DestinationJson.of(destination, fromPrice, Languages.wanted(headers))
                  .with(stops, lines),
              headers);
      case ShowDestination.Outcome.NoSuchDestination() -> noSuchDestination();
    };
  }

  private static Response shown(
      Destination destination, DestinationJson json, HttpHeaders headers) {
    Locale language = destination.summary().languageFor(Languages.wanted(headers));
    return Languages.tell(Response.ok(json), Stream.of(language)).build();
  }

  private static Response noSuchDestination() {
    return Problem.of(ProblemCode.DESTINATION_NOT_FOUND, "No promoted place has this id.")
        .toResponse();
  }
}
