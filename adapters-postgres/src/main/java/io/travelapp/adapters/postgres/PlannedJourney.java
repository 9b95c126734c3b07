package io.travelapp.adapters.postgres;

import io.travelapp.domain.booking.JourneyOnSale;
import io.travelapp.domain.fare.FareTable;
import io.travelapp.domain.schedule.CallTime;
import io.travelapp.domain.schedule.PatternCall;
import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.schedule.ServiceJourney;
import io.travelapp.domain.seating.Seat;
import io.travelapp.domain.seating.SeatFeature;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import io.travelapp.domain.seating.VehicleLayout;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A journey that is to be on sale, and what identifies the pattern and the layout of its runs.
 *
 * @param shape its calls and relative times
 * @param pattern the same with the fares and the sales windows
 * @param layout its seats
 * @param dates the service dates on which it is to run, in order
 */
record PlannedJourney(
    JourneyOnSale onSale, Content shape, Content pattern, Content layout, List<LocalDate> dates) {

  /** The journey as it runs for so many service dates from {@code from} on. */
  static PlannedJourney of(JourneyOnSale onSale, LocalDate from, int days) {
    Content shape = Content.of(out -> writeShape(out, onSale.journey()));
    Content pattern =
        Content.of(out -> {
          out.write(shape.digest());
          writeFares(out, onSale.fares());
          writeSalesWindows(out, onSale.journey().pattern().calls());
        });
    return new PlannedJourney(
        onSale,
        shape,
        pattern,
        layoutContent(onSale.layout()),
        onSale.journey().calendar().dates(from, days));
  }

  private static void writeShape(DataOutputStream out, ServiceJourney journey) throws IOException {
    out.writeLong(journey.pattern().line().id().number());
    List<PatternCall> calls = journey.pattern().calls();
    for (int call = 0; call < calls.size(); call++) {
      out.writeLong(calls.get(call).stop().id().number());
      out.writeBoolean(calls.get(call).boarding());
      out.writeBoolean(calls.get(call).alighting());
      out.writeInt(secondsAfterStart(journey, journey.times().get(call).arrival().seconds()));
      out.writeInt(secondsAfterStart(journey, journey.times().get(call).departure().seconds()));
    }
  }

  private static void writeFares(DataOutputStream out, FareTable fares) throws IOException {
    out.writeUTF(fares.currency().getCurrencyCode());
    for (Segment leg : fares.legsForSale()) {
      out.writeShort(leg.from());
      out.writeShort(leg.to());
      out.writeLong(fares.fareOf(leg).orElseThrow().minorUnits());
    }
  }

  /** Nothing where all are the usual one. */
  private static void writeSalesWindows(DataOutputStream out, List<PatternCall> calls)
      throws IOException {
    for (int call = 0; call < calls.size(); call++) {
      Optional<Long> window = SalesWindows.idOf(calls.get(call).sales());
      if (window.isPresent()) {
        // No fare begins with such a number.
        out.writeShort(-1);
        out.writeShort(call);
        out.writeLong(window.get());
      }
    }
  }

  private static Content layoutContent(VehicleLayout layout) {
    return Content.of(out -> {
      out.writeUTF(layout.name());
      for (Seat seat : layout.seats()) {
        out.writeUTF(seat.label().value());
        out.writeInt(seat.deck());
        out.writeInt(seat.row());
        out.writeInt(seat.column());
        for (SeatFeature feature : SeatFeature.values()) {
          if (seat.features().contains(feature)) {
            out.writeUTF(feature.name());
          }
        }
        out.writeUTF("");
        if (seat.isWheelchairSpace()) {
          writeDisplaced(out, seat);
        }
      }
    });
  }

  private static void writeDisplaced(DataOutputStream out, Seat seat) throws IOException {
    for (SeatLabel label : seat.displaces().stream().sorted().toList()) {
      out.writeUTF(label.value());
    }
    out.writeUTF("");
  }

  private static int secondsAfterStart(ServiceJourney journey, int serviceSeconds) {
    return serviceSeconds - journey.times().getFirst().departure().seconds();
  }

  ServiceJourney journey() {
    return onSale.journey();
  }

  /** When it arrives at a call, in seconds after it left the first; not after for the first. */
  int arrivesAfter(int call) {
    return secondsAfterStart(journey(), time(call).arrival().seconds());
  }

  int departsAfter(int call) {
    return secondsAfterStart(journey(), time(call).departure().seconds());
  }

  private CallTime time(int call) {
    return journey().times().get(call);
  }

  int calls() {
    return journey().times().size();
  }

  /** The ways from a call to the next. */
  int parts() {
    return calls() - 1;
  }

  int seats() {
    return onSale.layout().seats().size();
  }

  /** From when until when it is sold, at any of its calls. */
  Stream<SalesWindow> salesWindows() {
    return journey().pattern().calls().stream().map(PatternCall::sales);
  }

  /** When its run of a service date leaves the first call. */
  Instant startsAt(LocalDate serviceDate) {
    return time(0).departure().on(serviceDate, journey().pattern().line().operator().zone());
  }
}
