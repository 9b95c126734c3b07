package io.travelapp.adapters.rest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects what is wrong with a request, so that a client is told all of it at once.
 *
 * <p>The problem's code is that of the faults if they all have the same, else {@code
 * invalid_request}.
 */
final class Faults {

  /** More would tell nobody more. */
  private static final int MAX = 50;

  private final List<Fault> faults = new ArrayList<>();
  private final Set<ProblemCode> codes = EnumSet.noneOf(ProblemCode.class);

  /** A fault at a place in the body; {@code path} is a JSON pointer, such as {@code /legs/0}. */
  void at(String path, ProblemCode code, String detail) {
    add(code, Fault.at(path, code.text(), detail));
  }

  /** A fault of a query parameter. */
  void inParameter(String parameter, ProblemCode code, String detail) {
    add(code, Fault.inParameter(parameter, code.text(), detail));
  }

  private void add(ProblemCode code, Fault fault) {
    if (faults.size() < MAX) {
      faults.add(fault);
      codes.add(code);
    }
  }

  /**
   * Ends the request if anything was wrong.
   *
   * @throws Refusal with all faults
   */
  void refuseIfAny() {
    if (!faults.isEmpty()) {
      throw new Refusal(problem());
    }
  }

  private Problem problem() {
    ProblemCode code = codes.size() == 1 ? codes.iterator().next() : ProblemCode.INVALID_REQUEST;
    Saying saying =
        faults.size() == 1
            ? faults.getFirst().saying()
            : Saying.plain("There are " + faults.size() + " faults, named in errors.");
    return new Problem(code, saying, faults, Map.of());
  }
}
