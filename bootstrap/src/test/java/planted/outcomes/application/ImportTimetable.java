package planted.outcomes.application;

import java.io.IOException;
import java.io.Reader;

/** Throws what its caller must handle. */
public final class ImportTimetable {

  public int handle(Reader feed) throws IOException {
    return feed.read();
  }
}
