package io.travelapp.bootstrap;

/**
 * Why the program cannot do what it was started for, in one sentence for the person who started it.
 */
final class CannotStart extends RuntimeException {

  private static final long serialVersionUID = 1;

  CannotStart(String sentence) {
    super(sentence);
  }

  CannotStart(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
