package io.travelapp.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.modules.syntax.AllowedModuleDependencies.allow;
import static com.tngtech.archunit.library.modules.syntax.ModuleDependencyScope.consideringOnlyDependenciesBetweenModules;
import static com.tngtech.archunit.library.modules.syntax.ModuleRuleDefinition.modules;
import static io.travelapp.architecture.Ports.portsOf;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/** The rules, in the order in which the architecture's description gives them. */
final class Rules {

  private Rules() {}

  /** Rule 1: what the domain may depend on. */
  static final Rule DOMAIN_STANDS_ALONE =
      code ->
          classes()
              .that()
              .resideInAPackage(code.domain() + "..")
              .should()
              .onlyDependOnClassesThat()
              .resideInAnyPackage(
                  code.domain() + "..",
                  "java.lang..",
                  "java.util..",
                  "java.time..",
                  "java.math..",
                  "java.nio.charset..",
                  "org.jspecify.annotations")
              .because("other teams embed the domain, and it must bring nothing and reach nothing");

  /**
   * Rule 2: which concepts of the domain know which; the others know none, and booking is known to
   * none.
   */
  static final Rule CONCEPTS_KNOW_ONLY_WHAT_THEY_ARE_MADE_OF =
      code ->
          modules()
              .definedByPackages(code.domain() + ".(*)..")
              .should()
              .respectTheirAllowedDependencies(
                  allow()
                      .fromModule("schedule")
                      .toModules("network")
                      .fromModule("payment")
                      .toModules("money")
                      .fromModule("fare")
                      .toModules("money", "network", "schedule", "seating")
                      .fromModule("booking")
                      .toModules(
                          "customer", "fare", "money", "network", "payment", "schedule", "seating"),
                  consideringOnlyDependenciesBetweenModules())
              .because("a concept that knows no other can be read, tested and changed by itself");

  /** Rule 3: adapters do not know each other, and driven ones not the use cases. */
  static final Rule ADAPTERS_ARE_STRANGERS =
      code ->
          CompositeArchRule.of(
                  slices()
                      .matching(code.adapters() + ".(*)..")
                      .should()
                      .notDependOnEachOther()
                      .because("each technology can be taken out and another put in"))
              .and(
                  noClasses()
                      .that()
                      .resideInAPackage(code.adapters() + "..")
                      .and()
                      .resideOutsideOfPackage(code.adapter("rest") + "..")
                      .should()
                      .dependOnClassesThat()
                      .resideInAPackage(code.application() + "..")
                      .because("a driven adapter is asked by the use cases and asks none"));

  /** Rule 4: REST touches no outbound port. */
  static final Rule REST_ASKS_USE_CASES =
      code ->
          noClasses()
              .that()
              .resideInAPackage(code.adapter("rest") + "..")
              .should()
              .dependOnClassesThat(portsOf(code))
              .because("what goes past the use cases goes past their rules");

  /** Rule 5: time, randomness and environment reach domain and application as parameters. */
  static final Rule NOTHING_AMBIENT =
      code ->
          noClasses()
              .that()
              .resideInAnyPackage(code.domain() + "..", code.application() + "..")
              .should()
              .accessTargetWhere(Ambient.CLOCK_RANDOMNESS_OR_ENVIRONMENT)
              .because("a rule that depends on when or where it runs cannot be tested");

  /** Rule 6: one public class for each adapter module. */
  static final Rule ONE_DOOR_FOR_EACH_ADAPTER =
      code ->
          modules()
              .definedByPackages(code.adapters() + ".(*)..")
              .should(Shape.haveOneDoor())
              .because("what nobody outside can name can be changed without asking anybody");

  /** Rule 7: the domain has final fields only. */
  static final Rule DOMAIN_IS_IMMUTABLE =
      code ->
          classes()
              .that()
              .resideInAPackage(code.domain() + "..")
              .should()
              .haveOnlyFinalFields()
              .because("values are shared by threads, and a changed one is a new one");

  /** Rule 8: what a use case looks like from outside. */
  static final Rule ONE_USE_CASE_IS_ONE_CLASS =
      code ->
          CompositeArchRule.of(
                  classes()
                      .that()
                      .resideInAPackage(code.application() + "..")
                      .should()
                      .resideInAPackage(code.application())
                      .because("listing one flat package is reading the feature list"))
              .and(
                  classes()
                      .that()
                      .resideInAPackage(code.application() + "..")
                      .and()
                      .arePublic()
                      .and()
                      .areTopLevelClasses()
                      .should()
                      .haveModifier(JavaModifier.FINAL)
                      .andShould(Shape.haveOnePublicMethod())
                      .andShould()
                      .haveNameNotMatching(".*(Service|Impl|Manager|Helper|Utils?)")
                      .because("a use case is a verb phrase, and its one method the inbound port"));

  /** Rule 9: what the method of a use case answers. */
  static final Rule USE_CASES_TELL_HOW_IT_ENDED =
      code ->
          methods()
              .that()
              .arePublic()
              .and()
              .areDeclaredInClassesThat()
              .resideInAPackage(code.application() + "..")
              .and()
              .areDeclaredInClassesThat()
              .arePublic()
              .and()
              .areDeclaredInClassesThat()
              .areTopLevelClasses()
              .should(Shape.tellHowItEnded())
              .andShould(Shape.declareNoException())
              .because("what a user can cause is an outcome that nobody can overlook");

  /** Rule 10: a test for each adapter, and a contract and a stand-in for each port. */
  static final Rule ADAPTERS_ARE_HELD_TO_CONTRACTS =
      code ->
          CompositeArchRule.of(
                  classes()
                      .that(Contracts.implementAPort(code))
                      .should(Contracts.beHeldToTheContractOfEachPort(code))
                      .because("an adapter that passes the contract can take another's place"))
              .and(
                  classes()
                      .that(portsOf(code))
                      .should(Contracts.haveAContractAndAnAdapterInTheTestkit(code))
                      .because(
                          "who writes an adapter needs the promise, and who tests a stand-in"));

  /** Rule 11: where which technology is spoken. */
  static final Rule TECHNOLOGIES_STAY_WHERE_THEY_BELONG =
      code ->
          CompositeArchRule.of(
                  onlyIn(code, List.of("postgres", "accounts"), "org.jooq..", "java.sql..")
                      .because("SQL is spoken by those who own tables"))
              .and(
                  onlyIn(code, List.of("cognito", "s3"), "software.amazon..")
                      .because("the product runs without AWS"))
              .and(
                  onlyIn(code, List.of("rest"), "jakarta.ws.rs..", "org.glassfish..")
                      .because("HTTP is one way in among others"))
              .and(
                  noClasses()
                      .that()
                      .resideInAPackage(code.all())
                      .and()
                      .resideOutsideOfPackages(
                          code.adapter("rest") + "..",
                          code.adapter("local") + "..",
                          code.bootstrap() + "..")
                      .should()
                      .dependOnClassesThat()
                      .resideInAnyPackage("com.fasterxml.jackson..")
                      .because(
                          "JSON is a matter of the edge: ours, the sandbox gateway's, and the report"
                              + " of the command line"));

  private static ArchRule onlyIn(Code code, List<String> adapters, String... technology) {
    return noClasses()
        .that()
        .resideInAPackage(code.all())
        .and()
        .resideOutsideOfPackages(
            adapters.stream().map(name -> code.adapter(name) + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(technology);
  }

  /** Rule 12: every package has a package-info that is @NullMarked. */
  static final Rule EVERY_PACKAGE_SAYS_WHAT_IT_IS =
      code ->
          all(Shape.packages())
              .should(Shape.sayWhatMayBeNull())
              .because("a newcomer starts there, and null is checked nowhere else");

  /**
   * Beside the twelve: no SQL from strings. Migrations are files, COPY has a form of its own, and
   * what {@code Template} keeps of a statement was rendered by jOOQ.
   */
  static final Rule NO_SQL_FROM_STRINGS =
      code ->
          noClasses()
              .that()
              .resideInAPackage(code.adapters() + "..")
              .and(not(Code.generated()))
              .and(not(simpleName("Template")))
              .should()
              .callCodeUnitWhere(describe("it takes SQL as a text", Rules::takesSqlAsText))
              .because("a text that is put together can be made to say something else");

  private static boolean takesSqlAsText(JavaCall<?> call) {
    boolean ofJdbc =
        call.getTargetOwner().isAssignableTo("java.sql.Statement")
            && call.getName().startsWith("execute")
            && !call.getTarget().getRawParameterTypes().isEmpty();
    return ofJdbc || call.getTarget().isAnnotatedWith("org.jooq.PlainSQL");
  }
}
