package io.travelapp.domain.customer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody may do, as the identity service says it: each role is a group there, and nobody
 * puts themselves into one.
 */
public sealed interface Role {

  /** Books for themselves: whoever is signed in. */
  record Traveller() implements Role {
    @Override
    public String group() {
      return "traveller";
    }
  }

  /**
   * Works for an operator, and sees what concerns that one.
   *
   * @param operator its id, 1 to 64 letters, digits, underscores and hyphens
   */
  record OperatorStaff(String operator) implements Role {
    public OperatorStaff {
      if (!operator.matches(OPERATOR)) {
        throw new IllegalArgumentException("Not the id of an operator");
      }
    }

    @Override
    public String group() {
      return "operator:" + operator + ":staff";
    }
  }

  /** Runs the service, and says who has which role. */
  record Administrator() implements Role {
    @Override
    public String group() {
      return "administrator";
    }
  }

  /** The form of an operator's id in a group. */
  String OPERATOR = "[A-Za-z0-9_-]{1,64}";

  /** The name of the role's group, such as {@code operator:opr_2:staff}. */
  String group();

  /** The role that a group stands for; empty for a group that has another purpose. */
  static Optional<Role> parse(String group) {
    Matcher staff = Pattern.compile("operator:(" + OPERATOR + "):staff").matcher(group);
    if (staff.matches()) {
      return Optional.of(new OperatorStaff(staff.group(1)));
    }
    return switch (group) {
      case "traveller" -> Optional.of(new Traveller());
      case "administrator" -> Optional.of(new Administrator());
      default -> Optional.empty();
    };
  }
}
