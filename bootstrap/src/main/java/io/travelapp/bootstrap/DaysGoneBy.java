package io.travelapp.bootstrap;

import io.travelapp.application.ArchiveDepartures;
import io.travelapp.application.ExtendHorizon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever reads the log what came on sale and what went from there as the days go by. */
final class DaysGoneBy {

  private static final Logger LOG = LoggerFactory.getLogger(DaysGoneBy.class);

  private DaysGoneBy() {}

  static void tell(ExtendHorizon.Outcome extended, ArchiveDepartures.Outcome archived) {
    extended
        .extensions()
        .forEach(feed ->
            LOG.info(
                "Feed {} is on sale until {}: {} departures are new",
                feed.feed(),
                feed.end().minusDays(1),
                feed.added()));
    if (archived.kept() + archived.deleted() > 0) {
      LOG.info(
          "Of departures that are over, {} that were sold were kept apart and {} were deleted",
          archived.kept(),
          archived.deleted());
    }
  }
}
