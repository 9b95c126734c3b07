package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.RestAdapters.UseCases;
import io.travelapp.application.ChangeCustomer;
import io.travelapp.application.ChangeEmail;
import io.travelapp.application.EraseCustomer;
import io.travelapp.application.ExportCustomer;
import io.travelapp.application.RequestEmailChange;
import io.travelapp.application.ShowCustomer;
import io.travelapp.domain.customer.Customer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.glassfish.grizzly.http.server.Request;

/** The details of the customer who asks. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
public final class CustomerResource {

  private final ShowCustomer showCustomer;
  private final ChangeCustomer changeCustomer;
  private final ExportCustomer exportCustomer;
  private final EraseCustomer eraseCustomer;
  private final RequestEmailChange requestEmailChange;
  private final ChangeEmail changeEmail;
  private final InstantSource clock;

  CustomerResource(UseCases useCases, InstantSource clock) {
    this.exportCustomer = useCases.exportCustomer();
    this.eraseCustomer = useCases.eraseCustomer();
    this.requestEmailChange = useCases.requestEmailChange();
    this.changeEmail = useCases.changeEmail();
    this.clock = clock;
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

  /** All that is known of a customer. */
  record ExportJson(Optional<CustomerJson> details, List<BookingJson> bookings) {}

  /** An address to be. */
  record EmailJson(EmailAddress email) {}

  /** The code that was mailed, as it was typed. */
  record EmailCodeJson(String code) {}

  /** Gives all that is known. */
  @GET
  @Path("export")
  @Operation(
      id = "exportCustomer",
      summary = "Gives all that is known of the customer: the details and every booking",
      answers = ExportJson.class)
  @Access(Access.Who.CUSTOMER)
  public Response export(@Context SecurityContext security) {
    ExportCustomer.Outcome known = exportCustomer.handle(Caller.of(security));
    Instant now = clock.instant();
    return Response.ok(
            new ExportJson(
                known.details().map(CustomerJson::of),
                known.bookings().stream().map(booking -> BookingJson.of(booking, now)).toList()))
        .build();
  }

  /** Ends the account. */
  @DELETE
  @Operation(
      id = "eraseCustomer",
      summary = "Ends the account and erases what is known; what was sold names nobody any more",
      statuses = 204,
      problems = {ProblemCode.JOURNEY_AHEAD})
  @Access(Access.Who.CUSTOMER)
  public Response erase(@Context SecurityContext security) {
    return switch (eraseCustomer.handle(Caller.of(security))) {
      case EraseCustomer.Outcome.Erased(CustomerId ignored) -> Response.noContent().build();
      case EraseCustomer.Outcome.JourneyAhead() ->
          Problem.of(
                  ProblemCode.JOURNEY_AHEAD,
                  "A journey is not over, or a payment on its way; cancel it first, or come back afterwards.")
              .toResponse();
    };
  }

  /** Mails a code to another address. */
  @POST
  @Path("email")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      id = "requestEmailChange",
      summary = "Mails a code to the address that the account is to have",
      statuses = 202,
      answers = SignUpsResource.CodeSentJson.class,
      problems = {ProblemCode.TOO_MANY_TRIES})
  @Access(Access.Who.CUSTOMER)
  public Response requestEmail(
      @Context SecurityContext security, @Context Request connection, EmailJson wanted) {
    Caller caller = Caller.in(security);
    RequestEmailChange.Command command =
        new RequestEmailChange.Command(
            caller.customer(), caller.accessToken(), wanted.email(), ClientAddress.of(connection));
    return switch (requestEmailChange.handle(command)) {
      case RequestEmailChange.Outcome.CodeSent(EmailAddress to) -> SignUpsResource.codeSent(to);
      case RequestEmailChange.Outcome.NotSignedIn() -> throw AccessFilter.notSignedIn();
      case RequestEmailChange.Outcome.TooManyTries(Duration pause) -> TooManyTries.until(pause);
    };
  }

  /** Changes the address. */
  @POST
  @Path("email/confirmation")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      id = "changeEmail",
      summary = "Changes the account's address with the code that was mailed there",
      statuses = 204,
      problems = {ProblemCode.CODE_REJECTED, ProblemCode.TOO_MANY_TRIES})
  @Access(Access.Who.CUSTOMER)
  public Response changeEmail(
      @Context SecurityContext security, @Context Request connection, EmailCodeJson typed) {
    Caller caller = Caller.in(security);
    ChangeEmail.Command command =
        new ChangeEmail.Command(
            caller.customer(), caller.accessToken(), typed.code(), ClientAddress.of(connection));
    return switch (changeEmail.handle(command)) {
      case ChangeEmail.Outcome.Changed(EmailAddress ignored) -> Response.noContent().build();
      case ChangeEmail.Outcome.CodeRejected() -> SignUpsResource.codeRejected();
      case ChangeEmail.Outcome.NotSignedIn() -> throw AccessFilter.notSignedIn();
      case ChangeEmail.Outcome.TooManyTries(Duration pause) -> TooManyTries.until(pause);
    };
  }

  private static Response noDetails() {
    return Problem.of(ProblemCode.CUSTOMER_NOT_FOUND, "This account has left no details here.")
        .toResponse();
  }
}
