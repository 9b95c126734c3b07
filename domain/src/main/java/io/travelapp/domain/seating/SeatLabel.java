package io.travelapp.domain.seating;

/**
 * What is written on a seat, such as {@code 4A}: 1 to 8 letters, digits and hyphens. It is data,
 * never derived from the grid.
 */
public record SeatLabel(String value) implements Comparable<SeatLabel> {

  public SeatLabel {
    if (!isLabel(value)) {
      throw new IllegalArgumentException(
          "A seat label has 1 to 8 letters, digits or hyphens, not \"" + value + "\"");
    }
  }

  public static boolean isLabel(String text) {
    return text.matches("[\\p{L}\\p{N}-]{1,8}");
  }

  @Override
  public int compareTo(SeatLabel other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
