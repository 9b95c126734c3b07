/**
 * Tests against a real PostgreSQL. Start at {@link io.travelapp.adapters.accounts.TestDatabase}.
 */
@NullMarked
package io.travelapp.adapters.accounts;

import org.jspecify.annotations.NullMarked;
