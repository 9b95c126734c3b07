package io.travelapp.adapters.gtfs;

import io.travelapp.domain.booking.TimetableSource;
import io.travelapp.domain.fare.FeedFares;
import io.travelapp.domain.network.Destination;
import io.travelapp.domain.network.LineId;
import io.travelapp.domain.schedule.FeedInfo;
import io.travelapp.domain.schedule.ServiceJourney;
import io.travelapp.domain.schedule.Timetable;
import io.travelapp.domain.seating.VehicleLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a feed table by table, each of which may refer to those before it. */
final class GtfsTimetableSource implements TimetableSource {

  private final Path zipOrFolder;
  private final String feedName;
  private final GtfsAdapters.Options options;
  private final FeedBudget.Limits limits;

  GtfsTimetableSource(
      Path zipOrFolder, String feedName, GtfsAdapters.Options options, FeedBudget.Limits limits) {
    this.zipOrFolder = zipOrFolder;
    this.feedName = feedName;
    this.options = options;
    this.limits = limits;
  }

  @Override
  public Reading read() {
    String source = FeedFolder.nameOf(zipOrFolder);
    try (FeedFolder folder = FeedFolder.open(zipOrFolder)) {
      return read(new Feed(feedName, folder, new FeedBudget(source, limits), options.progress()));
    } catch (UnfitFeed e) {
      return new Reading.Refused(e.faults());
    } catch (IOException e) {
      return new Reading.Refused(UnfitFeed.unreadable(source, e).faults());
    }
  }

  private Reading read(Feed feed) throws IOException {
    Optional<FeedInfo> info = FeedInfoTable.read(feed, options.shiftWeeks());
    Agencies agencies = Agencies.read(feed);
    Stops stops = Stops.read(feed, agencies);
    Routes routes = Routes.read(feed, agencies);
    Calendars calendars = Calendars.read(feed, options.shiftWeeks());
    Trips trips = Trips.read(feed, routes, calendars);
    Frequencies frequencies = Frequencies.read(feed, trips);
    BookingRules bookingRules = BookingRules.read(feed);
    StopTimes stopTimes = StopTimes.read(feed, trips, stops, bookingRules);
    List<ServiceJourney> journeys = Journeys.of(feed, trips, frequencies, stopTimes);
    if (journeys.isEmpty()) {
      return nothingToSell(feed);
    }
    FeedFares fares = Fares.read(feed, agencies, stops, routes, options.fareZones());
    Map<LineId, VehicleLayout> layouts = Vehicles.read(feed, routes, journeys);
    List<Destination> destinations = Destinations.read(feed, stops, Translations.read(feed));
    return new Reading.Read(
        new Timetable(feed.name(), stops.places(), stops.stops(), destinations, journeys, info),
        layouts,
        fares,
        feed.remarks().inOrder());
  }

  private static Reading nothingToSell(Feed feed) {
    List<Remark> faults = new ArrayList<>();
    faults.add(
        new Remark(
            FeedFile.TRIPS.fileName(),
            0,
            Flaw.NOTHING_TO_SELL.code(),
            "there is no trip that can be sold"));
    faults.addAll(feed.remarks().inOrder());
    return new Reading.Refused(faults);
  }
}
