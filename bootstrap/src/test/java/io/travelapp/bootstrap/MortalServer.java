package io.travelapp.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that is killed and started again, always at the same address and on the same data
 * folder.
 */
final class MortalServer implements AutoCloseable {

  private final Path data;
  private final int port = sparePort();
  private final List<String> arguments;
  private ServerProcess process;
  private boolean open = true;
  private boolean trading = true;

  /** Starts it for the first time; {@code more} are further arguments. */
  MortalServer(Path data, String... more) {
    this.data = data;
    this.arguments =
        new ArrayList<>(
            List.of(
                "--port",
                Integer.toString(port),
                "--management-port",
                Integer.toString(sparePort()),
                "--data",
                data.toString()));
    arguments.addAll(List.of(more));
    this.process = ServerProcess.start(arguments);
    process.awaitPort();
  }

  private static int sparePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path data() {
    return data;
  }

  Traveller anybody() {
    return Traveller.anonymous(port);
  }

  synchronized boolean isTrading() {
    return trading;
  }

  /** Lets its customers come to an end, also those who wait for it to open. */
  synchronized void endTrading() {
    trading = false;
    notifyAll();
  }

  /** Waits while it is dead; returns also when trading ends. */
  synchronized void awaitOpen() {
    try {
      while (!open && trading) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void kill() {
    setOpen(false);
    process.kill();
  }

  /**
   * Starts it after a death.
   *
   * @param deaths after how many milliseconds each it is killed again, if it is not ready by then
   * @return how often it was
   */
  int startAgain(List<Integer> deaths) {
    int killed = 0;
    for (int milliseconds : deaths) {
      process = ServerProcess.start(arguments);
      if (process.isReadyWithin(milliseconds)) {
        setOpen(true);
        return killed;
      }
      process.kill();
      killed++;
    }
    process = ServerProcess.start(arguments);
    process.awaitPort();
    setOpen(true);
    return killed;
  }

  private synchronized void setOpen(boolean open) {
    this.open = open;
    notifyAll();
  }

  @Override
  public void close() {
    endTrading();
    process.close();
  }
}
