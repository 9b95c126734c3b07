package io.travelapp.adapters.postgres;

import io.travelapp.adapters.postgres.generated.tables.Line;
import io.travelapp.adapters.postgres.generated.tables.Operator;
import io.travelapp.adapters.postgres.generated.tables.Place;
import io.travelapp.adapters.postgres.generated.tables.Stop;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.GeoPoint;
import io.travelapp.domain.network.LineId;
import io.travelapp.domain.network.OperatorId;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.StopId;
import java.time.ZoneId;
import org.jooq.Record;

/** Reads the values of the network from rows that hold all columns of their tables. */
final class NetworkRows {

  private NetworkRows() {}

  static io.travelapp.domain.network.Place place(Record row, Place place) {
    return new io.travelapp.domain.network.Place(
        new PlaceId(row.get(place.ID)),
        new FeedId(row.get(place.FEED), row.get(place.LOCAL_ID)),
        row.get(place.NAME),
        row.get(place.COUNTRY),
        new GeoPoint(row.get(place.LATITUDE), row.get(place.LONGITUDE)));
  }

  static io.travelapp.domain.network.Stop stop(Record row, Stop stop) {
    return new io.travelapp.domain.network.Stop(
        new StopId(row.get(stop.ID)),
        new FeedId(row.get(stop.FEED), row.get(stop.LOCAL_ID)),
        new PlaceId(row.get(stop.PLACE_ID)),
        row.get(stop.NAME),
        row.get(stop.COUNTRY),
        new GeoPoint(row.get(stop.LATITUDE), row.get(stop.LONGITUDE)),
        ZoneId.of(row.get(stop.ZONE)));
  }

  static io.travelapp.domain.network.Line line(Record row, Line line, Operator operator) {
    return new io.travelapp.domain.network.Line(
        new LineId(row.get(line.ID)),
        new FeedId(row.get(line.FEED), row.get(line.LOCAL_ID)),
        new io.travelapp.domain.network.Operator(
            new OperatorId(row.get(operator.ID)),
            new FeedId(row.get(operator.FEED), row.get(operator.LOCAL_ID)),
            row.get(operator.NAME),
            ZoneId.of(row.get(operator.ZONE))),
        row.get(line.NAME));
  }
}
