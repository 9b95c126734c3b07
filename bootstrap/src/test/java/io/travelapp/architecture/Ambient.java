package io.travelapp.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What differs from call to call or from machine to machine without being a parameter. */
final class Ambient {

  private static final Set<String> RANDOM =
      Set.of(
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.security.SecureRandom");

  private Ambient() {}

  static final DescribedPredicate<JavaAccess<?>> CLOCK_RANDOMNESS_OR_ENVIRONMENT =
      describe(
          "a clock, randomness or the environment of the machine",
          access ->
              isClock(access.getTarget())
                  || isRandomness(access.getTarget())
                  || isEnvironment(access.getTarget()));

  private static boolean isClock(AccessTarget target) {
    String name = target.getName();
    return switch (owner(target)) {
      case "java.util.Date", "java.util.GregorianCalendar" -> parameters(target).isEmpty();
      case "java.util.Calendar" -> name.equals("getInstance");
      default ->
          owner(target).startsWith("java.time.")
              && (name.equals("now") || name.startsWith("system") || name.startsWith("tick"));
    };
  }

  private static boolean isRandomness(AccessTarget target) {
    String name = target.getName();
    return switch (owner(target)) {
      case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
      case "java.util.UUID" -> name.equals("randomUUID");
      case "java.util.random.RandomGenerator" -> name.equals("of") || name.equals("getDefault");
      case "java.util.random.RandomGeneratorFactory" -> true;
      case "java.util.Collections" ->
          name.equals("shuffle") && parameters(target).equals(List.of("java.util.List"));
      default ->
          RANDOM.contains(owner(target))
              && (name.equals("<init>")
                  || name.equals("current")
                  || name.equals("getInstanceStrong"));
    };
  }

  private static boolean isEnvironment(AccessTarget target) {
    String name = target.getName();
    return switch (owner(target)) {
      case "java.lang.System" -> !name.equals("arraycopy") && !name.equals("identityHashCode");
      case "java.lang.Runtime", "java.lang.ProcessHandle", "java.lang.ProcessBuilder" -> true;
      case "java.lang.Boolean" -> name.equals("getBoolean");
      case "java.lang.Integer" -> name.equals("getInteger");
      case "java.lang.Long" -> name.equals("getLong");
      case "java.util.Locale", "java.util.TimeZone" -> name.equals("getDefault");
      case "java.nio.charset.Charset" -> name.equals("defaultCharset");
      // Without a locale, these write and compare as the machine's language does.
      case "java.lang.String" ->
          name.equals("formatted")
              || (Set.of("format", "toLowerCase", "toUpperCase").contains(name)
                  && !parameters(target).contains(Locale.class.getName()));
      case "java.time.format.DateTimeFormatter" ->
          name.startsWith("ofLocalized")
              || (name.equals("ofPattern") && parameters(target).size() == 1);
      default -> false;
    };
  }

  private static String owner(AccessTarget target) {
    return target.getOwner().getName();
  }

  private static List<String> parameters(AccessTarget target) {
    return target instanceof CodeUnitAccessTarget codeUnit
        ? codeUnit.getRawParameterTypes().stream().map(JavaClass::getName).toList()
        : List.of();
  }
}
