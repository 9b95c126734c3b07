package io.travelapp.domain.booking;

import java.util.Optional;

/**
 * What somebody who has a seat said of themselves, for operators who let women ask to sit next to
 * women only.
 */
public enum Neighbour {
  /** Who said nothing. */
  OTHER,

  /** A woman who sits next to anybody. */
  WOMAN,

  /** A woman who asked to sit next to women only. */
  WOMAN_AMONG_WOMEN;

  /** What a stranger right beside must not be; empty if that may be anybody. */
  public Optional<Neighbour> unwanted() {
    return switch (this) {
      case OTHER -> Optional.of(WOMAN_AMONG_WOMEN);
      case WOMAN -> Optional.empty();
      case WOMAN_AMONG_WOMEN -> Optional.of(OTHER);
    };
  }
}
