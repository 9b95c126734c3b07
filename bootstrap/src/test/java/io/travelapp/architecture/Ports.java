package io.travelapp.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Stream;

/** A port is a domain interface that the domain does not implement. */
final class Ports {

  private Ports() {}

  static DescribedPredicate<JavaClass> portsOf(Code code) {
    return describe("are ports", type -> isPort(type, code));
  }

  /** The ports that a class implements, directly or by inheritance. */
  static Stream<JavaClass> implementedBy(JavaClass type, Code code) {
    return type.getAllRawInterfaces().stream().filter(port -> isPort(port, code));
  }

  private static boolean isPort(JavaClass type, Code code) {
    return type.isInterface()
        && isInDomain(type, code)
        && !type.getSimpleName().equals("package-info")
        && type.getAllSubclasses().stream()
            .noneMatch(sub -> isInDomain(sub, code) && !code.isTest(sub));
  }

  private static boolean isInDomain(JavaClass type, Code code) {
    return type.getPackageName().startsWith(code.domain() + ".");
  }
}
