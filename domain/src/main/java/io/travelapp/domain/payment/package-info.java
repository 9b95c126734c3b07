/**
 * Cards and the gateway that moves the money.
 *
 * <p>A card's number and security code pass through {@link io.travelapp.domain.payment.Card} to the
 * gateway and are kept nowhere. What a payment is for is not known here. Start at {@link
 * io.travelapp.domain.payment.PaymentGateway}, which also tells how another gateway is made.
 */
@NullMarked
package io.travelapp.domain.payment;

import org.jspecify.annotations.NullMarked;
