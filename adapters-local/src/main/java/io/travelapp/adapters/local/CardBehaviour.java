package io.travelapp.adapters.local;

import java.util.Optional;

/**
 * How the sandbox treats a card. It is chosen by the number when the card is stored, and kept in
 * place of the number.
 */
enum CardBehaviour {
  /** {@code 4242 4242 4242 4242}: pays whatever is asked. */
  APPROVED,
  /** {@code 4000 0000 0000 0002}: is declined, as an issuer would. */
  DECLINED,
  /** Any other card, perhaps a real one typed by mistake: no sandbox charges it. */
  NOT_A_TEST_CARD;

  static CardBehaviour of(String number) {
    return switch (number) {
      case "4242424242424242" -> APPROVED;
      case "4000000000000002" -> DECLINED;
      default -> NOT_A_TEST_CARD;
    };
  }

  /** Why an authorisation is declined; empty if it is not. */
  Optional<String> declineReason() {
    return switch (this) {
      case APPROVED -> Optional.empty();
      case DECLINED -> Optional.of("card_declined");
      case NOT_A_TEST_CARD -> Optional.of("card_unknown_in_sandbox");
    };
  }
}
