/**
 * Starts the program: the command line, the settings and the wiring.
 *
 * <p>{@link io.travelapp.bootstrap.Main} is the door, {@code Settings} the only reader of arguments
 * and environment, and {@code Wiring} the one place that knows what is plugged in where. No rule of
 * selling seats stands here.
 */
@NullMarked
package io.travelapp.bootstrap;

import org.jspecify.annotations.NullMarked;
