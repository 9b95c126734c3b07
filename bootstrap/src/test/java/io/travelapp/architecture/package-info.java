/**
 * The architecture as tests: who may know whom, and what must look how.
 *
 * <p>The rules are in {@link io.travelapp.architecture.Rules}. Each is checked against the code and
 * against a small model of it under {@code planted}, in which it is broken on purpose: a rule that
 * was never seen to fail proves nothing.
 */
@NullMarked
package io.travelapp.architecture;

import org.jspecify.annotations.NullMarked;
