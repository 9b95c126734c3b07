package io.travelapp.application;

import io.travelapp.domain.booking.BookedPassenger;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.DepartureOnSale;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.HeldPassenger;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.Seated;
import io.travelapp.domain.booking.Ticket;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatChanges.Stretch;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.SeatOccupancy;
import io.travelapp.domain.seating.Segment;
import io.travelapp.domain.seating.VehicleLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who of a hold or a booking sits where.
 *
 * @param product the fare product under which it was sold
 * @param seated those who need a seat, in order
 * @param places for each leg the positions in {@code seated} of those who travel on it
 */
record Sitting(
    String product, List<HeldLeg> legs, List<HeldPassenger> seated, List<List<Integer>> places) {

  static Sitting of(Hold hold) {
    return of(hold.terms().fareProduct(), hold.legs(), hold.passengers(), (leg, passenger) -> true);
  }

  /** Of a booking those travel whose ticket is valid. */
  static Sitting of(Booking booking) {
    return of(
        booking.terms().fareProduct(),
        booking.legs(),
        booking.passengers().stream().map(BookedPassenger::as).toList(),
        (leg, passenger) ->
            booking.validTickets().stream().anyMatch(ticket -> isFor(ticket, leg, passenger)));
  }

  private static boolean isFor(Ticket ticket, int leg, int passenger) {
    return ticket.leg() == leg && ticket.passenger() == passenger;
  }

  private static Sitting of(
      String product,
      List<HeldLeg> legs,
      List<HeldPassenger> party,
      BiPredicate<Integer, Integer> travels) {
    List<Integer> seated =
        IntStream.range(0, party.size())
            .filter(passenger -> party.get(passenger).needsSeat())
            .boxed()
            .toList();
    List<List<Integer>> places =
        IntStream.range(0, legs.size())
            .mapToObj(leg ->
                IntStream.range(0, seated.size())
                    .filter(place -> travels.test(leg, seated.get(place)))
                    .boxed()
                    .toList())
            .toList();
    return new Sitting(product, legs, seated.stream().map(party::get).toList(), places);
  }

  DepartureId departure(int leg) {
    return legs.get(leg).departure();
  }

  Segment segment(int leg) {
    return legs.get(leg).segment();
  }

  /** The seats on a leg of those who travel on it. */
  List<SeatLabel> seats(int leg) {
    return places.get(leg).stream().map(legs.get(leg).seats()::get).toList();
  }

  /** Whether somebody has other seats on a leg, or has these only for a part of the way. */
  boolean isOtherThan(int leg, List<SeatLabel> wanted) {
    return !wanted.equals(seats(leg)) || !legs.get(leg).changes().isEmpty();
  }

  /** Those who travel on a leg, in order. */
  List<HeldPassenger> party(int leg) {
    return places.get(leg).stream().map(seated::get).toList();
  }

  /** Whether that is one of the party, on whatever leg. */
  boolean isOwn(Seated somebody) {
    return IntStream.range(0, legs.size())
        .filter(leg -> departure(leg).equals(somebody.departure()))
        .anyMatch(leg ->
            places.get(leg).stream()
                .flatMap(place -> legs.get(leg).stretches(place).stream())
                .anyMatch(somebody.where()::meets));
  }

  /** All seats of a leg, with these for those who travel on it. */
  List<SeatLabel> with(int leg, List<SeatLabel> other) {
    List<SeatLabel> all = new ArrayList<>(legs.get(leg).seats());
    for (int next = 0; next < other.size(); next++) {
      all.set(places.get(leg).get(next), other.get(next));
    }
    return all;
  }

  /** Who else is in the coach. */
  SeatOccupancy without(int leg, DepartureOnSale sold) {
    SeatOccupancy others = sold.occupancy();
    for (int place : places.get(leg)) {
      for (Stretch own : legs.get(leg).stretches(place)) {
        others = others.freeing(withDisplaced(own.seat(), sold.layout()), own.segment());
      }
    }
    return others;
  }

  private static List<Integer> withDisplaced(SeatLabel label, VehicleLayout layout) {
    return layout.indexOf(label).map(layout.seats()::get).stream()
        .flatMap(seat -> Stream.concat(Stream.of(label), seat.displaces().stream()))
        .map(seat -> layout.indexOf(seat).orElseThrow())
        .toList();
  }
}
