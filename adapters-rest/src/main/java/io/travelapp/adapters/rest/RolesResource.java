package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.RestAdapters.UseCases;
import io.travelapp.application.ChangeRole;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Role;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;

/** Who has which role besides being a traveller. */
@Path("/api/v1/accounts/{subject}/roles/{role}")
@Produces(MediaType.APPLICATION_JSON)
public final class RolesResource {

  private final ChangeRole changeRole;

  RolesResource(UseCases useCases) {
    this.changeRole = useCases.changeRole();
  }

  /** Gives a role. */
  @PUT
  @Operation(
      id = "grantRole",
      summary = "Gives an account a role, as in operator:opr_2:staff, from its next token on",
      statuses = 204,
      problems = {ProblemCode.NOT_FOUND})
  @Access(Access.Who.ADMINISTRATOR)
  public Response grant(
      @Context SecurityContext security,
      @PathParam("subject") String subject,
      @PathParam("role") String role) {
    return change(Caller.of(security), subject, role, true);
  }

  /** Takes a role away. */
  @DELETE
  @Operation(
      id = "withdrawRole",
      summary = "Takes a role from an account, from its next token on",
      statuses = 204,
      problems = {ProblemCode.NOT_FOUND})
  @Access(Access.Who.ADMINISTRATOR)
  public Response withdraw(
      @Context SecurityContext security,
      @PathParam("subject") String subject,
      @PathParam("role") String role) {
    return change(Caller.of(security), subject, role, false);
  }

  private Response change(CustomerId by, String subject, String name, boolean has) {
    Optional<Role> role = Role.parse(name);
    if (role.isEmpty() || !CustomerId.isSubject(subject)) {
      return none();
    }
    ChangeRole.Command command =
        new ChangeRole.Command(by, new CustomerId(subject), role.get(), has);
    return switch (changeRole.handle(command)) {
      case ChangeRole.Outcome.Changed ignored -> Response.noContent().build();
      case ChangeRole.Outcome.NoAccount() -> none();
      case ChangeRole.Outcome.NotAllowed() -> throw AccessFilter.notAdministrator();
    };
  }

  private static Response none() {
    return Problem.of(ProblemCode.NOT_FOUND, "There is no such role or account.").toResponse();
  }
}
