package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.RestAdapters.UseCases;
import io.travelapp.application.RequestPasswordReset;
import io.travelapp.application.ResetPassword;
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
import org.glassfish.grizzly.http.server.Request;

/** Passwords that were forgotten. Nobody learns here whether an address has an account. */
@Path("/api/v1/password-resets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PasswordResetsResource {

  private final RequestPasswordReset requestPasswordReset;
  private final ResetPassword resetPassword;

  PasswordResetsResource(UseCases useCases) {
    this.requestPasswordReset = useCases.requestPasswordReset();
    this.resetPassword = useCases.resetPassword();
  }

  /** Whose password was forgotten. */
  record ResetJson(EmailAddress email) {}

  /** The code that was mailed, as it was typed, and the password to be. */
  record NewPasswordJson(EmailAddress email, String code, Password newPassword) {

    @Override
    public String toString() {
      return "***";
    }
  }

  /** Mails a code. */
  @POST
  @Operation(
      id = "requestPasswordReset",
      summary = "Mails a code for another password, the same for an address without an account",
      statuses = 202,
      answers = SignUpsResource.CodeSentJson.class,
      problems = {ProblemCode.TOO_MANY_TRIES})
  @Access(Access.Who.ANYBODY)
  public Response request(@Context Request connection, ResetJson wanted) {
    RequestPasswordReset.Command command =
        new RequestPasswordReset.Command(wanted.email(), ClientAddress.of(connection));
    return switch (requestPasswordReset.handle(command)) {
      case RequestPasswordReset.Outcome.CodeSent(EmailAddress to) -> SignUpsResource.codeSent(to);
      case RequestPasswordReset.Outcome.TooManyTries(Duration pause) -> TooManyTries.until(pause);
    };
  }

  /** Sets another password. */
  @POST
  @Path("confirmation")
  @Operation(
      id = "resetPassword",
      summary = "Sets another password with the code that was mailed, and signs out everywhere",
      statuses = 204,
      problems = {
        ProblemCode.CODE_REJECTED,
        ProblemCode.PASSWORD_REFUSED,
        ProblemCode.TOO_MANY_TRIES
      })
  @Access(Access.Who.ANYBODY)
  public Response reset(@Context Request connection, NewPasswordJson typed) {
    ResetPassword.Command command =
        new ResetPassword.Command(
            typed.email(), typed.code(), typed.newPassword(), ClientAddress.of(connection));
    return switch (resetPassword.handle(command)) {
      case ResetPassword.Outcome.Reset(CustomerId ignored) -> Response.noContent().build();
      case ResetPassword.Outcome.CodeRejected() -> SignUpsResource.codeRejected();
      case ResetPassword.Outcome.PasswordRefused(String rule) ->
          Problem.of(ProblemCode.PASSWORD_REFUSED, rule)
              .at(Fault.at("/newPassword", ProblemCode.PASSWORD_REFUSED.text(), rule))
              .toResponse();
      case ResetPassword.Outcome.TooManyTries(Duration pause) -> TooManyTries.until(pause);
    };
  }
}
