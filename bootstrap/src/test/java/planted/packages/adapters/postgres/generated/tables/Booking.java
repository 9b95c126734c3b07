package planted.packages.adapters.postgres.generated.tables;

/** Innocent: a machine wrote it. */
public record Booking(long id) {}
