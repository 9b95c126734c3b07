package io.travelapp.domain.booking;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Where timetables are put on sale. */
public interface Timetables {

  /** For how long a departure stays among those on sale after it left its last call. */
  Duration ARCHIVED_AFTER = Duration.ofDays(2);

  /**
   * Replaces what is on sale of this feed: its places, stops, lines and destinations, and its
   * departures from the first service date of the publication on. Other feeds and earlier
   * departures stay as they are. All or nothing.
   *
   * <p>A departure with live claims keeps stops, times and seats as sold, whatever the new
   * timetable says; its fares, sales windows, headsign and block follow where nothing else differs.
   * The same publication again changes nothing. What is archived stays as it is.
   *
   * <p>A publication that contradicts itself, such as by two journeys under one feed id, is refused
   * by an exception and changes nothing.
   */
  PublicationReport publish(Publication publication);

  /**
   * Brings the departures of every feed up to its {@link Horizon} by the store's clock, from what
   * its last publication said: those that are made are exactly those that it would have made with
   * more days. A departure that is there already is never changed. Each feed happens whole or not
   * at all.
   *
   * <p>Safe and cheap to be called again and again by many nodes: where nothing is to be done, or
   * somebody else is publishing or extending the feed at the moment, nothing is.
   *
   * @return what was done, a feed each, by name
   */
  List<Extension> extend();

  /**
   * A feed whose horizon moved.
   *
   * @param end the first service date that is not on sale yet
   * @param added how many departures are new
   */
  record Extension(String feed, LocalDate end, int added) {}

  /**
   * Takes departures that left their last call {@link #ARCHIVED_AFTER} ago or longer out of the way
   * of search and sale, at most so many at a time. To one that was sold, which is one that has live
   * claims or belongs to a booking, {@link Departures} answers as before, for good; others are
   * deleted.
   *
   * <p>Safe for use by many nodes at once; what somebody is working on is left for the next time.
   *
   * @param limit 1 or more
   */
  Archived archive(int limit);

  /**
   * What was taken out of the way.
   *
   * @param kept departures that were sold, and are found by their ids
   * @param deleted departures of which nothing was sold
   */
  record Archived(int kept, int deleted) {

    /** How many there were; as many as were allowed means that there may be more. */
    public int total() {
      return kept + deleted;
    }
  }
}
