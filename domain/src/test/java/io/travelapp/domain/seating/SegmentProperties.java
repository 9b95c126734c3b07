package io.travelapp.domain.seating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SegmentProperties {

  @Provide
  Arbitrary<Segment> segments() {
    return Coaches.segments(8);
  }

  @Property
  void two_segments_overlap_if_they_have_a_way_from_a_call_to_the_next_in_common(
      @ForAll("segments") Segment a, @ForAll("segments") Segment b) {
    Set<Integer> common = new HashSet<>(parts(a));
    common.retainAll(parts(b));

    assertThat(a.overlaps(b)).isEqualTo(!common.isEmpty());
  }

  private static Set<Integer> parts(Segment segment) {
    return IntStream.range(segment.from(), segment.to()).boxed().collect(Collectors.toSet());
  }
}
