package planted.concepts.domain.payment;

import planted.concepts.domain.money.Coin;

/** Innocent: payment knows money. */
public record Purse(Coin coin) {}
