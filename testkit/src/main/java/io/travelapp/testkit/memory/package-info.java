/**
 * An adapter in memory for every port: for tests, and for a server that needs to remember nothing.
 *
 * <p>They are written to be read. What looks at the stock of seats shares one lock, seats are never
 * counted but found from the sales that have them, and time is what the clock says when it is
 * asked. Nothing survives the process. Start at {@link io.travelapp.testkit.memory.InMemoryStore}.
 */
@NullMarked
package io.travelapp.testkit.memory;

import org.jspecify.annotations.NullMarked;
