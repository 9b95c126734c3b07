package planted.alone.domain.money;

import java.math.BigDecimal;
import java.util.List;

/** Innocent: numbers and lists. */
public final class Calculator {

  private Calculator() {}

  public static BigDecimal sum(List<BigDecimal> numbers) {
    return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
