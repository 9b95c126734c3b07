package io.travelapp.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.satisfied;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.library.modules.ArchModule;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.NullMarked;

/** How a class, a method or a package looks. */
final class Shape {

  private Shape() {}

  /** Exactly one public class, named {@code *Adapters}; what must be public for Jersey aside. */
  static ArchCondition<ArchModule<ArchModule.Descriptor>> haveOneDoor() {
    return condition(
        "have one door",
        module -> {
          List<String> names =
              module.stream()
                  .filter(type -> type.isTopLevelClass() && isPublic(type))
                  .filter(type -> !Code.generated().test(type) && !isResource(type))
                  .map(JavaClass::getSimpleName)
                  .sorted()
                  .toList();
          boolean one = names.size() == 1 && names.getFirst().endsWith("Adapters");
          return event(
              module, one, "adapters." + module.getName() + " has the public classes " + names);
        });
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
  }

  /** Jersey calls public classes only; a constructor that is not public keeps others out. */
  private static boolean isResource(JavaClass type) {
    return type.isAnnotatedWith("jakarta.ws.rs.Path")
        && type.getConstructors().stream()
            .noneMatch(made -> made.getModifiers().contains(JavaModifier.PUBLIC));
  }

  static ArchCondition<JavaClass> haveOnePublicMethod() {
    return condition(
        "have one public method",
        type -> {
          List<String> names =
              type.getMethods().stream()
                  .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                  .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                  .map(JavaMethod::getName)
                  .sorted()
                  .toList();
          return event(
              type, names.size() == 1, type.getName() + " has the public methods " + names);
        });
  }

  static ArchCondition<JavaMethod> tellHowItEnded() {
    Set<String> mute =
        Set.of("void", "boolean", "java.lang.Void", "java.lang.Boolean", "java.lang.Object");
    return condition(
        "tell how it ended",
        method -> {
          String type = method.getRawReturnType().getName();
          return event(method, !mute.contains(type), method.getFullName() + " answers " + type);
        });
  }

  static ArchCondition<JavaMethod> declareNoException() {
    return condition(
        "declare no exception",
        method ->
            event(
                method,
                method.getThrowsClause().size() == 0,
                method.getFullName() + " declares " + method.getThrowsClause().getTypes()));
  }

  static ClassesTransformer<JavaPackage> packages() {
    return new AbstractClassesTransformer<>("packages") {
      @Override
      public Iterable<JavaPackage> doTransform(JavaClasses classes) {
        Collection<JavaPackage> packages = new LinkedHashSet<>();
        classes.stream()
            .filter(type -> !Code.generated().test(type))
            .forEach(type -> packages.add(type.getPackage()));
        return packages;
      }
    };
  }

  static ArchCondition<JavaPackage> sayWhatMayBeNull() {
    return condition(
        "have a package-info that says @NullMarked",
        where ->
            event(
                where,
                where.tryGetPackageInfo().isPresent() && where.isAnnotatedWith(NullMarked.class),
                where.getName() + " has no package-info that says @NullMarked"));
  }

  static <T> ArchCondition<T> condition(String description, Function<T, ConditionEvent> judge) {
    return new ArchCondition<>(description) {
      @Override
      public void check(T item, ConditionEvents events) {
        events.add(judge.apply(item));
      }
    };
  }

  static ConditionEvent event(Object item, boolean holds, String message) {
    return holds ? satisfied(item, message) : violated(item, message);
  }
}
