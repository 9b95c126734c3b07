/**
 * What a journey costs and what comes back when it is given up.
 *
 * <p>Prices, products and refund policies are pure functions of values; who pays and how is in
 * {@code payment}. Start at {@link io.travelapp.domain.fare.Price} and {@link
 * io.travelapp.domain.fare.RefundPolicy}; what a ride costs an adult begins at {@link
 * io.travelapp.domain.fare.Pricing}.
 */
@NullMarked
package io.travelapp.domain.fare;

import org.jspecify.annotations.NullMarked;
