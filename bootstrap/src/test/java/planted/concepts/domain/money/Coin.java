package planted.concepts.domain.money;

/** Innocent: knows nothing. */
public record Coin(long minorUnits) {}
