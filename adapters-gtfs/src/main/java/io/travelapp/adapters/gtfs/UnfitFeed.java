package io.travelapp.adapters.gtfs;

import io.travelapp.domain.booking.TimetableSource.Remark;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.util.List;

/** A feed from which nothing can be sold; it never leaves this package. */
final class UnfitFeed extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Remark> faults;

  UnfitFeed(List<Remark> faults) {
    super(faults.toString());
    this.faults = List.copyOf(faults);
  }

  /** A fault of a whole file. */
  UnfitFeed(String file, Flaw flaw, String reason) {
    this(List.of(new Remark(file, 0, flaw.code(), reason)));
  }

  /** A file or folder that is there, and cannot be read. */
  static UnfitFeed unreadable(String file, IOException why) {
    String reason = why instanceof AccessDeniedException ? "access is denied" : why.getMessage();
    return new UnfitFeed(file, Flaw.SOURCE_UNREADABLE, "it cannot be read: " + reason);
  }

  List<Remark> faults() {
    return faults;
  }
}
