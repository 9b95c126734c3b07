package io.travelapp.domain.booking;

import io.travelapp.domain.fare.FareTable;
import io.travelapp.domain.schedule.ServiceJourney;
import io.travelapp.domain.seating.VehicleLayout;

/** A journey with the coach that runs it and the prices of its legs. */
public record JourneyOnSale(ServiceJourney journey, VehicleLayout layout, FareTable fares) {}
