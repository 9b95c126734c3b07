/**
 * What the system does: one final class each, with one public method, a command in and an outcome
 * out.
 *
 * <p>Listing this package is reading the feature list. Nothing here knows HTTP or SQL; rules are in
 * the domain, and the world is reached through its ports.
 */
@NullMarked
package io.travelapp.application;

import org.jspecify.annotations.NullMarked;
