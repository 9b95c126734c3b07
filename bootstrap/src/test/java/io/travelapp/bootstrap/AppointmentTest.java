package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.cognito.CognitoLocalRelay;
import io.travelapp.adapters.cognito.StandIn;
import io.travelapp.application.ChangeRoleByEmail.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the first administrator comes to be, who appoints the others. */
final class AppointmentTest {

  @TempDir private Path folder;

  @Test
  void who_runs_the_machine_appoints_an_administrator_who_appoints_others() throws IOException {
    try (TestServer server = TestServer.start(folder.resolve("data"), "--demonstration", "no")) {
      appointsOthers(server, List.of());
    }
  }

  @Test
  void the_same_with_accounts_at_cognito() throws IOException {
    try (StandIn cognito = StandIn.start(InstantSource.system())) {
      List<String> identity = AtCognito.options(cognito.address());
      List<String> arguments = new ArrayList<>(List.of("--demonstration", "no"));
      arguments.addAll(identity);
      try (TestServer server =
          TestServer.start(folder.resolve("data"), arguments.toArray(String[]::new))
              .mailedBy(cognito::sent)) {
        appointsOthers(server, identity);
      }
    }
  }

  @Test
  void the_same_with_accounts_at_cognito_local() throws Exception {
    try (CognitoLocalRelay cognito =
        CognitoLocalRelay.startOrSkip(folder, folder.resolve("data/mail"))) {
      List<String> identity = AtCognito.options(cognito.address());
      List<String> arguments = new ArrayList<>(List.of("--demonstration", "no"));
      arguments.addAll(identity);
      try (TestServer server =
          TestServer.start(folder.resolve("data"), arguments.toArray(String[]::new))) {
        appointsOthers(server, identity);
      }
    }
  }

  @Test
  void in_memory_whose_address_was_named_at_the_start_is_administrator() {
    String aiko = "aiko@example.org";
    try (TestServer server =
        TestServer.start(
            folder.resolve("data"),
            "--in-memory",
            "--demonstration",
            "no",
            "--administrators",
            aiko)) {
      String ken = server.customer().get("me").expect(200).text("/id");
      String role = "accounts/" + ken + "/roles/operator:opr_2:staff";

      server.account(aiko).signedIn(server.anybody()).put(role).expect(204);
      server.customer().put(role).expect(403);
    }
  }

  private static void appointsOthers(TestServer server, List<String> identity) throws IOException {
    TestServer.Account aiko = server.account();
    Traveller before = aiko.signedIn(server.anybody());
    String ken = server.customer().get("me").expect(200).text("/id");
    before.put("accounts/" + ken + "/roles/operator:opr_2:staff").expect(403);

    assertThat(change(server, identity, "grant-role", aiko.email(), "administrator"))
        .isInstanceOf(Outcome.Changed.class);

    Traveller administrator = aiko.signedIn(server.anybody());
    administrator.put("accounts/" + ken + "/roles/operator:opr_2:staff").expect(204);
    change(server, identity, "withdraw-role", aiko.email(), "administrator");
    // The old token still tells the role, which is asked for again.
    administrator.put("accounts/" + ken + "/roles/administrator").expect(403);
    aiko.signedIn(server.anybody()).put("accounts/" + ken + "/roles/administrator").expect(403);
    administrator.delete("sessions").expect(204);
    assertThat(change(server, identity, "grant-role", nobody(), "administrator"))
        .isEqualTo(new Outcome.NoAccount());
    assertThat(Files.readAllLines(server.data().resolve("audit/audit.jsonl")))
        .filteredOn(line -> line.contains("\"deed\":\"role_"))
        .satisfiesExactly(
            line -> assertThat(line).contains("role_granted", "command line", "administrator"),
            line -> assertThat(line).contains("role_granted", ken, "operator:opr_2:staff"),
            line -> assertThat(line).contains("role_withdrawn", "command line"));
  }

  private static String nobody() {
    return "nobody-" + UUID.randomUUID() + "@example.org";
  }

  private static Outcome change(
      TestServer server, List<String> identity, String verb, String email, String role) {
    List<String> arguments =
        new ArrayList<>(List.of(verb, email, role, "--data", server.data().toString()));
    arguments.addAll(identity);
    Settings settings = TestServer.settings(arguments, server.data());
    return Wiring.changeRole(settings, (Settings.Command.ChangeRole) settings.command());
  }
}
