package planted.packages.domain.booking;

/** Its package says nothing. */
public record Basket(int tickets) {}
