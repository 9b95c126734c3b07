package io.travelapp.adapters.gtfs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** In which country the clock of a time zone hangs, by a table made from the tz database. */
final class CountriesOfZones {

  private static final String TABLE = "countries-of-zones.txt";

  private final Map<String, String> countries;

  private CountriesOfZones(Map<String, String> countries) {
    this.countries = countries;
  }

  static CountriesOfZones load() {
    InputStream table = CountriesOfZones.class.getResourceAsStream(TABLE);
    try (var lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(table, TABLE), StandardCharsets.UTF_8))) {
      return new CountriesOfZones(
          lines
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split(" ", 2))
              .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** ISO 3166-1 alpha-2; empty for a zone that belongs to no country, such as UTC. */
  String of(ZoneId zone) {
    return countries.getOrDefault(zone.getId(), "");
  }
}
