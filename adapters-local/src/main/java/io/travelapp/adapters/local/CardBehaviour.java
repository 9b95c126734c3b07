package io.travelapp.adapters.local;

import java.time.Duration;
import java.util.Optional;

/**
 * How the sandbox treats a card. It is chosen by the number when the card is stored, and kept in
 * place of the number. The faults are those that real gateways have.
 */
enum CardBehaviour {
  /** {@code 4242 4242 4242 4242}: pays whatever is asked. */
  APPROVED,
  /** {@code 4000 0000 0000 0002}: is declined, as an issuer would. */
  DECLINED,
  /** {@code 4000 0000 0000 0119}: the first asking is not answered, and the money is taken. */
  MOVES_SILENTLY,
  /** {@code 4000 0000 0000 0259}: is never answered, and no money moves. */
  NEVER_MOVES,
  /**
   * {@code 4000 0000 0000 3220}: is not answered, and the money is taken when the seats have been
   * given up.
   */
  LATE,
  /** {@code 4000 0025 0000 3155}: the holder has to confirm the payment at a page. */
  CONFIRMED_BY_HOLDER,
  /** {@code 4000 0000 0000 0077}: each notice is sent twice, and well before the answer. */
  DOUBLED,
  /** {@code 4000 0000 0000 9235}: pays, and answers after three seconds. */
  SLOW,
  /** Any other card, perhaps a real one typed by mistake: no sandbox charges it. */
  NOT_A_TEST_CARD;

  static CardBehaviour of(String number) {
    return switch (number) {
      case "4242424242424242" -> APPROVED;
      case "4000000000000002" -> DECLINED;
      case "4000000000000119" -> MOVES_SILENTLY;
      case "4000000000000259" -> NEVER_MOVES;
      case "4000000000003220" -> LATE;
      case "4000002500003155" -> CONFIRMED_BY_HOLDER;
      case "4000000000000077" -> DOUBLED;
      case "4000000000009235" -> SLOW;
      default -> NOT_A_TEST_CARD;
    };
  }

  /** Why an authorisation is declined; empty if it is not. */
  Optional<String> declineReason() {
    return switch (this) {
      case DECLINED -> Optional.of("card_declined");
      case NOT_A_TEST_CARD -> Optional.of("card_unknown_in_sandbox");
      case APPROVED, MOVES_SILENTLY, NEVER_MOVES, LATE, CONFIRMED_BY_HOLDER, DOUBLED, SLOW ->
          Optional.empty();
    };
  }

  /** How long an authorisation waits for its answer once it is decided. */
  Duration delay() {
    return switch (this) {
      case DOUBLED -> Duration.ofMillis(500);
      case SLOW -> Duration.ofSeconds(3);
      case APPROVED,
          DECLINED,
          MOVES_SILENTLY,
          NEVER_MOVES,
          LATE,
          CONFIRMED_BY_HOLDER,
          NOT_A_TEST_CARD ->
          Duration.ZERO;
    };
  }

  /** How often each notice is sent. */
  int notices() {
    return this == DOUBLED ? 2 : 1;
  }
}
