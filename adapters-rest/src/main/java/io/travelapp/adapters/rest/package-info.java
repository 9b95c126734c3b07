/**
 * The REST interface: resources, the records that they read and write, and the HTTP server under
 * them.
 *
 * <p>A resource turns a request into the command of a use case and its outcome into an answer;
 * nothing here decides a rule, and nothing here touches a port. Everything that goes wrong is
 * answered by a {@link io.travelapp.adapters.rest.Problem}. Start at {@link
 * io.travelapp.adapters.rest.RestAdapters}; {@code PlacesResource} shows how an operation is
 * written.
 */
@NullMarked
package io.travelapp.adapters.rest;

import org.jspecify.annotations.NullMarked;
