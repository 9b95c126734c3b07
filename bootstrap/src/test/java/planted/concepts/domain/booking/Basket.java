package planted.concepts.domain.booking;

/** Innocent. */
public record Basket(int tickets) {}
