package planted.packages.domain.money;

/** Innocent: its package is described. */
public record Coin(long minorUnits) {}
