package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.RestAdapters.UseCases;
import io.travelapp.application.ChangeCustomer;
import io.travelapp.application.ShowCustomer;
import io.travelapp.domain.customer.Customer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;

/** The details of the customer who asks. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
public final class CustomerResource {

  private final ShowCustomer showCustomer;
  private final ChangeCustomer changeCustomer;

  CustomerResource(UseCases useCases) {
    this.showCustomer = useCases.showCustomer();
    this.changeCustomer = useCases.changeCustomer();
  }

  /** A customer's details as they are written. */
  record CustomerJson(
      String id, EmailAddress email, String givenName, String familyName, Optional<String> phone) {

    static CustomerJson of(Customer customer) {
      return new CustomerJson(
          customer.id().subject(),
          customer.email(),
          customer.givenName(),
          customer.familyName(),
          customer.phone());
    }
  }

  /** What changes; what is missing stays. */
  record ChangeJson(
      Optional<PersonName> givenName,
      Optional<PersonName> familyName,
      Optional<PhoneNumber> phone) {

    ChangeCustomer.Command toCommand(CustomerId customer) {
      return new ChangeCustomer.Command(
          customer,
          givenName.map(PersonName::text),
          familyName.map(PersonName::text),
          phone.map(PhoneNumber::text));
    }
  }

  /** Shows them. */
  @GET
  @Operation(
      id = "showCustomer",
      summary = "Shows the customer's details",
      answers = CustomerJson.class,
      problems = {ProblemCode.CUSTOMER_NOT_FOUND})
  @Access(Access.Who.CUSTOMER)
  public Response show(@Context SecurityContext security) {
    return switch (showCustomer.handle(Caller.of(security))) {
      case ShowCustomer.Outcome.Shown(Customer customer) ->
          Response.ok(CustomerJson.of(customer)).build();
      case ShowCustomer.Outcome.NoDetails() -> noDetails();
    };
  }

  /** Changes some of them. */
  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      id = "changeCustomer",
      summary = "Changes some of the customer's details",
      answers = CustomerJson.class,
      problems = {ProblemCode.CUSTOMER_NOT_FOUND})
  @Access(Access.Who.CUSTOMER)
  public Response change(@Context SecurityContext security, ChangeJson wanted) {
    return switch (changeCustomer.handle(wanted.toCommand(Caller.of(security)))) {
      case ChangeCustomer.Outcome.Changed(Customer customer) ->
          Response.ok(CustomerJson.of(customer)).build();
      case ChangeCustomer.Outcome.NoDetails() -> noDetails();
    };
  }

  private static Response noDetails() {
    return Problem.of(ProblemCode.CUSTOMER_NOT_FOUND, "This account has left no details here.")
        .toResponse();
  }
}
