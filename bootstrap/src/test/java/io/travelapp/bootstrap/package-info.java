/**
 * The whole program under test, over HTTP and as a process. Start at {@code TestServer} and {@code
 * Traveller}.
 */
@NullMarked
package io.travelapp.bootstrap;

import org.jspecify.annotations.NullMarked;
