package io.travelapp.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code obeys the rules. */
class ArchitectureTest {

  private static final Code OURS = Code.ours();

  /** A rule about a package that holds nothing would pass for ever. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "domain.booking",
        "domain.customer",
        "domain.fare",
        "domain.money",
        "domain.network",
        "domain.payment",
        "domain.schedule",
        "domain.seating",
        "application",
        "testkit",
        "testkit.contract",
        "adapters.accounts",
        "adapters.gtfs",
        "adapters.local",
        "adapters.postgres",
        "adapters.rest",
        "bootstrap",
      })
  void every_package_that_a_rule_names_holds_classes(String name) {
    assertThat(OURS.product().containPackage("io.travelapp." + name)).isTrue();
    assertThat(OURS.product().getPackage("io.travelapp." + name).getClasses())
        .filteredOn(type -> !type.getSimpleName().equals("package-info"))
        .isNotEmpty();
  }

  @Test
  void the_domain_has_the_concepts_of_the_map_and_no_other() {
    Set<String> concepts =
        OURS.product().stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(OURS.domain() + "."))
            .map(name -> name.substring(OURS.domain().length() + 1))
            .collect(Collectors.toSet());

    assertThat(concepts)
        .containsExactlyInAnyOrder(
            "booking", "customer", "fare", "money", "network", "payment", "schedule", "seating");
  }

  @Test
  void the_domain_depends_on_itself_and_a_part_of_java_base_alone() {
    Rules.DOMAIN_STANDS_ALONE.check(OURS);
  }

  @Test
  void the_concepts_of_the_domain_know_each_other_as_the_map_says() {
    Rules.CONCEPTS_KNOW_ONLY_WHAT_THEY_ARE_MADE_OF.check(OURS);
  }

  @Test
  void adapters_do_not_know_each_other_and_driven_ones_not_the_use_cases() {
    Rules.ADAPTERS_ARE_STRANGERS.check(OURS);
  }

  @Test
  void the_rest_adapter_touches_no_outbound_port() {
    Rules.REST_ASKS_USE_CASES.check(OURS);
  }

  @Test
  void no_clock_randomness_or_environment_is_ambient_in_domain_and_application() {
    Rules.NOTHING_AMBIENT.check(OURS);
  }

  @Test
  void each_adapter_module_has_one_door() {
    Rules.ONE_DOOR_FOR_EACH_ADAPTER.check(OURS);
  }

  @Test
  void the_domain_has_final_fields_only() {
    Rules.DOMAIN_IS_IMMUTABLE.check(OURS);
  }

  @Test
  void a_use_case_is_one_final_class_with_one_public_method_and_a_name_of_its_own() {
    Rules.ONE_USE_CASE_IS_ONE_CLASS.check(OURS);
  }

  @Test
  void a_use_case_tells_how_it_ended_and_declares_no_exception() {
    Rules.USE_CASES_TELL_HOW_IT_ENDED.check(OURS);
  }

  @Test
  void each_adapter_of_a_port_is_held_to_its_contract_by_a_test() {
    Rules.ADAPTERS_ARE_HELD_TO_CONTRACTS.check(OURS);
  }

  @Test
  void each_technology_stays_in_the_adapters_to_which_it_belongs() {
    Rules.TECHNOLOGIES_STAY_WHERE_THEY_BELONG.check(OURS);
  }

  @Test
  void every_package_says_what_it_is_and_what_may_be_null() {
    Rules.EVERY_PACKAGE_SAYS_WHAT_IT_IS.check(OURS);
  }

  @Test
  void no_sql_is_made_of_texts() {
    Rules.NO_SQL_FROM_STRINGS.check(OURS);
  }
}
