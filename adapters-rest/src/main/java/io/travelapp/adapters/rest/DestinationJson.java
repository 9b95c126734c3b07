package io.travelapp.adapters.rest;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.LocalizedText;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.Stop;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/**
 * A promoted place as it is written.
 *
 * @param fromPrice the lowest fare of an adult; missing while no departure serves it
 * @param summary in the language that was asked for, if it is there in that
 * @param stops only where one destination is shown
 * @param lines that serve it, only where one destination is shown
 */
record DestinationJson(
    PlaceId id,
    String name,
    String country,
    PlaceJson.LocationJson location,
    String summary,
    Optional<String> pictureUrl,
    Optional<Money> fromPrice,
    Optional<List<PlaceJson>> stops,
    Optional<List<LineJson>> lines) {

  /** A promoted place as it is written for who wants to read in these languages. */
  static DestinationJson of(
      Destination destination, Optional<Money> fromPrice, List<LanguageRange> wanted) {
    LocalizedText summary = destination.summary();
    return new DestinationJson(
        destination.place().id(),
        destination.place().name(),
        destination.place().country(),
        PlaceJson.LocationJson.of(destination.place().location()),
        summary.in(summary.languageFor(wanted)),
        destination.pictureUrl(),
        fromPrice,
        Optional.empty(),
        Optional.empty());
  }

  DestinationJson with(List<Stop> allStops, List<Line> allLines) {
    return new DestinationJson(
        id,
        name,
        country,
        location,
        summary,
        pictureUrl,
        fromPrice,
        Optional.of(allStops.stream().map(PlaceJson::of).toList()),
        Optional.of(allLines.stream().map(LineJson::of).toList()));
  }
}
