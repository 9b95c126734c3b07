package io.travelapp.domain.fare;

/**
 * What is taken off the fare of each member of a party that is large enough.
 *
 * @param label what a traveller reads
 * @param passengers from how many passengers with a seat on, at least 2
 * @param percent in hundredths of what each pays, 1 to 100
 */
public record GroupDiscount(String label, int passengers, int percent) {

  public GroupDiscount {
    if (passengers < 2 || percent < 1 || percent > 100) {
      throw new IllegalArgumentException(
          "A group of 2 or more saves 1 to 100 percent, not " + passengers + " saving " + percent);
    }
  }
}
