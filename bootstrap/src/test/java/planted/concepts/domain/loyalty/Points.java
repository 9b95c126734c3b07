package planted.concepts.domain.loyalty;

import planted.concepts.domain.money.Coin;

/** A concept that is not on the map. */
public record Points(Coin worth) {}
