package io.travelapp.adapters.rest;

/** How much it matters that a request gets in while the server is full, the most first. */
enum Urgency {
  /** Pays, or looks what came of it: somebody's money is on the way. */
  PAYMENT,
  /** Holds seats, and what it takes to get there: somebody is about to pay. */
  HOLD,
  /** Looks around. */
  SEARCH;

  private static final String BASE = "/api/v1/";

  static Urgency of(String path) {
    String resource = path.startsWith(BASE) ? path.substring(BASE.length()).split("/", 2)[0] : "";
    return switch (resource) {
      case "bookings", "card-tokens", "payment-notices" -> PAYMENT;
      case "holds", "sessions" -> HOLD;
      default -> SEARCH;
    };
  }
}
