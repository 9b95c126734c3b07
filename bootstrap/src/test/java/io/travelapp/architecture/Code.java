package io.travelapp.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Code under a root package: that of the product, or a small model of it with a planted fault. */
final class Code {

  private static final String ROOT = "io.travelapp";
  private static final String TESTS = "/test-classes/";

  private final String root;
  private final DescribedPredicate<JavaClass> tests;
  private final JavaClasses product;
  private final JavaClasses withTests;

  private Code(String root, DescribedPredicate<JavaClass> tests, JavaClasses withTests) {
    this.root = root;
    this.tests = tests;
    this.product = withTests.that(not(tests));
    this.withTests = withTests;
  }

  /** The product, with the tests of all its modules. */
  static Code ours() {
    return Ours.CODE;
  }

  private static final class Ours {

    private static final Code CODE =
        new Code(
            ROOT,
            describe("compiled into test-classes", Ours::isCompiledWithTests),
            new ClassFileImporter()
                .withImportOption(Ours::saysNothingOfAPackageForItsTests)
                .importLocations(productAndTests()));

    /** Tests stand in the packages that they test; what is said of those is said in the product. */
    private static boolean saysNothingOfAPackageForItsTests(Location location) {
      return !(isOfTests(location.toString()) && location.contains("/package-info.class"));
    }

    private static boolean isCompiledWithTests(JavaClass type) {
      return type.getSource().map(source -> isOfTests(source.getUri().toString())).orElse(false);
    }

    /** In a folder, or in a jar by which another module has a stand-in. */
    private static boolean isOfTests(String location) {
      return location.contains(TESTS) || location.contains("-tests.jar!");
    }

    private static Set<Location> productAndTests() {
      Set<Location> locations = new HashSet<>(Locations.ofPackage(ROOT));
      for (Path module : testedModules()) {
        Path tests = module.resolve("target/test-classes");
        assertThat(tests).as("the compiled tests of a module, as ./verify leaves them").exists();
        locations.add(Location.of(tests));
      }
      return locations;
    }
  }

  /** Measures the product, and comes after it: nothing of what is shipped. */
  private static final String BENCHMARKS = "benchmarks";

  /** The folders of the other modules of the product that have tests. */
  static List<Path> testedModules() {
    Path here = Path.of("").toAbsolutePath();
    try (Stream<Path> siblings = Files.list(here.resolveSibling("."))) {
      return siblings
          .map(Path::normalize)
          .filter(folder -> !folder.equals(here) && !folder.endsWith(BENCHMARKS))
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .filter(folder -> Files.isDirectory(folder.resolve("src/test/java")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A model that stands among the tests of this module; its own tests are told by their names. */
  static Code planted(String name) {
    String root = "planted." + name;
    DescribedPredicate<JavaClass> tests =
        describe("named *Test", type -> outermost(type).getSimpleName().endsWith("Test"));
    return new Code(root, tests, new ClassFileImporter().importPackages(root));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Code::outermost).orElse(type);
  }

  /** What is shipped. */
  JavaClasses product() {
    return product;
  }

  /** What is shipped and what tests it. */
  JavaClasses withTests() {
    return withTests;
  }

  boolean isTest(JavaClass type) {
    return tests.test(type);
  }

  boolean isOurs(JavaClass type) {
    return (type.getPackageName() + ".").startsWith(root + ".");
  }

  String all() {
    return root + "..";
  }

  String domain() {
    return root + ".domain";
  }

  String application() {
    return root + ".application";
  }

  String testkit() {
    return root + ".testkit";
  }

  String adapters() {
    return root + ".adapters";
  }

  String bootstrap() {
    return root + ".bootstrap";
  }

  String adapter(String technology) {
    return adapters() + "." + technology;
  }

  /** Code that jOOQ wrote. */
  static DescribedPredicate<JavaClass> generated() {
    return describe("generated", type -> (type.getPackageName() + ".").contains(".generated."));
  }
}
