/**
 * Who buys: the customer's details, which are ours, and the identity, which is not.
 *
 * <p>User names and passwords live behind {@link io.travelapp.domain.customer.Identities} alone;
 * names, mail and phone are kept by {@link io.travelapp.domain.customer.Customers}, under the
 * subject that the identity gave.
 */
@NullMarked
package io.travelapp.domain.customer;

import org.jspecify.annotations.NullMarked;
