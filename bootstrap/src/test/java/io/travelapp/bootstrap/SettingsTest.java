package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.gtfs.GtfsAdapters.FareZoneNames;
import io.travelapp.bootstrap.Settings.Answer;
import io.travelapp.bootstrap.Settings.Command;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Role;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SettingsTest {

  private static final Path HOME = Path.of("/opt/travelapp");

  @Test
  void without_any_setting_it_serves_on_8080_from_the_data_folder_beside_it() {
    Settings settings = understood(List.of(), Map.of());

    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.managementPort()).isEqualTo(8081);
    assertThat(settings.data()).isEqualTo(HOME.resolve("data"));
    assertThat(settings.database()).isEmpty();
    assertThat(settings.inMemory()).isFalse();
    assertThat(settings.demonstration()).isTrue();
    assertThat(settings.command()).isEqualTo(new Command.Serve());
  }

  @Test
  void each_option_is_also_a_variable_and_an_argument_beats_it() {
    Map<String, String> environment =
        Map.of("TRAVELAPP_PORT", "9000", "TRAVELAPP_MANAGEMENT_PORT", "9001");

    Settings settings = understood(List.of("--port", "9100"), environment);

    assertThat(settings.port()).isEqualTo(9100);
    assertThat(settings.managementPort()).isEqualTo(9001);
  }

  @Test
  void all_bad_settings_are_reported_together_by_the_name_under_which_they_were_given() {
    Answer answer =
        Settings.read(
            List.of("--port", "http", "--colour", "--days", "3", "--tariff=JP=JPX:1:2"),
            Map.of("TRAVELAPP_MANAGEMENT_PORT", "70000", "TRAVELAPP_DATABASE_URL", "mysql://db"),
            HOME);

    assertThat(answer).isInstanceOf(Answer.Faulty.class);
    assertThat(((Answer.Faulty) answer).faults())
        .satisfiesExactlyInAnyOrder(
            fault ->
                assertThat(fault)
                    .isEqualTo("--port has to be a whole number from 0 to 65535, not \"http\""),
            fault -> assertThat(fault).startsWith("--colour is not an option"),
            fault -> assertThat(fault).startsWith("--days is of use only with import-gtfs"),
            fault ->
                assertThat(fault).startsWith("--tariff has a currency or an amount that is none"),
            fault -> assertThat(fault).startsWith("TRAVELAPP_MANAGEMENT_PORT has to be"),
            fault ->
                assertThat(fault)
                    .startsWith("TRAVELAPP_DATABASE_URL has to begin with jdbc:postgresql:"));
  }

  @Test
  void an_import_names_its_feed_and_how_far_its_calendar_moves() {
    Settings settings =
        understood(
            List.of(
                "import-gtfs",
                "feed.zip",
                "--feed",
                "fuji",
                "--shift-weeks",
                "-4",
                "--fare-zones",
                "position",
                "--days",
                "30",
                "--report",
                "report.json"),
            Map.of());

    assertThat(settings.command())
        .isEqualTo(
            new Command.ImportGtfs(
                Path.of("feed.zip"),
                Optional.of("fuji"),
                -4,
                FareZoneNames.POSITION,
                30,
                Optional.of(Path.of("report.json"))));
    assertThat(faults(List.of("import-gtfs", "feed.zip", "--fare-zones", "P1")))
        .containsExactly("--fare-zones has to be zone-id or position, not \"P1\"");
  }

  @Test
  void an_import_without_a_feed_and_an_unknown_command_are_refused() {
    assertThat(faults(List.of("import-gtfs")))
        .singleElement()
        .asString()
        .contains("needs one feed");
    assertThat(faults(List.of("sell")))
        .singleElement()
        .asString()
        .contains("\"sell\" is not a command");
  }

  @Test
  void a_role_is_given_to_the_account_of_an_address_or_taken_away() {
    assertThat(
            understood(List.of("grant-role", "anna@example.org", "administrator"), Map.of())
                .command())
        .isEqualTo(
            new Command.ChangeRole(
                new EmailAddress("anna@example.org"), new Role.Administrator(), true));
    assertThat(
            understood(
                    List.of("withdraw-role", "anna@example.org", "operator:opr_2:staff"), Map.of())
                .command())
        .isEqualTo(
            new Command.ChangeRole(
                new EmailAddress("anna@example.org"), new Role.OperatorStaff("opr_2"), false));
    for (List<String> words :
        List.of(
            List.of("grant-role"),
            List.of("grant-role", "anna@example.org"),
            List.of("grant-role", "anna", "administrator"),
            List.of("grant-role", "anna@example.org", "boss"),
            List.of("grant-role", "anna@example.org", "administrator", "now"))) {
      assertThat(faults(words))
          .containsExactly(
              "grant-role needs a mail address and a role, which is administrator or operator:ID:staff");
    }
    assertThat(faults(List.of("grant-role", "anna@example.org", "administrator", "--in-memory")))
        .containsExactly("grant-role is of no use with --in-memory, which keeps nothing");
  }

  @Test
  void administrators_are_named_at_the_start_only_where_nothing_is_kept() {
    assertThat(
            understood(
                    List.of("--in-memory", "--administrators", "anna@example.org,ken@example.org"),
                    Map.of())
                .administrators())
        .containsExactlyInAnyOrder(
            new EmailAddress("anna@example.org"), new EmailAddress("ken@example.org"));
    assertThat(understood(List.of(), Map.of()).administrators()).isEmpty();
    assertThat(faults(List.of("--administrators", "anna@example.org")))
        .containsExactly(
            "--administrators is of use only with accounts in memory; elsewhere grant-role appoints them");
    assertThat(faults(List.of("--in-memory", "--administrators", "anna")))
        .containsExactly("--administrators has to be a list of mail addresses, not \"anna\"");
  }

  @Test
  void a_user_pool_is_made_in_a_region() {
    assertThat(
            understood(
                    List.of("create-cognito-pool", "travellers", "--cognito-region", "eu-west-1"),
                    Map.of())
                .command())
        .isEqualTo(new Command.CreateCognitoPool("travellers", "eu-west-1", Optional.empty()));
    assertThat(faults(List.of("create-cognito-pool", "travellers")))
        .containsExactly(
            "create-cognito-pool needs a name and --cognito-region, such as eu-west-1");
    assertThat(faults(List.of("create-cognito-pool", "a/b", "--cognito-region", "eu-west-1")))
        .containsExactly(
            "\"a/b\" has to consist of 1 to 128 letters, digits, blanks, dots, underscores and hyphens"
                + " to be the name of a pool");
  }

  @Test
  void a_database_of_ones_own_is_not_filled_with_the_demonstration_unless_asked() {
    Map<String, String> environment =
        Map.of(
            "TRAVELAPP_DATABASE_URL",
            "jdbc:postgresql://db/sales?password=s3cret",
            "TRAVELAPP_DATABASE_PASSWORD",
            "s3cret");

    assertThat(understood(List.of(), environment).demonstration()).isFalse();
    assertThat(understood(List.of("--demonstration", "yes"), environment).demonstration()).isTrue();
    assertThat(understood(List.of(), environment).toString()).doesNotContain("s3cret");
  }

  @Test
  void a_sandbox_gateway_in_common_is_named_by_its_address() {
    assertThat(understood(List.of(), Map.of()).sandboxGateway()).isEmpty();
    assertThat(
            understood(List.of("--sandbox-gateway", "http://127.0.0.1:9090"), Map.of())
                .sandboxGateway())
        .contains(URI.create("http://127.0.0.1:9090"));
    assertThat(faults(List.of("--sandbox-gateway", "elsewhere")))
        .containsExactly(
            "--sandbox-gateway has to be a URL such as http://127.0.0.1:9090, not \"elsewhere\"");
    assertThat(faults(List.of("--in-memory", "--sandbox-gateway", "http://127.0.0.1:9090")))
        .containsExactly("--sandbox-gateway is of no use with --in-memory");
  }

  @Test
  void in_memory_is_a_flag_that_needs_no_value() {
    assertThat(understood(List.of("--in-memory", "--port", "9000"), Map.of()))
        .satisfies(settings -> {
          assertThat(settings.inMemory()).isTrue();
          assertThat(settings.demonstration()).isTrue();
          assertThat(settings.port()).isEqualTo(9000);
        });
    assertThat(understood(List.of(), Map.of("TRAVELAPP_IN_MEMORY", "yes")).inMemory()).isTrue();
    assertThat(
            understood(List.of("--in-memory=no"), Map.of("TRAVELAPP_IN_MEMORY", "yes")).inMemory())
        .isFalse();
    assertThat(faults(List.of("--in-memory=maybe")))
        .containsExactly("--in-memory has to be yes or no, not \"maybe\"");
  }

  @Test
  void in_memory_there_is_no_database_to_speak_of_and_nothing_to_import_into() {
    assertThat(
            faults(
                List.of("--in-memory", "--database-url", "jdbc:postgresql://db/sales", "--port=x")))
        .containsExactlyInAnyOrder(
            "--database-url is of no use with --in-memory",
            "--port has to be a whole number from 0 to 65535, not \"x\"");
    assertThat(faults(List.of("import-gtfs", "feed.zip", "--in-memory")))
        .containsExactly("import-gtfs is of no use with --in-memory, which keeps nothing");
  }

  @Test
  void help_is_given_whatever_else_is_wrong() {
    assertThat(Settings.read(List.of("--port", "x", "--help"), Map.of(), HOME))
        .isEqualTo(new Answer.HelpWanted());
  }

  private static Settings understood(List<String> arguments, Map<String, String> environment) {
    Answer answer = Settings.read(arguments, environment, HOME);
    assertThat(answer).isInstanceOf(Answer.Understood.class);
    return ((Answer.Understood) answer).settings();
  }

  private static List<String> faults(List<String> arguments) {
    Answer answer = Settings.read(arguments, Map.of(), HOME);
    assertThat(answer).isInstanceOf(Answer.Faulty.class);
    return ((Answer.Faulty) answer).faults();
  }
}
