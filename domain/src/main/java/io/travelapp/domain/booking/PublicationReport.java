package io.travelapp.domain.booking;

import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.schedule.DepartureId;
import java.time.LocalDate;
import java.util.List;

/**
 * What a publication did, in departures.
 *
 * @param added new ones
 * @param changed those that differ from before: unsold ones, and sold ones of which no more than
 *     fares, sales windows, headsign and block differ
 * @param withdrawn unsold ones that no longer run
 * @param unchanged those that were there already, just so
 * @param keptAsSold those with live claims that would have been changed or withdrawn, by service
 *     date and then by journey; one that was kept is reported at each publication that differs from
 *     it
 */
public record PublicationReport(
    int added, int changed, int withdrawn, int unchanged, List<KeptAsSold> keptAsSold) {

  /** One departure that was left alone; {@code difference} tells what the new timetable says. */
  public record KeptAsSold(
      DepartureId departure, FeedId journey, LocalDate serviceDate, String difference) {}

  public PublicationReport {
    keptAsSold = List.copyOf(keptAsSold);
  }
}
