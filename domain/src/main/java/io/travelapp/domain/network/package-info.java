/**
 * Where coaches go and who runs them: places, their stops, operators and lines.
 *
 * <p>Nothing here knows a time or a price. Everything is identified by what its feed calls it
 * ({@link io.travelapp.domain.network.FeedId}), never by its name. Start at {@link
 * io.travelapp.domain.network.Stop}; the port is {@link io.travelapp.domain.network.Places}.
 */
@NullMarked
package io.travelapp.domain.network;

import org.jspecify.annotations.NullMarked;
