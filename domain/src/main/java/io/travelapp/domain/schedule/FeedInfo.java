package io.travelapp.domain.schedule;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a feed tells about itself (GTFS feed_info.txt).
 *
 * @param url of the publisher; empty where the feed does not tell
 * @param language BCP 47, such as {@code ja}; empty where the feed does not tell
 * @param version the publisher's own name of this issue
 * @param from the first day for which the feed is complete; empty where it has no beginning
 * @param until the last such day, itself included; empty where it has no end
 */
public record FeedInfo(
    String publisher,
    String url,
    String language,
    Optional<String> version,
    Optional<LocalDate> from,
    Optional<LocalDate> until) {

  public FeedInfo {
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      throw new IllegalArgumentException("A feed is not valid until before it is valid at all");
    }
  }

  /** Whether it tells of all the days from {@code first} to {@code last}. */
  public boolean covers(LocalDate first, LocalDate last) {
    return from.filter(first::isBefore).isEmpty() && until.filter(last::isAfter).isEmpty();
  }
}
