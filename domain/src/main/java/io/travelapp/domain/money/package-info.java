/**
 * Amounts of money: whole minor units of one currency.
 *
 * <p>There is no conversion between currencies and no fraction of a minor unit: whoever divides
 * says how it is rounded. Start at {@link io.travelapp.domain.money.Money}.
 */
@NullMarked
package io.travelapp.domain.money;

import org.jspecify.annotations.NullMarked;
