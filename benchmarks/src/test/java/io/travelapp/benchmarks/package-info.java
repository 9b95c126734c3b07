/** That the measuring measures what it says. Start at {@code SearchBenchmarkTest}. */
@NullMarked
package io.travelapp.benchmarks;

import org.jspecify.annotations.NullMarked;
