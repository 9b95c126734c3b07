package io.travelapp.domain.booking;

import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.schedule.StopCall;
import java.util.List;
import java.util.Map;

/** Finds rides. Reads only; safe for use by many threads. */
public interface Offers {

  /**
   * Every ride that fits: the leg is for sale, and is sold now (as {@link StopCall#isSoldAt} says
   * of its boarding call), it boards on the wanted local date, the departure is scheduled, and as
   * many seats as wanted are free all the way, wheelchair spaces not counted. One for each
   * departure, chosen as {@link ShortestRide} says. Runs of the service date before that call after
   * midnight are among them.
   *
   * <p>With an origin the ride is a matter of the departure's calls and prices alone, so that a
   * hold that names the same stops means the same ride; if that ride does not fit, the departure
   * has none. From anywhere it is the first that fits. Seats whose hold has expired may count as
   * taken until they are swept.
   *
   * @return in the order of the query, at most its limit, those after its position
   */
  List<Offer> search(OfferQuery query);

  /**
   * The lowest fare of an adult to each promoted place on any leg that is for sale and still to be
   * boarded, whether seats are left or not and whether its sale is open or not. A place that no
   * departure serves is missing. Where several currencies are sold, it is the one whose code comes
   * first.
   */
  Map<PlaceId, Money> lowestFares();
}
