/** The vectors that the test kit publishes, tried with the domain. */
@NullMarked
package io.travelapp.testkit.vectors;

import org.jspecify.annotations.NullMarked;
