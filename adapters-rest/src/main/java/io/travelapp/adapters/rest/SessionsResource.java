package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.RestAdapters.UseCases;
import io.travelapp.application.RefreshSession;
import io.travelapp.application.SignIn;
import io.travelapp.application.SignOut;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Password;
import io.travelapp.domain.customer.Tokens;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.Optional;
import org.glassfish.grizzly.http.server.Request;

/** Who is signed in. */
@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionsResource {

  private final SignIn signIn;
  private final RefreshSession refreshSession;
  private final SignOut signOut;

  SessionsResource(UseCases useCases) {
    this.signIn = useCases.signIn();
    this.refreshSession = useCases.refreshSession();
    this.signOut = useCases.signOut();
  }

  /** Address and password as they were typed: what cannot be one fails as what is not the one. */
  record SignInJson(String email, String password) {

    @Override
    public String toString() {
      return "***";
    }
  }

  /** What gets the next access token. */
  record RefreshJson(String refreshToken) {

    @Override
    public String toString() {
      return "***";
    }
  }

  /** What a signed-in customer carries. */
  record TokensJson(
      String accessToken, String refreshToken, String tokenType, long expiresInSeconds) {

    static TokensJson of(Tokens tokens) {
      return new TokensJson(
          tokens.accessToken(), tokens.refreshToken(), "Bearer", tokens.lifetime().toSeconds());
    }

    @Override
    public String toString() {
      return "***";
    }
  }

  /** Signs a customer in. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      id = "signIn",
      summary = "Signs a customer in",
      answers = TokensJson.class,
      problems = {
        ProblemCode.SIGN_IN_FAILED,
        ProblemCode.ACCOUNT_NOT_CONFIRMED,
        ProblemCode.TOO_MANY_TRIES
      })
  @Access(Access.Who.ANYBODY)
  public Response signIn(@Context Request connection, SignInJson typed) {
    Optional<EmailAddress> email = EmailAddress.parse(typed.email());
    if (email.isEmpty() || typed.password().length() > Password.LENGTH_MAX) {
      return signInFailed();
    }
    SignIn.Command command =
        new SignIn.Command(
            email.get(), new Password(typed.password()), ClientAddress.of(connection));
    return switch (signIn.handle(command)) {
      case SignIn.Outcome.SignedIn(Tokens tokens) -> Response.ok(TokensJson.of(tokens)).build();
      case SignIn.Outcome.NotConfirmed() ->
          Problem.of(
                  ProblemCode.ACCOUNT_NOT_CONFIRMED,
                  "The code that was mailed has to be entered first; another one can be sent.")
              .toResponse();
      case SignIn.Outcome.Refused() -> signInFailed();
      case SignIn.Outcome.TooManyTries(Duration pause) -> TooManyTries.until(pause);
    };
  }

  /** Gives new tokens for a refresh token, which is used up. */
  @POST
  @Path("refresh")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      id = "refreshSession",
      summary = "Gives new tokens for a refresh token, which is used up",
      answers = TokensJson.class,
      problems = {ProblemCode.REFRESH_REJECTED})
  @Access(Access.Who.ANYBODY)
  public Response refresh(RefreshJson shown) {
    return switch (refreshSession.handle(shown.refreshToken())) {
      case RefreshSession.Outcome.Refreshed(Tokens tokens) ->
          Response.ok(TokensJson.of(tokens)).build();
      case RefreshSession.Outcome.Refused() ->
          Problem.of(ProblemCode.REFRESH_REJECTED, "This refresh token is good no more; sign in.")
              .toResponse();
    };
  }

  /** Signs the customer out everywhere. */
  @DELETE
  @Operation(id = "signOut", summary = "Signs the customer out everywhere", statuses = 204)
  @Access(Access.Who.CUSTOMER)
  public Response signOut(@Context SecurityContext security) {
    signOut.handle(Caller.of(security));
    return Response.noContent().build();
  }

  private static Response signInFailed() {
    return Problem.of(
            ProblemCode.SIGN_IN_FAILED, "No account has this mail address and this password.")
        .toResponse();
  }
}
