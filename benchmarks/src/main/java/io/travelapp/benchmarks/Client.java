package io.travelapp.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/** Somebody who sends requests one after the other on a connection of their own. */
interface Client extends AutoCloseable {

  /**
   * Sends a request and takes the whole answer.
   *
   * @param number which request, counted from 0 over all clients
   * @throws Exception if it was not answered as it should be
   */
  void send(long number) throws Exception;

  @Override
  void close() throws IOException, SQLException;

  /** Makes a client. */
  interface Factory {
    Client connect() throws Exception;
  }
}
