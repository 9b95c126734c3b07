package io.travelapp.adapters.rest;

import io.travelapp.domain.network.Line;
import io.travelapp.domain.network.LineId;
import io.travelapp.domain.network.Operator;
import io.travelapp.domain.network.OperatorId;

/** The public name of a service as it is written. */
record LineJson(LineId id, String name) {

  static LineJson of(Line line) {
    return new LineJson(line.id(), line.name());
  }

  /** Who runs a line. */
  record OperatorJson(OperatorId id, String name) {

    static OperatorJson of(Operator operator) {
      return new OperatorJson(operator.id(), operator.name());
    }
  }
}
