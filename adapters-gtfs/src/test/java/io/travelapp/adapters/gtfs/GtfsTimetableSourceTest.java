package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.FeedDraft.aSoundFeed;

import io.travelapp.domain.booking.TimetableSource;
import io.travelapp.testkit.contract.TimetableSourceContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** A GTFS feed keeps what a timetable source promises, be it small and dirty or real. */
class GtfsTimetableSourceTest {

  @TempDir Path scratch;

  @Nested
  class A_small_dirty_zip_file implements TimetableSourceContract {

    @Override
    public TimetableSource readable() {
      return source(dirtyFeed().zipTo(scratch.resolve("dirty.zip"), "/"), "dirty");
    }

    @Override
    public TimetableSource refused() {
      return source(
          dirtyFeed()
              .without("agency.txt")
              .replacing("trips.txt", 1, "route,service,trip")
              .writeTo(scratch.resolve("refused")),
          "refused");
    }
  }

  @Nested
  class The_demonstration_feed implements TimetableSourceContract {

    @Override
    public TimetableSource readable() {
      return source(DemonstrationFeedTest.FOLDER, "demonstration");
    }

    @Override
    public TimetableSource refused() {
      return source(scratch.resolve("nowhere.zip"), "nowhere");
    }
  }

  @Nested
  class A_real_feed implements TimetableSourceContract {

    @Override
    public TimetableSource readable() {
      return source(Samples.feed("yamanashi-2017.zip"), "yamanashi-2017");
    }

    @Override
    public TimetableSource refused() {
      Samples.feed("yamanashi-2017.zip");
      return source(
          aSoundFeed()
              .with(
                  "stop_times.txt",
                  aSoundFeed().content("stop_times.txt").lines().findFirst().get())
              .writeTo(scratch.resolve("without-trips")),
          "without-trips");
    }
  }

  private static TimetableSource source(Path zipOrFolder, String feedName) {
    return GtfsAdapters.feed(zipOrFolder, feedName, 3);
  }

  /** One fault or more in each file, and layouts of lines that do not run. */
  private static FeedDraft dirtyFeed() {
    return aSoundFeed()
        .adding("agency.txt", "mars,Mars,https://mars.example.org/,Mars/Olympus_Mons")
        .adding("stops.txt", "kofu,Kofu,35.6,138.5,,,", "area,Area,35.6,138.5,1,,", "x,,1,2,,,")
        .adding("routes.txt", "rail,ridgeway,R,Rail,2", "idle,ridgeway,I,Idle,3", "odd,mars,O,,3")
        .adding("calendar.txt", "never,0,0,0,0,0,0,0,20260105,20261231")
        .adding("trips.txt", "idle,never,t1,", "rail,daily,t2,", "odd,daily,t3,", "chuo,x,t4,")
        .withTrip("backwards", "kofu 10:00", "tokyo 09:00")
        .withTrip("unheard-of", "kofu 10:00", "nowhere 11:00")
        .with("calendar_dates.txt", "service_id,date,exception_type", "daily,20260610,7")
        .with(
            "vehicle_layouts.txt",
            "layout_id,seat_label,deck,row,column,features",
            "van,1A,1,1,1,window",
            "van,1A,1,1,1,window")
        .with("route_vehicles.txt", "route_id,layout_id", "chuo,van", "idle,van", "rail,van")
        .with(
            "destinations.txt",
            "stop_id,position,summary,picture_url",
            "tokyo,2,Lights.,",
            "kofu,1,Grapes.,",
            "area,3,Nothing.,");
  }
}
