package io.travelapp.domain.customer;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who shows a genuine access token.
 *
 * @param roles as the token says them; {@link Role.Traveller} is always among them
 */
public record Bearer(CustomerId subject, Set<Role> roles) {

  public Bearer {
    Set<Role> all = new HashSet<>(roles);
    all.add(new Role.Traveller());
    roles = Set.copyOf(all);
  }

  /** By the names of the groups that a token tells; those that are no roles do not count. */
  public static Bearer of(CustomerId subject, Collection<String> groups) {
    Set<Role> roles = new HashSet<>();
    groups.stream().map(Role::parse).flatMap(Optional::stream).forEach(roles::add);
    return new Bearer(subject, roles);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }
}
