package io.travelapp.adapters.rest;

/**
 * Ends a request with a problem where no value can be given: while a body or a parameter is read.
 */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refusal(Problem problem) {
    // The request's fault, not the program's: nobody reads where it was noticed.
    super(problem.code().text(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
