package io.travelapp.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static io.travelapp.architecture.Shape.condition;
import static io.travelapp.architecture.Shape.event;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which tests hold which classes to which contracts: {@code Bookings} to {@code BookingsContract}.
 */
final class Contracts {

  private Contracts() {}

  static DescribedPredicate<JavaClass> implementAPort(Code code) {
    return describe(
        "implement a port",
        type -> !type.isInterface() && Ports.implementedBy(type, code).findAny().isPresent());
  }

  static ArchCondition<JavaClass> haveAContractAndAnAdapterInTheTestkit(Code code) {
    return condition(
        "have a contract and an adapter in the testkit",
        port -> {
          boolean contract = contractOf(port, code).isPresent();
          boolean adapter =
              port.getAllSubclasses().stream()
                  .filter(type -> !code.isTest(type))
                  .anyMatch(type -> type.getPackageName().startsWith(code.testkit()));
          String found =
              (contract ? " has a contract" : " lacks a contract")
                  + (adapter ? ", has an adapter" : ", lacks an adapter")
                  + " in the testkit";
          return event(port, contract && adapter, port.getName() + found);
        });
  }

  static ArchCondition<JavaClass> beHeldToTheContractOfEachPort(Code code) {
    return condition(
        "be held to the contract of each port that they implement",
        type -> {
          List<String> loose =
              Ports.implementedBy(type, code)
                  .filter(port -> testsOf(port, code).noneMatch(test -> makes(test, type, code)))
                  .map(JavaClass::getSimpleName)
                  .sorted()
                  .toList();
          return event(
              type, loose.isEmpty(), type.getName() + " is not held to the contract of " + loose);
        });
  }

  private static Optional<JavaClass> contractOf(JavaClass port, Code code) {
    String name = code.testkit() + ".contract." + port.getSimpleName() + "Contract";
    return code.withTests().contain(name)
        ? Optional.of(code.withTests().get(name))
        : Optional.empty();
  }

  /** The test classes that implement the contract of a port. */
  private static Stream<JavaClass> testsOf(JavaClass port, Code code) {
    return contractOf(port, code).stream()
        .flatMap(contract -> contract.getAllSubclasses().stream())
        .filter(type -> code.isTest(type) && !type.getModifiers().contains(JavaModifier.ABSTRACT));
  }

  /**
   * Whether a test makes an object of the class, itself or through what it calls, such as the door
   * of the adapter. Of the tests whatever stands in a class counts as called, since a contract
   * calls it; of the product only what is called.
   */
  private static boolean makes(JavaClass test, JavaClass made, Code code) {
    Set<JavaCodeUnit> seen = new HashSet<>();
    Deque<JavaCodeUnit> todo = new ArrayDeque<>();
    family(test).flatMap(type -> type.getCodeUnits().stream()).forEach(todo::add);
    while (!todo.isEmpty()) {
      JavaCodeUnit unit = todo.pop();
      if (!seen.add(unit)) {
        continue;
      }
      for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
        JavaClass owner = access.getTargetOwner();
        if (owner.getName().equals(made.getName())
            && access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME)) {
          return true;
        }
        called(access, owner, code).forEach(todo::add);
      }
    }
    return false;
  }

  private static Stream<JavaCodeUnit> called(JavaAccess<?> access, JavaClass owner, Code code) {
    if (!code.isOurs(owner)) {
      return Stream.empty();
    }
    if (code.isTest(owner)) {
      return family(owner).flatMap(type -> type.getCodeUnits().stream());
    }
    Stream<JavaCodeUnit> initializer = owner.getStaticInitializer().stream().map(unit -> unit);
    return access.getTarget() instanceof CodeUnitAccessTarget target
        ? Stream.concat(initializer, target.resolveMember().stream().map(unit -> unit))
        : initializer;
  }

  /** A class of the tests with those above and around it. */
  private static Stream<JavaClass> family(JavaClass type) {
    Stream<JavaClass> self = Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream());
    return type.getEnclosingClass().isPresent()
        ? Stream.concat(self, family(type.getEnclosingClass().get()))
        : self;
  }
}
