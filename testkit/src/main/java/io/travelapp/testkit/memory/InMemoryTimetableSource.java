package io.travelapp.testkit.memory;

import io.travelapp.domain.booking.TimetableSource;

/** {@link TimetableSource} in memory: a feed whose reading is known beforehand. */
public final class InMemoryTimetableSource implements TimetableSource {

  private final Reading reading;

  public InMemoryTimetableSource(Reading reading) {
    this.reading = reading;
  }

  @Override
  public Reading read() {
    return reading;
  }
}
