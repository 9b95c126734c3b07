package io.travelapp.adapters.cognito;

/** Cognito says no, by the name of an exception of its model. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String type;
  private final int status;

  private Refused(String type, String message, int status) {
    super(message);
    this.type = type;
    this.status = status;
  }

  static Refused with(String type, String message) {
    return new Refused(type, message, 400);
  }

  static Refused withStatus(int status, String type, String message) {
    return new Refused(type, message, status);
  }

  String type() {
    return type;
  }

  int status() {
    return status;
  }
}
