package io.travelapp.adapters.postgres;

import io.travelapp.domain.fare.FareTable;
import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.Stop;
import io.travelapp.domain.schedule.SalesWindow;
import io.travelapp.domain.schedule.StopCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What all runs of a pattern have in common, with the names that its stops have now. */
record PatternFacts(Line line, List<Call> calls, FareTable fares) {

  /** A call, with its times in seconds after the run left the first one. */
  record Call(
      Stop stop,
      boolean boarding,
      boolean alighting,
      int arrivesAfter,
      int departsAfter,
      SalesWindow sales) {}

  PatternFacts {
    calls = List.copyOf(calls);
  }

  /** The calls of the run that leaves the first one at that moment. */
  List<StopCall> callsOf(Instant startsAt) {
    List<StopCall> dated = new ArrayList<>(calls.size());
    for (Call call : calls) {
      dated.add(
          new StopCall(
              dated.size(),
              call.stop(),
              startsAt.plusSeconds(call.arrivesAfter()),
              startsAt.plusSeconds(call.departsAfter()),
              call.boarding(),
              call.alighting(),
              call.sales()));
    }
    return dated;
  }

  /** Roughly how many bytes it takes to remember this. */
  int weight() {
    return 300 * calls.size() + 8 * calls.size() * calls.size();
  }
}
