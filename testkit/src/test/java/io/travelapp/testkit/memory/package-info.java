/** Each contract on its adapter in memory, and each contract on adapters that are wrong. */
@NullMarked
package io.travelapp.testkit.memory;

import org.jspecify.annotations.NullMarked;
