package planted.packages.domain.fare;

/** Its package says what it is, and not what may be null. */
public record Fare(long minorUnits) {}
