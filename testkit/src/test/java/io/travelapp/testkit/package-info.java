/** Tests of what tests are told by. */
@NullMarked
package io.travelapp.testkit;

import org.jspecify.annotations.NullMarked;
