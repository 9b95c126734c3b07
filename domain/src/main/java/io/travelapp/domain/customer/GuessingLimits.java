package io.travelapp.domain.customer;

import io.travelapp.domain.customer.Attempts.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often what could be guessed may be tried. Whether there is such an account makes no
 * difference, so the limits tell nobody.
 *
 * @param perAccount by whomever, for one mail address
 * @param perClient from one network address, for whichever account
 * @param overall by all together
 */
public record GuessingLimits(int perAccount, int perClient, int overall) {

  /** The time within which tries are counted. */
  public static final Duration WITHIN = Duration.ofMinutes(15);

  public GuessingLimits {
    if (perAccount < 1 || perClient < 1 || overall < 1) {
      throw new IllegalArgumentException("A limit admits one try or more");
    }
  }

  /** Where nothing speaks for others. */
  public static GuessingLimits usual() {
    return new GuessingLimits(10, 100, 10_000);
  }

  /**
   * The limits that a try counts against.
   *
   * @param deed what is tried, such as {@code sign-in}: each deed is counted by itself
   * @param account whom it concerns
   * @param client the network address that it comes from; empty where it says nothing, as on one
   *     machine
   */
  public List<Limit> of(String deed, String account, Optional<String> client) {
    List<Limit> limits = new ArrayList<>();
    limits.add(new Limit(deed + " account " + account, perAccount, WITHIN));
    client.ifPresent(
        address -> limits.add(new Limit(deed + " client " + address, perClient, WITHIN)));
    limits.add(new Limit(deed + " overall", overall, WITHIN));
    return List.copyOf(limits);
  }
}
