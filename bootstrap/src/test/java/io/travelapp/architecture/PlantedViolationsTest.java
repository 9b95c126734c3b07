package io.travelapp.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule, shown to fail where it is broken, and to leave alone what stands beside. */
class PlantedViolationsTest {

  /** What the rule finds in the model, one line for each fault. */
  private static List<String> findings(Rule rule, String model) {
    Code code = Code.planted(model);
    assertThat(code.product()).isNotEmpty();
    return rule.evaluate(code).getFailureReport().getDetails();
  }

  /** Each of these is found, and all that is found is about one of them. */
  private static void assertFound(Rule rule, String model, String... faults) {
    List<String> findings = findings(rule, model);
    assertThat(faults)
        .allSatisfy(fault -> assertThat(findings).anyMatch(finding -> finding.contains(fault)));
    assertThat(findings)
        .allSatisfy(finding -> assertThat(List.of(faults)).anyMatch(finding::contains));
  }

  @Test
  void a_domain_that_reads_files_or_brings_a_library_along_is_found() {
    assertFound(
        Rules.DOMAIN_STANDS_ALONE,
        "alone",
        "planted.alone.domain.money.RateFile",
        "planted.alone.domain.money.RateLog");
  }

  @Test
  void a_concept_that_knows_another_against_the_map_is_found() {
    assertFound(
        Rules.CONCEPTS_KNOW_ONLY_WHAT_THEY_ARE_MADE_OF,
        "concepts",
        "money -> ",
        "fare -> ",
        "loyalty -> ");
  }

  @Test
  void an_adapter_that_knows_another_or_the_use_cases_is_found() {
    assertFound(
        Rules.ADAPTERS_ARE_STRANGERS,
        "strangers",
        "planted.strangers.adapters.accounts.PgAccounts",
        "planted.strangers.adapters.postgres.PgBookings");
  }

  @Test
  void a_rest_adapter_that_goes_past_the_use_cases_is_found() {
    assertFound(Rules.REST_ASKS_USE_CASES, "ports", "planted.ports.adapters.rest.ShortCut");
  }

  @Test
  void an_ambient_clock_randomness_or_environment_is_found() {
    assertFound(
        Rules.NOTHING_AMBIENT,
        "ambient",
        "java.time.Instant.now",
        "java.time.InstantSource.system",
        "java.util.UUID.randomUUID",
        "java.util.concurrent.ThreadLocalRandom.current",
        "java.lang.System.getenv",
        "java.lang.String.formatted");
  }

  @Test
  void an_adapter_with_two_doors_or_none_is_found() {
    assertFound(
        Rules.ONE_DOOR_FOR_EACH_ADAPTER,
        "doors",
        "[GtfsAdapters, StopTimes]",
        "adapters.local has the public classes []",
        "[Everything]");
  }

  @Test
  void a_field_of_the_domain_that_changes_is_found() {
    assertFound(Rules.DOMAIN_IS_IMMUTABLE, "fields", "planted.fields.domain.money.Counter");
  }

  @Test
  void a_use_case_of_another_shape_is_found() {
    assertFound(
        Rules.ONE_USE_CASE_IS_ONE_CLASS,
        "usecases",
        "planted.usecases.application.CancelTickets",
        "planted.usecases.application.ShowBooking",
        "planted.usecases.application.BookingService",
        "planted.usecases.application.selling.SellSeats");
  }

  @Test
  void a_use_case_that_does_not_tell_how_it_ended_is_found() {
    assertFound(
        Rules.USE_CASES_TELL_HOW_IT_ENDED,
        "outcomes",
        "planted.outcomes.application.ReleaseHold",
        "planted.outcomes.application.ExtendHold",
        "planted.outcomes.application.ImportTimetable");
  }

  @Test
  void an_adapter_that_no_test_holds_to_the_contract_is_found_and_a_port_without_one() {
    assertFound(
        Rules.ADAPTERS_ARE_HELD_TO_CONTRACTS,
        "contracts",
        "postgres.ForgottenBookings is not held to the contract of [Bookings]",
        "postgres.PgMailer is not held to the contract of [Mailer]",
        "testkit.InMemoryPlaces is not held to the contract of [Places]",
        "booking.Places lacks a contract, has an adapter in the testkit",
        "booking.Mailer has a contract, lacks an adapter in the testkit");
  }

  @Test
  void a_technology_out_of_its_place_is_found() {
    assertFound(
        Rules.TECHNOLOGIES_STAY_WHERE_THEY_BELONG,
        "technology",
        "planted.technology.adapters.gtfs.Importer",
        "planted.technology.application.ReportSales",
        "planted.technology.domain.booking.Ticket",
        "planted.technology.bootstrap.Main",
        "planted.technology.adapters.accounts.Accounts",
        "planted.technology.adapters.local.Bucket");
  }

  @Test
  void a_package_that_does_not_say_what_may_be_null_is_found() {
    assertFound(
        Rules.EVERY_PACKAGE_SAYS_WHAT_IT_IS,
        "packages",
        "planted.packages.domain.fare",
        "planted.packages.domain.booking");
  }

  @Test
  void sql_that_is_made_of_a_text_is_found() {
    assertFound(
        Rules.NO_SQL_FROM_STRINGS,
        "plainsql",
        "planted.plainsql.adapters.postgres.Typed",
        "planted.plainsql.adapters.postgres.Glued");
  }
}
