/**
 * For whoever swaps an adapter: what a port promises, as tests, and an adapter in memory that keeps
 * the promise.
 *
 * <p>The promises are in {@link io.travelapp.testkit.contract}, the adapters in {@code
 * io.travelapp.testkit.memory}, and what tests speak with in {@link io.travelapp.testkit.fixture}.
 * Start at {@link io.travelapp.testkit.Store}: whoever can make one can run most of the contracts.
 */
@NullMarked
package io.travelapp.testkit;

import org.jspecify.annotations.NullMarked;
