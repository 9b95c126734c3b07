package io.travelapp.domain.fare;

import java.math.BigDecimal;

/**
 * A tax that is added to what is paid for rides that board in a country.
 *
 * @param country ISO 3166-1 alpha-2
 * @param label what a traveller reads
 * @param percent in hundredths, with decimals where it has some, such as 8.875
 */
public record Tax(String country, String label, BigDecimal percent) {

  public Tax {
    if (!country.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException("A tax is of a country such as CH, not " + country);
    }
    if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw new IllegalArgumentException("A tax is 0 to 100 percent, not " + percent);
    }
  }
}
