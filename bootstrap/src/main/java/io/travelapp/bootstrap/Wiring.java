package io.travelapp.bootstrap;

import io.travelapp.adapters.accounts.AccountsAdapters;
import io.travelapp.adapters.gtfs.GtfsAdapters;
import io.travelapp.adapters.local.LocalAdapters;
import io.travelapp.adapters.postgres.PostgresAdapters;
import io.travelapp.adapters.rest.RestAdapters;
import io.travelapp.application.AnswerOnce;
import io.travelapp.application.ArchiveDepartures;
import io.travelapp.application.Authenticate;
import io.travelapp.application.BookHold;
import io.travelapp.application.CancelTickets;
import io.travelapp.application.ChangeCustomer;
import io.travelapp.application.ConfirmSignUp;
import io.travelapp.application.ExpireHolds;
import io.travelapp.application.ExtendHold;
import io.travelapp.application.ExtendHorizon;
import io.travelapp.application.FindPlaces;
import io.travelapp.application.HoldSeats;
import io.travelapp.application.ImportTimetable;
import io.travelapp.application.ListBookings;
import io.travelapp.application.ListDestinations;
import io.travelapp.application.QuoteCancellation;
import io.travelapp.application.RefreshSession;
import io.travelapp.application.ReleaseHold;
import io.travelapp.application.ResendSignUpCode;
import io.travelapp.application.SearchDepartures;
import io.travelapp.application.SettlePayments;
import io.travelapp.application.ShowBooking;
import io.travelapp.application.ShowCustomer;
import io.travelapp.application.ShowDeparture;
import io.travelapp.application.ShowDestination;
import io.travelapp.application.ShowHold;
import io.travelapp.application.ShowPlace;
import io.travelapp.application.ShowSeatMap;
import io.travelapp.application.SignIn;
import io.travelapp.application.SignOut;
import io.travelapp.application.SignUp;
import io.travelapp.application.TokenizeCard;
import io.travelapp.bootstrap.Settings.DatabaseLogin;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Mailer;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.seating.VehicleLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What is plugged in where. */
final class Wiring {

  /** Of vehicles of which the feed tells nothing. */
  private static final VehicleLayout USUAL_LAYOUT = VehicleLayout.twoByTwo("coach-48", 12);

  /**
   * Longer than a gateway call takes, so that nobody works on a payment that somebody else is
   * working on.
   */
  private static final Duration SETTLE_AFTER = Duration.ofSeconds(20);

  private static final int CHORE_LIMIT = 500;
  private static final int ACCOUNT_CONNECTIONS = 4;

  private Wiring() {}

  /** A server that runs. */
  record Server(Running running, int port, int managementPort) implements AutoCloseable {

    @Override
    public void close() {
      running.close();
    }
  }

  /** Starts the server; what was opened last is closed first. */
  static Server serve(Settings settings) {
    Running running = new Running();
    try {
      return serve(settings, running);
    } catch (RuntimeException e) {
      running.close();
      throw inOneSentence(e, settings);
    }
  }

  private static Server serve(Settings settings, Running running) {
    checkThatPortsAreFree(settings);
    SecureRandom random = new SecureRandom();
    FareConditions conditions = FareConditions.standard();

    DatabaseLogin login =
        settings
            .database()
            .orElseGet(() -> running.with(EmbeddedDatabase.start(settings.data())).login());
    PostgresAdapters postgres = running.with(database(login, settings.databaseConnections()));
    InstantSource clock = postgres.clock();

    Mailer mailer =
        LocalAdapters.mailer(settings.data().resolve("mail"), clock, settings.mailFrom().value());
    LocalAdapters.RunningGateway sandbox =
        running.with(
            LocalAdapters.startSandboxGateway(
                settings.data().resolve("sandbox-gateway"), 0, clock));
    PaymentGateway gateway =
        LocalAdapters.paymentGateway(sandbox.uri(), LocalAdapters.Timeouts.DEFAULT);
    CardVault vault = LocalAdapters.cardVault(sandbox.uri(), LocalAdapters.Timeouts.DEFAULT);
    AccountsAdapters accounts = running.with(accounts(login, mailer, clock, random));
    Identities identities = accounts.identities();

    RestAdapters.UseCases useCases =
        new RestAdapters.UseCases(
            new Authenticate(identities),
            new AnswerOnce(postgres.answeredRequests()),
            new FindPlaces(postgres.places()),
            new ShowPlace(postgres.places()),
            new ListDestinations(postgres.places(), postgres.offers()),
            new ShowDestination(postgres.places(), postgres.offers()),
            new SearchDepartures(postgres.offers(), postgres.places(), conditions),
            new ShowDeparture(postgres.departures()),
            new ShowSeatMap(postgres.departures()),
            new SignUp(identities, postgres.customers()),
            new ResendSignUpCode(identities),
            new ConfirmSignUp(identities),
            new SignIn(identities),
            new RefreshSession(identities),
            new SignOut(identities),
            new ShowCustomer(postgres.customers()),
            new ChangeCustomer(postgres.customers()),
            new HoldSeats(
                postgres.departures(),
                postgres.bookings(),
                conditions,
                () -> BookingReference.random(random),
                clock),
            new ShowHold(postgres.bookings(), clock),
            new ExtendHold(postgres.bookings(), clock),
            new ReleaseHold(postgres.bookings()),
            new TokenizeCard(vault, clock),
            new BookHold(postgres.bookings(), gateway, () -> new IntentKey("pay_" + key(random))),
            new ListBookings(postgres.bookings()),
            new ShowBooking(postgres.bookings()),
            new QuoteCancellation(postgres.bookings(), () -> "quo_" + key(random), clock),
            new CancelTickets(postgres.bookings(), gateway));

    if (settings.demonstration()) {
      Demonstration.load(importer(settings, postgres), clock);
    }
    ExpireHolds expireHolds = new ExpireHolds(postgres.bookings());
    SettlePayments settlePayments = new SettlePayments(postgres.bookings(), gateway);
    Chores chores = running.with(new Chores());
    chores.every(Duration.ofSeconds(1), "Expiring holds", () -> expireHolds.handle(CHORE_LIMIT));
    chores.every(
        Duration.ofSeconds(5),
        "Settling payments",
        () -> settlePayments.handle(new SettlePayments.Command(SETTLE_AFTER, CHORE_LIMIT)));
    ExtendHorizon extendHorizon = new ExtendHorizon(postgres.timetables());
    ArchiveDepartures archiveDepartures = new ArchiveDepartures(postgres.timetables());
    chores.every(
        Duration.ofSeconds(5),
        Duration.ofMinutes(3),
        "Keeping what is on sale up to the day",
        () -> DaysGoneBy.tell(extendHorizon.handle(), archiveDepartures.handle(CHORE_LIMIT)));

    RestAdapters.Running management =
        running.with(
            RestAdapters.startManagement(
                settings.address(),
                settings.managementPort(),
                () -> new RestAdapters.Readiness(Map.of("database", postgres.isReady()))));
    // Opened last: requests in flight are finished before anything is closed that they need.
    RestAdapters.Running rest =
        running.with(RestAdapters.start(useCases, restSettings(settings, clock)));
    return new Server(running, rest.port(), management.port());
  }

  /** Puts a feed on sale, on the database of the server that runs or on one opened for that. */
  static ImportTimetable.Outcome importGtfs(
      Settings settings, Settings.Command.ImportGtfs command) {
    try (Running running = new Running()) {
      DatabaseLogin login =
          settings
              .database()
              .orElseGet(() -> running.with(EmbeddedDatabase.joinOrStart(settings.data())).login());
      PostgresAdapters postgres = running.with(database(login, 2));
      String name = command.feedName().orElseGet(() -> GtfsAdapters.feedNameOf(command.feed()));
      return importer(settings, postgres)
          .handle(
              new ImportTimetable.Command(
                  GtfsAdapters.feed(command.feed(), name, command.shiftWeeks()), command.days()));
    } catch (PostgresAdapters.Unavailable e) {
      throw inOneSentence(e, settings);
    }
  }

  private static ImportTimetable importer(Settings settings, PostgresAdapters postgres) {
    return new ImportTimetable(
        postgres.timetables(), settings.tariffs(), USUAL_LAYOUT, postgres.clock());
  }

  private static PostgresAdapters database(DatabaseLogin login, int connections) {
    migrate(() -> PostgresAdapters.migrate(login.url(), login.user(), login.password()));
    return PostgresAdapters.open(login.url(), login.user(), login.password(), connections);
  }

  private static AccountsAdapters accounts(
      DatabaseLogin login, Mailer mailer, InstantSource clock, SecureRandom random) {
    migrate(() -> AccountsAdapters.migrate(login.url(), login.user(), login.password()));
    return AccountsAdapters.open(
        login.url(),
        login.user(),
        login.password(),
        ACCOUNT_CONNECTIONS,
        new AccountsAdapters.Settings(
            mailer,
            clock,
            random,
            "travelapp",
            "travelapp-web",
            AccountsAdapters.ACCESS_TOKEN_LIFETIME,
            AccountsAdapters.REFRESH_TOKEN_LIFETIME));
  }

  private static void migrate(Runnable migration) {
    try {
      migration.run();
    } catch (IllegalStateException e) {
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    }
  }

  private static RestAdapters.Settings restSettings(Settings settings, InstantSource clock) {
    return RestAdapters.Settings.usual()
        .withAddress(settings.address())
        .withPort(settings.port())
        .withClock(clock)
        .withCorsOrigins(settings.corsOrigins())
        .withBusy(List.of(PostgresAdapters.Unavailable.class, AccountsAdapters.Unavailable.class));
  }

  /** Told before anything is started, and again by whoever takes a port if somebody is faster. */
  private static void checkThatPortsAreFree(Settings settings) {
    for (int port : List.of(settings.port(), settings.managementPort())) {
      try (ServerSocket free = new ServerSocket()) {
        free.setReuseAddress(true);
        free.bind(new InetSocketAddress(settings.address(), port));
      } catch (IOException e) {
        throw new CannotStart(
            "Port %d at %s cannot be used: %s; --port and --management-port choose others."
                .formatted(port, settings.address(), e.getMessage()),
            e);
      }
    }
  }

  /**
   * What a person who starts the program can mend, said to them; anything else is thrown as it is.
   */
  private static RuntimeException inOneSentence(RuntimeException e, Settings settings) {
    if (e instanceof UncheckedIOException io && io.getCause() instanceof BindException) {
      return new CannotStart(
          "Port %d or %d at %s is in use; --port and --management-port choose others."
              .formatted(settings.port(), settings.managementPort(), settings.address()),
          e);
    }
    boolean expected =
        e instanceof PostgresAdapters.Unavailable
            || e instanceof AccountsAdapters.Unavailable
            || e instanceof LocalAdapters.CannotStart;
    return expected ? new CannotStart(String.valueOf(e.getMessage()), e) : e;
  }

  private static String key(SecureRandom random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
