/**
 * What each port promises, as tests: interfaces of {@code @Test default} methods.
 *
 * <p>A test class of an adapter implements the contract of its port, says how the adapter is made,
 * and so runs every clause. A clause publishes and makes what it needs, so all clauses may share
 * one store, and it tells time by the store's clock alone. Start at {@link
 * io.travelapp.testkit.contract.BookingsContract}.
 */
@NullMarked
package io.travelapp.testkit.contract;

import org.jspecify.annotations.NullMarked;
