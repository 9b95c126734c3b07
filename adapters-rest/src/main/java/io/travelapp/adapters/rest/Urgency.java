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
  /** Whatever else there is, such as accounts. */
  OTHER,
  /** Looks around. */
  SEARCH;

  private static final String BASE = "/api/v1/";

  static Urgency of(String path) {
    String[] parts =
        path.startsWith(BASE) ? path.substring(BASE.length()).split("/", 2) : path.split("/", 1);
    return switch (parts[0]) {
      case "bookings", "card-tokens", "payment-notices" -> PAYMENT;
      case "holds", "sessions" -> HOLD;
      case "departures" -> parts.length > 1 ? HOLD : SEARCH;
      case "places", "destinations" -> SEARCH;
      default -> OTHER;
    };
  }
}
