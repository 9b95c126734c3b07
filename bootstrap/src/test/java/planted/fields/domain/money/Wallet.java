package planted.fields.domain.money;

/** Innocent. */
public record Wallet(long minorUnits) {}
