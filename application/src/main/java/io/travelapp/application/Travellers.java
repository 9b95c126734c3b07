package io.travelapp.application;

import io.travelapp.application.HoldSeats.Command;
import io.travelapp.application.HoldSeats.Outcome;
import io.travelapp.application.HoldSeats.PassengerWish;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.Neighbour;
import io.travelapp.domain.booking.Party;
import io.travelapp.domain.booking.PartyPolicy;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.fare.PassengerType;
import io.travelapp.domain.seating.SeatNeed;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Who travels on a hold that is asked for, and whether the operator carries them.
 *
 * @param policy what the operator asks of parties
 */
record Travellers(FareConditions conditions, PartyPolicy policy) {

  /** Why one of them cannot travel as is said. */
  Optional<Outcome> passengerFault(Command command) {
    for (int i = 0; i < command.passengers().size(); i++) {
      PassengerWish wish = command.passengers().get(i);
      Optional<PassengerType> type = wish.type().flatMap(conditions::findType);
      if (wish.type().isPresent() && type.isEmpty()) {
        List<String> known = conditions.passengerTypes().stream().map(PassengerType::id).toList();
        return Optional.of(new Outcome.UnknownPassengerType(i, wish.type().get(), known));
      }
      if (type.isPresent() && wish.age().isPresent() && !type.get().covers(wish.age().get())) {
        return Optional.of(new Outcome.AgeOutsideType(i, wish.age().get(), type.get()));
      }
      if (wish.need() != SeatNeed.SEAT && !typeOf(wish).needsSeat()) {
        return Optional.of(new Outcome.NeedWithoutSeat(i, typeOf(wish)));
      }
    }
    return neighbourFault(command);
  }

  private Optional<Outcome> neighbourFault(Command command) {
    // Of who exchanges it is kept what they said, whether it still matters or not.
    boolean mayBeSaid = policy.womenNextToWomen() || command.givenUp().isPresent();
    for (int i = 0; i < command.passengers().size(); i++) {
      PassengerWish wish = command.passengers().get(i);
      if (wish.neighbour() != Neighbour.OTHER && !mayBeSaid) {
        return Optional.of(new Outcome.NeighboursNotChosen(i));
      }
      if (wish.neighbour() != Neighbour.OTHER && !typeOf(wish).needsSeat()) {
        return Optional.of(new Outcome.NeighbourWithoutSeat(i, typeOf(wish)));
      }
    }
    return Optional.empty();
  }

  /** Of which types they are. */
  List<PassengerType> typesOf(Command command) {
    if (!command.passengers().isEmpty()) {
      return command.passengers().stream().map(this::typeOf).toList();
    }
    int adults = command.seatCount().orElseGet(() -> seatsNamedIn(command));
    return Collections.nCopies(adults, conditions.usualType());
  }

  private static int seatsNamedIn(Command command) {
    return command.legs().stream()
        .map(leg -> leg.seats().size())
        .filter(named -> named > 0)
        .findFirst()
        .orElse(0);
  }

  private PassengerType typeOf(PassengerWish wish) {
    return wish.type()
        .flatMap(conditions::findType)
        .or(() -> wish.age().flatMap(conditions::typeOfAge))
        .orElseGet(conditions::usualType);
  }

  /** Why all of them together are no party that is carried, or not the one of the seats. */
  Optional<Outcome> partyFault(Command command, List<PassengerType> passengers) {
    Optional<Outcome> fault = policy.findPartyFault(passengers).map(Outcome.PartyRefused::new);
    if (fault.isPresent()) {
      return fault;
    }
    int needed = new Party(passengers).seats();
    if (command.seatCount().filter(count -> count != needed).isPresent()) {
      return Optional.of(
          new Outcome.PartyContradictory(passengers.size(), command.seatCount().get()));
    }
    for (int leg = 0; leg < command.legs().size(); leg++) {
      int named = command.legs().get(leg).seats().size();
      if (named != 0 && named != needed) {
        return Optional.of(new Outcome.SeatCountWrong(leg, named, needed));
      }
    }
    return Optional.empty();
  }

  /** Why they may not travel so without an adult. */
  Optional<Outcome> minorFault(Command command, Party party, List<ChosenLeg> legs) {
    List<PartyPolicy.Member> members =
        IntStream.range(0, party.passengers().size())
            .mapToObj(passenger -> member(command, passenger, party.passengers().get(passenger)))
            .toList();
    return IntStream.range(0, legs.size())
        .mapToObj(leg ->
            policy
                .findMinorFault(members, PartyPolicy.Hours.of(legs.get(leg).ride()))
                .<Outcome>map(
                    why -> new Outcome.MinorsRefused(leg, policy.minorsAlone().orElseThrow(), why)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static PartyPolicy.Member member(Command command, int passenger, PassengerType type) {
    Optional<Integer> told =
        command.passengers().isEmpty()
            ? Optional.empty()
            : command.passengers().get(passenger).age();
    // Of who exchanges the age was looked at when the tickets were sold.
    Optional<Integer> age =
        told.isEmpty() && command.givenUp().isPresent() ? Optional.of(type.ageTo()) : told;
    return new PartyPolicy.Member(age, type.canHoldInfant());
  }

  /** Those members of the party who need a seat, in order. */
  static List<HeldPassenger> seated(Command command, Party party) {
    return heldPassengers(command, party).stream().filter(HeldPassenger::needsSeat).toList();
  }

  /** The members of the party, in order. */
  static List<HeldPassenger> heldPassengers(Command command, Party party) {
    List<PassengerType> types = party.passengers();
    return IntStream.range(0, types.size())
        .mapToObj(passenger ->
            command.passengers().isEmpty()
                ? HeldPassenger.of(types.get(passenger))
                : heldPassenger(types.get(passenger), command.passengers().get(passenger)))
        .toList();
  }

  private static HeldPassenger heldPassenger(PassengerType type, PassengerWish wish) {
    return HeldPassenger.of(type, wish.need(), wish.neighbour());
  }
}
