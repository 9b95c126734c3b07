package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;

import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.LocalizedText;
import io.travelapp.domain.network.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The promoted places of a feed: destinations.txt, which is ours and not GTFS. */
final class Destinations {

  private static final int POSITION_MAX = 10_000;

  /** What a page may show as a picture: an address of the web, or a path on its own server. */
  private static final Pattern PICTURE_URL = Pattern.compile("(https?:/)?/[^/\\s\"<>][^\\s\"<>]*");

  private final Feed feed;
  private final Stops stops;
  private final Translations translations;
  private final List<Destination> destinations = new ArrayList<>();

  private Destinations(Feed feed, Stops stops, Translations translations) {
    this.feed = feed;
    this.stops = stops;
    this.translations = translations;
  }

  /** The destinations by position. */
  static List<Destination> read(Feed feed, Stops stops, Translations translations)
      throws IOException {
    Destinations read = new Destinations(feed, stops, translations);
    feed.read(FeedFile.DESTINATIONS, "the destination", read::add);
    read.destinations.sort(Comparator.comparingInt(Destination::position));
    return read.destinations;
  }

  private void add(Row row) throws Unsound {
    String id = row.id("stop_id");
    Place place =
        stops
            .placeOf(id)
            .orElseThrow(() ->
                new Unsound(Flaw.PLACE_UNKNOWN, "no place of the feed is called " + quoted(id)));
    int position = row.number("position", 1, POSITION_MAX);
    if (destinations.stream().anyMatch(other -> other.place().equals(place))) {
      throw new Unsound(
          Flaw.DESTINATION_REPEATED, "place " + quoted(id) + " is a destination already");
    }
    if (destinations.stream().anyMatch(other -> other.position() == position)) {
      throw new Unsound(
          Flaw.DESTINATION_POSITION_REPEATED, "position " + position + " is taken already");
    }
    LocalizedText summary = translations.of("destinations", "summary", id, row.required("summary"));
    destinations.add(new Destination(place, position, summary, pictureOf(row)));
  }

  private Optional<String> pictureOf(Row row) throws Unsound {
    String url = row.text("picture_url");
    boolean fit = PICTURE_URL.matcher(url).matches();
    if (!fit && !url.isEmpty()) {
      String reason =
          "picture_url " + quoted(url) + " is neither http, https nor a path; it is left out";
      feed.remarks().add(FeedFile.DESTINATIONS, row.line(), Flaw.PICTURE_UNFIT, reason);
    }
    return fit ? Optional.of(url) : Optional.empty();
  }
}
