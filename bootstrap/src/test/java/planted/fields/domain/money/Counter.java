package planted.fields.domain.money;

/** Changes. */
public final class Counter {

  private long minorUnits;

  public long add(long more) {
    minorUnits += more;
    return minorUnits;
  }
}
