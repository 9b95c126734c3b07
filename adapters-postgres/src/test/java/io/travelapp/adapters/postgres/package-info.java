/**
 * Tests against a real PostgreSQL. Start at {@link io.travelapp.adapters.postgres.TestDatabase}.
 */
@NullMarked
package io.travelapp.adapters.postgres;

import org.jspecify.annotations.NullMarked;
