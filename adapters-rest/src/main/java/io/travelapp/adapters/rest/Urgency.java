package io.travelapp.adapters.rest;

/** How much it matters that a request gets in while the server is full, the most first. */
enum Urgency {
  /** Pays, or looks what came of it: somebody's money is on the way. */
  PAYMENT,
  /**
   * Holds seats, and what it takes to get there, as a look at one departure: somebody is about to
   * pay.
   */
  HOLD,
  /** Signs up, or sees to an account. */
  OTHER,
  /** Looks around; and whatever is asked for in an unusual way. */
  SEARCH;

  private static final String BASE = "/api/v1/";

  /** How the id of a departure begins. */
  private static final String DEPARTURE = "dep_";

  static Urgency of(String path) {
    String[] parts =
        path.startsWith(BASE) ? path.substring(BASE.length()).split("/", 2) : path.split("/", 1);
    return switch (parts[0]) {
      case "bookings", "card-tokens", "payment-notices" -> PAYMENT;
      case "holds", "sessions" -> HOLD;
      case "departures" -> parts.length > 1 && parts[1].startsWith(DEPARTURE) ? HOLD : SEARCH;
      case "accounts", "me", "password-resets", "sign-ups" -> OTHER;
      default -> SEARCH;
    };
  }
}
