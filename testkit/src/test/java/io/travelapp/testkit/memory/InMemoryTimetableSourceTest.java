package io.travelapp.testkit.memory;

import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.aNetwork;

import io.travelapp.domain.booking.JourneyOnSale;
import io.travelapp.domain.booking.Publication;
import io.travelapp.domain.booking.TimetableSource;
import io.travelapp.domain.booking.TimetableSource.Reading;
import io.travelapp.domain.booking.TimetableSource.Remark;
import io.travelapp.testkit.contract.TimetableSourceContract;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

class InMemoryTimetableSourceTest implements TimetableSourceContract {

  @Override
  public TimetableSource readable() {
    Publication publication =
        aNetwork()
            .withPlace("Tokyo", "Shinjuku", "Yaesu")
            .promoting("Tokyo")
            .running(
                aDeparture().calling("Kofu", "Shinjuku"), aDeparture().calling("Kofu", "Yaesu"))
            .publication(LocalDate.of(2027, 3, 1));
    JourneyOnSale first = publication.journeys().getFirst();
    return new InMemoryTimetableSource(
        new Reading.Read(
            publication.timetable(),
            Map.of(first.journey().pattern().line().id(), first.layout()),
            List.of(
                new Remark(
                    "trips.txt", 7, "trip-length-unfit", "It has no stop times and is left out"))));
  }

  @Override
  public TimetableSource refused() {
    return new InMemoryTimetableSource(
        new Reading.Refused(
            List.of(new Remark("stops.txt", 0, "file-missing", "The file is missing"))));
  }
}
