package planted.strangers.application;

/** A use case. */
public final class HoldSeats {}
