package io.travelapp.adapters.rest;

import io.travelapp.application.AnswerOnce;
import io.travelapp.application.Authenticate;
import io.travelapp.application.BookHold;
import io.travelapp.application.CancelTickets;
import io.travelapp.application.ChangeCustomer;
import io.travelapp.application.ChangeEmail;
import io.travelapp.application.ChangeRole;
import io.travelapp.application.ChangeSeats;
import io.travelapp.application.ConfirmSignUp;
import io.travelapp.application.EraseCustomer;
import io.travelapp.application.ExchangeTickets;
import io.travelapp.application.ExportCustomer;
import io.travelapp.application.ExtendHold;
import io.travelapp.application.FindPlaces;
import io.travelapp.application.HearPaymentNotice;
import io.travelapp.application.HoldSeats;
import io.travelapp.application.ListBookings;
import io.travelapp.application.ListDestinations;
import io.travelapp.application.PlanSeatChanges;
import io.travelapp.application.QuoteCancellation;
import io.travelapp.application.QuoteExchange;
import io.travelapp.application.RecordDenial;
import io.travelapp.application.RefreshSession;
import io.travelapp.application.ReleaseHold;
import io.travelapp.application.RenamePassenger;
import io.travelapp.application.RequestEmailChange;
import io.travelapp.application.RequestPasswordReset;
import io.travelapp.application.ResendSignUpCode;
import io.travelapp.application.ResetPassword;
import io.travelapp.application.SearchDepartures;
import io.travelapp.application.ShowBooking;
import io.travelapp.application.ShowCustomer;
import io.travelapp.application.ShowDeparture;
import io.travelapp.application.ShowDestination;
import io.travelapp.application.ShowFares;
import io.travelapp.application.ShowHistory;
import io.travelapp.application.ShowHold;
import io.travelapp.application.ShowPlace;
import io.travelapp.application.ShowSeatMap;
import io.travelapp.application.SignIn;
import io.travelapp.application.SignOut;
import io.travelapp.application.SignUp;
import io.travelapp.application.TokenizeCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The door of this module: starts the REST interface over the use cases.
 *
 * <pre>{@code
 * try (RestAdapters.Running rest = RestAdapters.start(useCases, Settings.usual().withPort(8080))) {
 *   System.out.println("http://localhost:" + rest.port());
 * }
 * }</pre>
 */
public final class RestAdapters {

  private RestAdapters() {}

  /** What the operations do. */
  public record UseCases(
      Authenticate authenticate,
      RecordDenial recordDenial,
      AnswerOnce answerOnce,
      FindPlaces findPlaces,
      ShowPlace showPlace,
      ListDestinations listDestinations,
      ShowDestination showDestination,
      SearchDepartures searchDepartures,
      ShowDeparture showDeparture,
      ShowSeatMap showSeatMap,
      PlanSeatChanges planSeatChanges,
      ShowFares showFares,
      SignUp signUp,
      ResendSignUpCode resendSignUpCode,
      ConfirmSignUp confirmSignUp,
      RequestPasswordReset requestPasswordReset,
      ResetPassword resetPassword,
      SignIn signIn,
      RefreshSession refreshSession,
      SignOut signOut,
      ShowCustomer showCustomer,
      ChangeCustomer changeCustomer,
      ExportCustomer exportCustomer,
      EraseCustomer eraseCustomer,
      RequestEmailChange requestEmailChange,
      ChangeEmail changeEmail,
      ChangeRole changeRole,
      HoldSeats holdSeats,
      ShowHold showHold,
      ExtendHold extendHold,
      ReleaseHold releaseHold,
      ChangeSeats changeSeats,
      TokenizeCard tokenizeCard,
      BookHold bookHold,
      ListBookings listBookings,
      ShowBooking showBooking,
      ShowHistory showHistory,
      QuoteCancellation quoteCancellation,
      CancelTickets cancelTickets,
      QuoteExchange quoteExchange,
      ExchangeTickets exchangeTickets,
      RenamePassenger renamePassenger,
      HearPaymentNotice hearPaymentNotice) {}

  /**
   * How the server runs.
   *
   * @param address the local address to listen at; 0.0.0.0 for all
   * @param port 0 for any that is free
   * @param clock tells what can still be done with a booking
   * @param corsOrigins whose pages may read answers, such as {@code https://example.org}
   * @param busy whether what was thrown means that something is overloaded or away for the moment:
   *     then it is answered by 503 instead of 500
   * @param keySet the public keys of the access tokens, as a JSON Web Key Set; empty where they are
   *     shown elsewhere
   */
  public record Settings(
      String address,
      int port,
      InstantSource clock,
      Set<String> corsOrigins,
      Predicate<Throwable> busy,
      Limits limits,
      Optional<Supplier<String>> keySet) {

    public Settings {
      corsOrigins = Set.copyOf(corsOrigins);
    }

    /** On all addresses and any port, for no other origin, with the usual limits. */
    public static Settings usual() {
      return new Settings(
          "0.0.0.0",
          0,
          InstantSource.system(),
          Set.of(),
          thrown -> false,
          Limits.usual(),
          Optional.empty());
    }

    public Settings withAddress(String other) {
      return new Settings(other, port, clock, corsOrigins, busy, limits, keySet);
    }

    public Settings withClock(InstantSource other) {
      return new Settings(address, port, other, corsOrigins, busy, limits, keySet);
    }

    public Settings withPort(int other) {
      return new Settings(address, other, clock, corsOrigins, busy, limits, keySet);
    }

    public Settings withCorsOrigins(Set<String> others) {
      return new Settings(address, port, clock, others, busy, limits, keySet);
    }

    public Settings withBusy(Predicate<Throwable> other) {
      return new Settings(address, port, clock, corsOrigins, other, limits, keySet);
    }

    public Settings withLimits(Limits others) {
      return new Settings(address, port, clock, corsOrigins, busy, others, keySet);
    }

    public Settings withKeySet(Optional<Supplier<String>> other) {
      return new Settings(address, port, clock, corsOrigins, busy, limits, other);
    }
  }

  /**
   * What the server takes on at most, so that no client takes it all.
   *
   * @param connections open at once
   * @param connectionsPerAddress of them, from one address
   * @param requestsInFlight being worked on at once; more are refused by 503. The last quarter is
   *     for those who hold seats or pay, and the last eighth for those who pay
   * @param searchesInFlight of them, so that who books is served whatever others search for
   * @param holdsAtOnce of them, so many of those who hold seats; the others wait for them in their
   *     order
   * @param searchesAtOnce of these, while nobody holds or pays; while somebody does, one at a time
   * @param bodyBytes of one request
   * @param heldBytes of all requests together that have not arrived in whole; also of all answers
   *     together that clients have not taken yet, beyond which those who take nothing are ended
   * @param head from the first byte of a request to the end of its headers
   * @param body from there to its last byte
   * @param idle from one request to the next, and how long an answer may take to be sent
   */
  public record Limits(
      int connections,
      int connectionsPerAddress,
      int requestsInFlight,
      int searchesInFlight,
      int holdsAtOnce,
      int searchesAtOnce,
      int bodyBytes,
      long heldBytes,
      Duration head,
      Duration body,
      Duration idle) {

    public static Limits usual() {
      int processors = Runtime.getRuntime().availableProcessors();
      return new Limits(
          4096,
          512,
          256,
          64,
          8 * processors,
          Math.max(8, 4 * processors),
          64 * 1024,
          16L * 1024 * 1024,
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30));
    }
  }

  /** A server that runs. */
  public interface Running extends AutoCloseable {

    /** Where it listens. */
    int port();

    /** Takes no more requests, finishes those in flight (for ten seconds at most), and ends. */
    @Override
    void close();
  }

  /** A server whose port is still closed. */
  public interface Prepared {

    /**
     * Opens the port; once.
     *
     * @throws UncheckedIOException if it cannot listen, of a {@link java.net.BindException} if the
     *     port is in use
     */
    Running open();
  }

  /** Does what takes long before the port is opened, beside whatever else has to be done first. */
  public static Prepared prepare(UseCases useCases, Settings settings) {
    return RestServer.prepare(new Resources(useCases, settings), settings);
  }

  /**
   * Starts the interface.
   *
   * @throws UncheckedIOException if it cannot listen, of a {@link java.net.BindException} if the
   *     port is in use
   */
  public static Running start(UseCases useCases, Settings settings) {
    return prepare(useCases, settings).open();
  }

  /**
   * Whether the server can do its work.
   *
   * @param checks each thing that it takes, such as {@code database}, and whether it is there
   */
  public record Readiness(Map<String, Boolean> checks) {

    public Readiness {
      checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
    }

    /** Whether all of it is there. */
    public boolean isReady() {
      return checks.values().stream().allMatch(Boolean::booleanValue);
    }
  }

  /**
   * Starts the port for whoever runs the server: {@code GET /health/live} and {@code GET
   * /health/ready}, which answers 503 while something is missing.
   *
   * @param address the local address to listen at; 0.0.0.0 for all
   * @param port 0 for any that is free
   * @param readiness asked at each request, by many threads
   * @throws UncheckedIOException if it cannot listen, of a {@link java.net.BindException} if the
   *     port is in use
   */
  public static Running startManagement(String address, int port, Supplier<Readiness> readiness) {
    try {
      return ManagementServer.start(address, port, readiness);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
