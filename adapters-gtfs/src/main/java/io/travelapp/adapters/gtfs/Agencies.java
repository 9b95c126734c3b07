package io.travelapp.adapters.gtfs;

import static io.travelapp.adapters.gtfs.Remarks.quoted;

import io.travelapp.domain.network.Operator;
import java.io.IOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The operators of a feed (agency.txt). */
final class Agencies {

  /** What a single agency is called that bears no id. */
  private static final String WITHOUT_ID = "agency";

  private final Map<String, Operator> operators = new LinkedHashMap<>();

  private Agencies() {}

  static Agencies read(Feed feed) throws IOException {
    Agencies agencies = new Agencies();
    feed.read(FeedFile.AGENCY, "the agency", row -> agencies.add(feed, row));
    return agencies;
  }

  private void add(Feed feed, Row row) throws Unsound {
    String id = row.text("agency_id").isEmpty() ? WITHOUT_ID : row.id("agency_id");
    if (operators.containsKey(id)) {
      throw new Unsound(Flaw.ID_REPEATED, "agency " + quoted(id) + " is there already");
    }
    ZoneId zone =
        row.zone("agency_timezone")
            .orElseThrow(() -> new Unsound(Flaw.VALUE_MISSING, "agency_timezone is missing"));
    String name = row.required("agency_name");
    operators.put(id, Operator.of(feed.id(id), name, zone));
  }

  /**
   * The operator of a route; a feed with a single agency need not name it.
   *
   * @throws Unsound if the id is that of no agency, or names none among several
   */
  Operator of(String id) throws Unsound {
    if (id.isEmpty() && operators.size() == 1) {
      return operators.values().iterator().next();
    }
    Operator operator = operators.get(id);
    if (operator == null) {
      throw new Unsound(
          id.isEmpty() ? Flaw.AGENCY_NOT_NAMED : Flaw.AGENCY_UNKNOWN,
          id.isEmpty()
              ? "agency_id is missing, and there is not exactly one agency"
              : "agency " + quoted(id) + " is unknown or was left out");
    }
    return operator;
  }

  /** The time zone of all agencies, which GTFS wants to be one; empty where they differ. */
  Optional<ZoneId> commonZone() {
    var zones = operators.values().stream().map(Operator::zone).distinct().toList();
    return zones.size() == 1 ? Optional.of(zones.getFirst()) : Optional.empty();
  }
}
