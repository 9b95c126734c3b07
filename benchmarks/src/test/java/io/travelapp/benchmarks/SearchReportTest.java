package io.travelapp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.benchmarks.Arguments.Understanding;
import io.travelapp.benchmarks.Searches.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchReportTest {

  private static final SearchFigures SMALL =
      new SearchFigures(Kind.WITH_ORIGIN, 1000, 900, 1000, 1.0, 4.0);
  private static final SearchFigures LARGE =
      new SearchFigures(Kind.WITH_ORIGIN, 10_000, 400, 1000, 1.1, 6.5);
  private static final SearchFigures SMALL_FROM_ANYWHERE =
      new SearchFigures(Kind.FROM_ANYWHERE, 1000, 300, 400, 4.0, 9.0);
  private static final SearchFigures LARGE_FROM_ANYWHERE =
      new SearchFigures(Kind.FROM_ANYWHERE, 10_000, 300, 400, 6.6, 9.0);

  @Test
  void what_is_wanted_is_said_to_be_reached_or_missed() {
    SearchReport report =
        new SearchReport(
            usual(), List.of(SMALL, SMALL_FROM_ANYWHERE, LARGE, LARGE_FROM_ANYWHERE), List.of());

    assertThat(report.targets())
        .filteredOn(Target::isReached)
        .extracting(Target::what)
        .containsExactlyInAnyOrder(
            "with an origin: p50 at 10000 / 1000",
            "with an origin: HTTP / straight SQL at 1000",
            "from anywhere: p99 at 10000 / 1000",
            "from anywhere: HTTP / straight SQL at 1000",
            "from anywhere: HTTP / straight SQL at 10000",
            "p50 from anywhere / with an origin at 1000");
    assertThat(report.targets())
        .filteredOn(target -> !target.isReached())
        .extracting(Target::what)
        .containsExactlyInAnyOrder(
            "with an origin: p99 at 10000 / 1000",
            "with an origin: HTTP / straight SQL at 10000",
            "from anywhere: p50 at 10000 / 1000",
            "p50 from anywhere / with an origin at 10000");
    assertThat(report.text())
        .contains("| with an origin |       1000 |        900 |           1000 |  0.90 |   1.00 |")
        .containsPattern(
            "with an origin: p99 at 10000 / 1000 +\\| +1.63 \\| +at most 1.5 \\| +\\*\\*missed");
  }

  @Test
  void of_an_odd_number_of_rounds_the_middle_counts_and_of_an_even_one_the_mean_of_two() {
    SearchFigures slow = new SearchFigures(Kind.WITH_ORIGIN, 1000, 500, 1000, 3.0, 40.0);
    SearchFigures fast = new SearchFigures(Kind.WITH_ORIGIN, 1000, 950, 1200, 0.5, 2.0);

    assertThat(SearchFigures.medianOf(List.of(slow, SMALL, fast))).isEqualTo(SMALL);
    assertThat(SearchFigures.medianOf(List.of(slow, fast)))
        .isEqualTo(new SearchFigures(Kind.WITH_ORIGIN, 1000, 725, 1100, 1.75, 21.0));
  }

  private static SearchOptions usual() {
    return ((Understanding.Understood<SearchOptions>) SearchOptions.read(List.of())).options();
  }
}
