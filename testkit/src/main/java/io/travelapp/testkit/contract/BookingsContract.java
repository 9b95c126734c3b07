package io.travelapp.testkit.contract;

import io.travelapp.domain.booking.Bookings;

/**
 * What every {@link Bookings} promises: {@link HoldsContract about holds}, {@link SaleTermsContract
 * about their terms}, {@link WheelchairSpacesContract about wheelchair spaces}, {@link
 * NeighboursContract about who sits beside whom}, {@link SeatChangesContract about changing seats},
 * {@link SeatsOnTheWayContract about seats that change on the way}, {@link PaymentsContract about
 * paying for them}, {@link LatePaymentsContract about payments that come late}, {@link
 * RenamesContract about other names}, {@link CancellationsContract about giving tickets up} and
 * {@link ExchangesContract about getting others for them}.
 *
 * <p>Its clauses also use the store's {@code Timetables} and {@code Departures}.
 */
public interface BookingsContract
    extends HoldsContract,
        SaleTermsContract,
        WheelchairSpacesContract,
        NeighboursContract,
        SeatChangesContract,
        SeatsOnTheWayContract,
        PaymentsContract,
        LatePaymentsContract,
        RenamesContract,
        CancellationsContract,
        ExchangesContract {}
