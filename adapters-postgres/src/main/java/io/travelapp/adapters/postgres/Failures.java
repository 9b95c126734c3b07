package io.travelapp.adapters.postgres;

import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a failed statement says about itself. */
final class Failures {

  private Failures() {}

  /**
   * Does work that ends with a commit, and where the connection is lost meanwhile, so that nobody
   * knows whether it was committed, looks it up by its key. It is never simply done again.
   *
   * @param lookUp what was stored by this work, if it was
   * @throws DataAccessException if nothing is found: whoever repeats the request finds out
   */
  static <T> T lookedUp(Supplier<T> work, Supplier<Optional<T>> lookUp) {
    try {
      return work.get();
    } catch (DataAccessException e) {
      if (!isConnectionLost(e)) {
        throw e;
      }
      return lookUp.get().orElseThrow(() -> e);
    }
  }

  /** Whether it was refused by this constraint. */
  static boolean isRefusedBy(DataAccessException failure, String constraint) {
    PSQLException refused = failure.getCause(PSQLException.class);
    ServerErrorMessage message = refused == null ? null : refused.getServerErrorMessage();
    return message != null && constraint.equals(message.getConstraint());
  }

  /**
   * Whether the database is away or overloaded, which may be over soon: the connection was lost, or
   * something took too long or was too much.
   */
  static boolean isPassing(DataAccessException failure) {
    return isConnectionLost(failure)
        // 53: no room for more. 55P03, 57014: it took longer than it may.
        || failure.sqlState().startsWith("53")
        || failure.sqlState().equals("55P03")
        || failure.sqlState().equals("57014");
  }

  private static boolean isConnectionLost(DataAccessException failure) {
    String state = failure.sqlState();
    // 08: the connection; 57P01 to 57P03: the server is being shut down.
    return state.startsWith("08") || state.startsWith("57P");
  }
}
