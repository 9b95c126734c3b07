package io.travelapp.adapters.gtfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.TimetableSource;
import io.travelapp.domain.booking.TimetableSource.Reading;
import io.travelapp.domain.network.Place;
import io.travelapp.domain.network.Stop;
import io.travelapp.domain.schedule.ServiceJourney;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A feed that a test writes: small and sound to begin with, then changed in the one place that the
 * test is about.
 *
 * <p>Two coaches a day, {@code morning} and {@code evening}, go from Kofu by Otsuki to Tokyo.
 */
final class FeedDraft {

  static final String FEED = "fuji";

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private FeedDraft() {}

  static FeedDraft aSoundFeed() {
    return new FeedDraft()
        .with(
            "agency.txt",
            "agency_id,agency_name,agency_url,agency_timezone",
            "ridgeway,Ridgeway Coaches,https://ridgeway.example.org/,Asia/Tokyo")
        .with(
            "stops.txt",
            "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,stop_timezone",
            "kofu,Kofu,35.6670,138.5690,,,",
            "otsuki,Otsuki,35.6130,138.9420,,,",
            "tokyo,Tokyo,35.6812,139.7671,,,")
        .with(
            "routes.txt",
            "route_id,agency_id,route_short_name,route_long_name,route_type",
            "chuo,ridgeway,CH,Chuo Express,3")
        .with(
            "calendar.txt",
            "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date",
            "daily,1,1,1,1,1,1,1,20260105,20261231")
        .with(
            "trips.txt",
            "route_id,service_id,trip_id,trip_headsign",
            "chuo,daily,morning,Tokyo",
            "chuo,daily,evening,Tokyo")
        .with(
            "stop_times.txt",
            "trip_id,arrival_time,departure_time,stop_id,stop_sequence,stop_headsign,pickup_type,drop_off_type",
            "morning,08:00:00,08:00:00,kofu,1,,,",
            "morning,08:40:00,08:45:00,otsuki,2,,,",
            "morning,10:00:00,10:00:00,tokyo,3,,,",
            "evening,18:00:00,18:00:00,kofu,1,,,",
            "evening,18:40:00,18:45:00,otsuki,2,,,",
            "evening,20:00:00,20:00:00,tokyo,3,,,");
  }

  /** Has this file, with these lines and none else. */
  FeedDraft with(String file, String... lines) {
    return withBytes(file, text(Arrays.asList(lines)).getBytes(StandardCharsets.UTF_8));
  }

  FeedDraft withBytes(String file, byte[] content) {
    files.put(file, content);
    return this;
  }

  FeedDraft without(String file) {
    files.remove(file);
    return this;
  }

  /** Adds rows at the end of a file; the line of the first is one more than it had before. */
  FeedDraft adding(String file, String... rows) {
    List<String> lines = linesOf(file);
    lines.addAll(Arrays.asList(rows));
    return with(file, lines.toArray(String[]::new));
  }

  /** Puts another row on a line, which counts from 1. */
  FeedDraft replacing(String file, int line, String row) {
    List<String> lines = linesOf(file);
    lines.set(line - 1, row);
    return with(file, lines.toArray(String[]::new));
  }

  /** Another coach a day, on the line and from stop to stop as given: {@code kofu 08:00}. */
  FeedDraft withTrip(String id, String... calls) {
    adding("trips.txt", "chuo,daily," + id + ",");
    for (int call = 0; call < calls.length; call++) {
      String[] stopAndTime = calls[call].split(" ", 2);
      String time = stopAndTime[1] + ":00";
      adding(
          "stop_times.txt",
          String.join(",", id, time, time, stopAndTime[0], String.valueOf(call + 1), "", "", ""));
    }
    return this;
  }

  String content(String file) {
    return new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
  }

  private List<String> linesOf(String file) {
    return new ArrayList<>(content(file).lines().toList());
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  /** Writes the files into a folder, which is made if need be. */
  Path writeTo(Path folder) {
    try {
      Files.createDirectories(folder);
      for (var file : files.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the files into a zip file.
   *
   * @param inside the folder in it where they lie; {@code /} for none
   */
  Path zipTo(Path zip, String inside) {
    try (FileSystem inZip =
        FileSystems.newFileSystem(zip, Map.of("create", "true", "encoding", "ISO-8859-1"))) {
      writeTo(inZip.getPath(inside));
      return zip;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the feed from a new folder inside {@code scratch}. */
  Reading readIn(Path scratch) {
    try {
      return read(writeTo(Files.createTempDirectory(scratch, "feed")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Reading read(Path zipOrFolder) {
    return GtfsAdapters.feed(zipOrFolder, FEED, 0).read();
  }

  /** Reads a feed that has to be accepted. */
  Accepted acceptedIn(Path scratch) {
    return accepted(readIn(scratch));
  }

  static Accepted accepted(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return new Accepted((Reading.Read) reading);
  }

  /** The faults for which a feed has to be refused. */
  List<Remark> faultsIn(Path scratch) {
    return faults(readIn(scratch));
  }

  static List<Remark> faults(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return Remark.of(((Reading.Refused) reading).faults());
  }

  /** What a person is told of a remark: all of it but the code. */
  record Remark(String file, long line, String reason) {

    private static List<Remark> of(List<TimetableSource.Remark> remarks) {
      return remarks.stream()
          .map(remark -> new Remark(remark.file(), remark.line(), remark.reason()))
          .toList();
    }
  }

  /** What was read of an accepted feed, by the ids that it has there. */
  record Accepted(Reading.Read read) {

    List<Remark> remarks() {
      return Remark.of(read.remarks());
    }

    List<String> journeyIds() {
      return read.timetable().journeys().stream()
          .map(journey -> journey.feedId().localId())
          .toList();
    }

    ServiceJourney journey(String id) {
      return read.timetable().journeys().stream()
          .filter(journey -> journey.feedId().localId().equals(id))
          .findFirst()
          .orElseThrow();
    }

    Stop stop(String id) {
      return read.timetable().stops().stream()
          .filter(stop -> stop.feedId().localId().equals(id))
          .findFirst()
          .orElseThrow();
    }

    Place place(String id) {
      return read.timetable().places().stream()
          .filter(place -> place.feedId().localId().equals(id))
          .findFirst()
          .orElseThrow();
    }

    /** The ids of the stops of each place by the place's id. */
    Map<String, List<String>> stopsOfPlaces() {
      Map<String, List<String>> stops = new LinkedHashMap<>();
      read.timetable()
          .places()
          .forEach(place ->
              stops.put(
                  place.feedId().localId(),
                  read.timetable().stops().stream()
                      .filter(stop -> stop.placeId().equals(place.id()))
                      .map(stop -> stop.feedId().localId())
                      .toList()));
      return stops;
    }
  }
}
