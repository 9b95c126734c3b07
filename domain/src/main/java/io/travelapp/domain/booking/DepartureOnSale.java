package io.travelapp.domain.booking;

import io.travelapp.domain.fare.FareTable;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.seating.SeatOccupancy;
import io.travelapp.domain.seating.VehicleLayout;

/**
 * A departure with all that it takes to sell it, as it stood when it was read. Only a hold decides.
 *
 * @param revision changes when its stops, times, seats, fares or sales windows do
 */
public record DepartureOnSale(
    Departure departure,
    VehicleLayout layout,
    FareTable fares,
    SeatOccupancy occupancy,
    long revision) {}
