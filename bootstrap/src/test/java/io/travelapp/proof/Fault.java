package io.travelapp.proof;

/** Something that went wrong, and against which promise. */
record Fault(Promise broken, String what) {

  /** What is promised. */
  enum Promise {
    /** No two live tickets overlap; a seat is refused only where somebody has it. */
    SOLD_ONCE,
    /** What was acknowledged is found later, unchanged. */
    KEPT,
    /** A payment is captured at most once, for the agreed sum. */
    CHARGED_ONCE,
    /** Every capture ends in one confirmed booking or a full refund; no booking without capture. */
    PAID_OR_REFUNDED,
    /** The same key gives the same answer and one effect. */
    SAME_ANSWER,
    /** Nobody sees what is somebody else's. */
    PRIVATE,
    /** After faults stop, it works again without a human. */
    WORKS_AGAIN,
    /** Held, sold and free seats add up to the capacity at any moment. */
    ADDS_UP,
    /** Nothing is answered that is not in the contract. */
    IN_CONTRACT
  }

  @Override
  public String toString() {
    return broken + ": " + what;
  }
}
