package io.travelapp.domain.booking;

/** Where timetables are put on sale. */
public interface Timetables {

  /**
   * Replaces what is on sale of this feed: its places, stops, lines and destinations, and its
   * departures from the first service date of the publication on. Other feeds and earlier
   * departures stay as they are. All or nothing.
   *
   * <p>A departure with live claims keeps stops, times and seats as sold, whatever the new
   * timetable says; its fares and sales windows follow where nothing else differs. The same
   * publication again changes nothing.
   *
   * <p>A publication that contradicts itself, such as by two journeys under one feed id, is refused
   * by an exception and changes nothing.
   */
  PublicationReport publish(Publication publication);
}
