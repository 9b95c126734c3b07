package io.travelapp.benchmarks;

import java.time.Duration;

/**
 * What was measured while many times the peak came.
 *
 * @param times the peak
 * @param came in a second
 * @param held of them in a second
 * @param refused of them in a second, for there were too many
 * @param others answers that were neither, nor told when to come back
 * @param refusalP50 half of the refusals took at most so long, in milliseconds
 * @param refusalP99 99 of 100 did
 * @param recovery how long it took afterwards until all was as before
 * @param heapBefore bytes in use before, after a collection
 * @param heapAfter bytes in use right after it
 */
record OverloadFigures(
    int times,
    double came,
    double held,
    double refused,
    long others,
    double refusalP50,
    double refusalP99,
    Duration recovery,
    long heapBefore,
    long heapAfter) {

  double heapGrowth() {
    return (double) heapAfter / heapBefore;
  }
}
