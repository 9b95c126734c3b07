package io.travelapp.architecture;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;

/** A rule of the architecture, for the code and for planted models of it. */
interface Rule {

  ArchRule in(Code code);

  default void check(Code code) {
    in(code).check(code.product());
  }

  default EvaluationResult evaluate(Code code) {
    return in(code).evaluate(code.product());
  }
}
