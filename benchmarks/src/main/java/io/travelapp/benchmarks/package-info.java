/**
 * How fast the product is, against a yardstick in the same run: the same SQL sent without the
 * product, and the same search on a tenth of the data. It measures the real server in a process of
 * its own, with the flags of {@code ./run}, on a PostgreSQL that is thrown away.
 *
 * <p>Nothing of the product knows it, and it is not published. Start at {@link
 * io.travelapp.benchmarks.Main}, which {@code ./bench} calls; what is measured, and in which order,
 * is in {@code SearchBenchmark}.
 */
@NullMarked
package io.travelapp.benchmarks;

import org.jspecify.annotations.NullMarked;
