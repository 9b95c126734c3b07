package io.travelapp.bootstrap;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** In memory. */
final class SellingInMemoryTest
    implements SellingOverHttp, FaresOverHttp, ExchangingOverHttp, SeatsOnTheWayOverHttp {

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(folder.resolve("data"), "--in-memory");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  public TestServer server() {
    return server;
  }
}
