package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.RestAdapters.UseCases;
import io.travelapp.application.ConfirmSignUp;
import io.travelapp.application.ResendSignUpCode;
import io.travelapp.application.SignUp;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Password;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.glassfish.grizzly.http.server.Request;

/** Accounts to be. Nobody learns here whether an address has one. */
@Path("/api/v1/sign-ups")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SignUpsResource {

  private final SignUp signUp;
  private final ResendSignUpCode resendSignUpCode;
  private final ConfirmSignUp confirmSignUp;

  SignUpsResource(UseCases useCases) {
    this.signUp = useCases.signUp();
    this.resendSignUpCode = useCases.resendSignUpCode();
    this.confirmSignUp = useCases.confirmSignUp();
  }

  /** Who signs up. */
  record SignUpJson(
      EmailAddress email,
      Password password,
      PersonName givenName,
      PersonName familyName,
      Optional<PhoneNumber> phone) {

    SignUp.Command toCommand(Optional<String> client) {
      return new SignUp.Command(
          email,
          password,
          givenName.text(),
          familyName.text(),
          phone.map(PhoneNumber::text),
          client);
    }
  }

  /** Whose code is to be sent again. */
  record CodeJson(EmailAddress email) {}

  /** The code that was mailed, as it was typed. */
  record ConfirmationJson(EmailAddress email, String code) {}

  /** Where a code is on its way to. */
  record DeliveryJson(Medium medium, String destination) {

    enum Medium {
      EMAIL
    }
  }

  /** What is answered where a code is sent, or would be. */
  record CodeSentJson(DeliveryJson delivery) {

    static CodeSentJson to(EmailAddress address) {
      return new CodeSentJson(new DeliveryJson(DeliveryJson.Medium.EMAIL, address.masked()));
    }
  }

  /** Begins an account and mails a code. */
  @POST
  @Operation(
      id = "signUp",
      summary = "Begins an account and mails a code, the same for an address that has one",
      statuses = 202,
      answers = CodeSentJson.class,
      problems = {ProblemCode.PASSWORD_REFUSED, ProblemCode.TOO_MANY_TRIES})
  @Access(Access.Who.ANYBODY)
  public Response signUp(@Context Request connection, SignUpJson wanted) {
    return switch (signUp.handle(wanted.toCommand(ClientAddress.of(connection)))) {
      case SignUp.Outcome.CodeSent(EmailAddress to) -> codeSent(to);
      case SignUp.Outcome.PasswordRefused(String rule) ->
          Problem.of(ProblemCode.PASSWORD_REFUSED, rule)
              .at(Fault.at("/password", ProblemCode.PASSWORD_REFUSED.text(), rule))
              .toResponse();
      case SignUp.Outcome.TooManyTries(Duration pause) -> TooManyTries.until(pause);
    };
  }

  /** Mails the code again. */
  @POST
  @Path("code")
  @Operation(
      id = "sendSignUpCodeAgain",
      summary = "Mails the code again",
      statuses = 202,
      answers = CodeSentJson.class,
      problems = {ProblemCode.TOO_MANY_TRIES})
  @Access(Access.Who.ANYBODY)
  public Response sendCodeAgain(@Context Request connection, CodeJson wanted) {
    ResendSignUpCode.Command command =
        new ResendSignUpCode.Command(wanted.email(), ClientAddress.of(connection));
    return switch (resendSignUpCode.handle(command)) {
      case ResendSignUpCode.Outcome.CodeSent(EmailAddress to) -> codeSent(to);
      case ResendSignUpCode.Outcome.TooManyTries(Duration pause) -> TooManyTries.until(pause);
    };
  }

  /** Completes an account. */
  @POST
  @Path("confirmation")
  @Operation(
      id = "confirmSignUp",
      summary = "Completes an account with the code that was mailed",
      statuses = 204,
      problems = {ProblemCode.CODE_REJECTED, ProblemCode.TOO_MANY_TRIES})
  @Access(Access.Who.ANYBODY)
  public Response confirm(@Context Request connection, ConfirmationJson typed) {
    ConfirmSignUp.Command command =
        new ConfirmSignUp.Command(typed.email(), typed.code(), ClientAddress.of(connection));
    return switch (confirmSignUp.handle(command)) {
      case ConfirmSignUp.Outcome.Confirmed(CustomerId ignored) -> Response.noContent().build();
      case ConfirmSignUp.Outcome.CodeRejected() -> codeRejected();
      case ConfirmSignUp.Outcome.TooManyTries(Duration pause) -> TooManyTries.until(pause);
    };
  }

  /** The same for every code that is not the right one, whatever is wrong with it. */
  static Response codeRejected() {
    return Problem.of(
            ProblemCode.CODE_REJECTED,
            "The code is wrong, older than ten minutes, used, or was tried too often; another one can be sent.")
        .toResponse();
  }

  static Response codeSent(EmailAddress to) {
    return Response.accepted(CodeSentJson.to(to)).build();
  }
}
