package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What keeps a server from starting is told in one sentence; what it had before is there after a
 * stop.
 */
final class StartTest {

  @TempDir private Path folder;

  @Test
  void a_data_folder_is_held_by_one_server_and_its_customers_are_there_again_after_a_stop() {
    Path data = folder.resolve("data");
    String me;
    Traveller customer;
    try (TestServer server = TestServer.start(data, "--demonstration", "no")) {
      customer = server.customer();
      me = customer.get("me").expect(200).raw().body();

      assertThatThrownBy(() -> TestServer.start(data))
          .isInstanceOf(CannotStart.class)
          .hasMessage("The data folder " + data + " is in use by another TravelApp server.");
    }

    try (TestServer again = TestServer.start(data, "--demonstration", "no")) {
      assertThat(customer.at(again.port()).get("me").expect(200).raw().body()).isEqualTo(me);
    }
  }

  @Test
  void servers_in_memory_run_beside_others_on_one_data_folder_and_forget_all() {
    Path data = folder.resolve("data");
    Traveller customer;
    try (TestServer kept = TestServer.start(data, "--demonstration", "no");
        TestServer one = TestServer.start(data, "--in-memory", "--demonstration", "no");
        TestServer other = TestServer.start(data, "--in-memory", "--demonstration", "no")) {
      customer = one.customer();
      customer.get("me").expect(200);
      other.customer().get("me").expect(200);
      kept.customer().get("me").expect(200);

      customer.at(other.port()).get("me").expect(401);
    }

    try (TestServer again = TestServer.start(data, "--in-memory", "--demonstration", "no")) {
      customer.at(again.port()).get("me").expect(401);
    }
  }

  @Test
  void a_port_in_use_is_named() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertThatThrownBy(() -> TestServer.start(folder.resolve("data"), "--port", port))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("Port " + port + " at 127.0.0.1 cannot be used");
    }
  }

  @Test
  void a_database_that_cannot_be_reached_is_told_in_one_sentence() {
    String nowhere = "jdbc:postgresql://127.0.0.1:1/nothing";

    assertThatThrownBy(() -> TestServer.start(folder.resolve("data"), "--database-url", nowhere))
        .isInstanceOf(CannotStart.class)
        .message()
        .isNotBlank()
        .doesNotContain("\n");
  }
}
