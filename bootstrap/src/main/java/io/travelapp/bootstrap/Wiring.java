package io.travelapp.bootstrap;

import io.travelapp.adapters.accounts.AccountsAdapters;
import io.travelapp.adapters.cognito.CognitoAdapters;
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
import io.travelapp.application.ChangeEmail;
import io.travelapp.application.ChangeRole;
import io.travelapp.application.ChangeRoleByEmail;
import io.travelapp.application.ChangeSeats;
import io.travelapp.application.ConfirmSignUp;
import io.travelapp.application.EraseCustomer;
import io.travelapp.application.ExchangeTickets;
import io.travelapp.application.ExpireHolds;
import io.travelapp.application.ExportCustomer;
import io.travelapp.application.ExtendHold;
import io.travelapp.application.ExtendHorizon;
import io.travelapp.application.FindPlaces;
import io.travelapp.application.ForgetCustomers;
import io.travelapp.application.HearPaymentNotice;
import io.travelapp.application.HoldSeats;
import io.travelapp.application.ImportTimetable;
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
import io.travelapp.application.SettlePayments;
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
import io.travelapp.bootstrap.Settings.DatabaseLogin;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.PartyPolicy;
import io.travelapp.domain.booking.Timetables;
import io.travelapp.domain.customer.Attempts;
import io.travelapp.domain.customer.AuditTrail;
import io.travelapp.domain.customer.Guesses;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Mailer;
import io.travelapp.domain.customer.Retention;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.seating.VehicleLayout;
import io.travelapp.testkit.ManualClock;
import io.travelapp.testkit.memory.InMemoryAttempts;
import io.travelapp.testkit.memory.InMemoryCardVault;
import io.travelapp.testkit.memory.InMemoryIdentities;
import io.travelapp.testkit.memory.InMemoryPaymentGateway;
import io.travelapp.testkit.memory.InMemoryPaymentNotices;
import io.travelapp.testkit.memory.InMemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is plugged in where. */
final class Wiring {

  /** Of vehicles of which the feed tells nothing. */
  private static final VehicleLayout USUAL_LAYOUT = VehicleLayout.twoByTwo("coach-48", 12);

  /**
   * Longer than a gateway call takes, so that nobody works on a payment that somebody else is
   * working on.
   */
  private static final Duration SETTLE_AFTER = Duration.ofSeconds(20);

  /** So many settle at a time: a gateway that is slow for some keeps not all others waiting. */
  private static final int SETTLERS = 4;

  /** Few, so that a gateway that is silent does not keep one who settles for long. */
  private static final int SETTLE_LIMIT = 10;

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
    return serve(settings, UnaryOperator.identity());
  }

  /**
   * Starts a server with something between it and the world.
   *
   * @param between gives the ports that the server is to use for those that it would have used
   */
  static Server serve(Settings settings, UnaryOperator<Ports> between) {
    Running running = new Running();
    try {
      return serve(settings, between, running);
    } catch (RuntimeException e) {
      running.close();
      throw inOneSentence(e, settings);
    }
  }

  private static Server serve(Settings settings, UnaryOperator<Ports> between, Running running) {
    checkThatPortsAreFree(settings);
    SecureRandom random = new SecureRandom();
    FareConditions conditions = fares(settings);

    Ports ownPorts =
        settings.inMemory() ? inMemory(settings, random) : onPostgres(settings, random, running);
    AuditTrail audit = LocalAdapters.auditTrail(settings.data().resolve("audit"), ownPorts.clock());
    Ports ports =
        between.apply(
            settings
                .cognito()
                .map(pool -> withCognito(ownPorts, pool, settings, random, running))
                .orElse(ownPorts)
                .with(new AuditedRefunds(ownPorts.gateway(), audit)));
    Aside demonstration =
        running.with(Aside.begin("demonstration", () -> demonstrate(settings, ports)));

    Guesses guesses = new Guesses(ports.attempts(), settings.guessingLimits());
    PartyPolicy policy =
        settings.fares().map(FareTables::readPartyPolicy).orElse(PartyPolicy.USUAL);
    HoldSeats holdSeats =
        new HoldSeats(
            ports.departures(),
            ports.bookings(),
            conditions,
            policy,
            () -> BookingReference.random(random),
            ports.clock());
    RestAdapters.UseCases useCases =
        new RestAdapters.UseCases(
            new Authenticate(ports.identities()),
            new RecordDenial(audit),
            new AnswerOnce(ports.answeredRequests()),
            new FindPlaces(ports.places()),
            new ShowPlace(ports.places()),
            new ListDestinations(ports.places(), ports.offers()),
            new ShowDestination(ports.places(), ports.offers()),
            new SearchDepartures(ports.offers(), ports.places(), conditions),
            new ShowDeparture(ports.departures()),
            new ShowSeatMap(ports.departures(), conditions),
            new PlanSeatChanges(ports.departures()),
            new ShowFares(ports.departures(), conditions),
            new SignUp(ports.identities(), ports.customers(), guesses),
            new ResendSignUpCode(ports.identities(), guesses),
            new ConfirmSignUp(ports.identities(), ports.customers(), guesses),
            new RequestPasswordReset(ports.identities(), guesses),
            new ResetPassword(ports.identities(), guesses, audit),
            new SignIn(ports.identities(), ports.customers(), guesses, audit),
            new RefreshSession(ports.identities()),
            new SignOut(ports.identities()),
            new ShowCustomer(ports.customers()),
            new ChangeCustomer(ports.customers()),
            new ExportCustomer(ports.customers(), ports.bookings()),
            new EraseCustomer(ports.identities(), ports.customers(), audit),
            new RequestEmailChange(ports.identities(), guesses),
            new ChangeEmail(ports.identities(), ports.customers(), guesses, audit),
            new ChangeRole(ports.identities(), audit),
            holdSeats,
            new ShowHold(ports.bookings(), ports.clock()),
            new ExtendHold(ports.bookings(), ports.clock()),
            new ReleaseHold(ports.bookings()),
            new ChangeSeats(
                ports.departures(), ports.bookings(), conditions, policy, ports.clock()),
            new TokenizeCard(ports.vault(), ports.clock()),
            new BookHold(
                ports.bookings(),
                ports.departures(),
                ports.gateway(),
                () -> new IntentKey("pay_" + key(random))),
            new ListBookings(ports.bookings()),
            new ShowBooking(ports.bookings()),
            new ShowHistory(ports.bookings()),
            new QuoteCancellation(ports.bookings(), () -> "quo_" + key(random), ports.clock()),
            new CancelTickets(ports.bookings(), ports.gateway()),
            new QuoteExchange(
                ports.bookings(), holdSeats, () -> "quo_" + key(random), ports.clock()),
            new ExchangeTickets(
                ports.bookings(),
                ports.departures(),
                ports.gateway(),
                () -> new IntentKey("pay_" + key(random))),
            new RenamePassenger(ports.bookings()),
            new HearPaymentNotice(
                ports.notices(), ports.bookings(), ports.departures(), ports.gateway()));

    RestAdapters.Prepared rest =
        RestAdapters.prepare(
            useCases, restSettings(settings, ports.clock()).withKeySet(ports.keySet()));
    demonstration.await();

    startChores(ports, audit, running);

    RestAdapters.Running management =
        running.with(
            RestAdapters.startManagement(
                settings.address(),
                settings.managementPort(),
                () -> new RestAdapters.Readiness(ports.checks().get())));
    // Opened last: requests in flight are finished before anything is closed that they need.
    RestAdapters.Running open = running.with(rest.open());
    return new Server(running, open.port(), management.port());
  }

  private static FareConditions fares(Settings settings) {
    return settings
        .fares()
        .map(FareTables::read)
        .orElseGet(() ->
            settings.demonstration() ? FareTables.ofDemonstration() : FareConditions.standard());
  }

  private static void startChores(Ports ports, AuditTrail audit, Running running) {
    ExpireHolds expireHolds = new ExpireHolds(ports.bookings());
    SettlePayments settlePayments =
        new SettlePayments(ports.bookings(), ports.departures(), ports.gateway());
    Chores chores = running.with(new Chores());
    chores.every(Duration.ofSeconds(1), "Expiring holds", () -> expireHolds.handle(CHORE_LIMIT));
    for (int settler = 0; settler < SETTLERS; settler++) {
      chores.every(
          Duration.ofSeconds(2),
          "Settling payments",
          () -> settlePayments.handle(new SettlePayments.Command(SETTLE_AFTER, SETTLE_LIMIT)));
    }
    chores.every(
        Duration.ofMinutes(2), "Looking after the identity service", ports.identityChore());
    ForgetCustomers forgetCustomers =
        new ForgetCustomers(
            ports.identities(), ports.customers(), audit, Retention.usual(), ports.clock());
    chores.every(
        Duration.ofMinutes(10),
        "Forgetting who was kept for long enough",
        () -> forgetCustomers.handle(CHORE_LIMIT));
    ExtendHorizon extendHorizon = new ExtendHorizon(ports.timetables());
    ArchiveDepartures archiveDepartures = new ArchiveDepartures(ports.timetables());
    chores.every(
        Duration.ofSeconds(5),
        Duration.ofMinutes(3),
        "Keeping what is on sale up to the day",
        () -> DaysGoneBy.tell(extendHorizon.handle(), archiveDepartures.handle(CHORE_LIMIT)));
  }

  /** In a database: the embedded one, or one of the operator's own. */
  private static Ports onPostgres(Settings settings, SecureRandom random, Running running) {
    DatabaseLogin login =
        settings
            .database()
            .orElseGet(() -> running.with(EmbeddedDatabase.start(settings.data())).login());
    PostgresAdapters postgres = running.with(database(login, settings.databaseConnections()));
    InstantSource clock = postgres.clock();
    AccountsAdapters accounts =
        running.with(accounts(login, mailer(settings, clock), clock, random));
    String noticeSecret = settings.paymentNoticeSecret().orElseGet(() -> key(random));
    URI sandbox =
        settings
            .sandboxGateway()
            .orElseGet(() -> startSandbox(settings, noticeSecret, clock, running));
    return new Ports(
        clock,
        postgres.timetables(),
        postgres.places(),
        postgres.offers(),
        postgres.departures(),
        postgres.bookings(),
        postgres.answeredRequests(),
        postgres.customers(),
        accounts.identities(),
        accounts.attempts(),
        accounts::rotateKeys,
        Optional.of(accounts::publicKeys),
        LocalAdapters.paymentGateway(sandbox, LocalAdapters.Timeouts.DEFAULT),
        LocalAdapters.paymentNotices(noticeSecret, clock),
        LocalAdapters.cardVault(sandbox, LocalAdapters.Timeouts.DEFAULT),
        () -> Map.of("database", postgres.isReady()));
  }

  /** Accounts of AWS; the tries at them are counted here all the same. */
  private static Ports withCognito(
      Ports ports,
      CognitoAdapters.Pool pool,
      Settings settings,
      SecureRandom random,
      Running running) {
    Mailer mailer = mailer(settings, ports.clock());
    CognitoAdapters cognito =
        running.with(cognito(pool, ports.attempts(), mailer, ports.clock(), random));
    return ports.with(cognito.identities(), cognito::tidy);
  }

  private static CognitoAdapters cognito(
      CognitoAdapters.Pool pool,
      Attempts attempts,
      Mailer mailer,
      InstantSource clock,
      SecureRandom random) {
    try {
      return CognitoAdapters.open(pool, attempts, mailer, clock, random);
    } catch (IllegalStateException e) {
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    }
  }

  private static URI startSandbox(
      Settings settings, String noticeSecret, InstantSource clock, Running running) {
    LocalAdapters.RunningGateway sandbox =
        running.with(
            LocalAdapters.startSandboxGateway(
                settings.data().resolve("sandbox-gateway"), 0, clock));
    if (settings.port() > 0) {
      String host = settings.address().equals("0.0.0.0") ? "127.0.0.1" : settings.address();
      sandbox.sendNoticesTo(
          URI.create("http://%s:%d/api/v1/payment-notices".formatted(host, settings.port())),
          noticeSecret);
    }
    return sandbox.uri();
  }

  /** Without a database, and gone with the program; only mails are files, so that they are read. */
  private static Ports inMemory(Settings settings, SecureRandom random) {
    InMemoryStore store = new InMemoryStore(ManualClock.following(InstantSource.system()));
    InstantSource clock = store.clock();
    InMemoryCardVault vault = new InMemoryCardVault(random);
    return new Ports(
        clock,
        store.timetables(),
        store.places(),
        store.offers(),
        store.departures(),
        store.bookings(),
        store.answeredRequests(),
        store.customers(),
        new InMemoryIdentities(clock, random, mailer(settings, clock), settings.administrators()),
        new InMemoryAttempts(clock),
        () -> {},
        Optional.empty(),
        new InMemoryPaymentGateway(vault),
        // Its gateway has nothing to tell.
        new InMemoryPaymentNotices(key(random)),
        vault,
        Map::of);
  }

  private static Mailer mailer(Settings settings, InstantSource clock) {
    return LocalAdapters.mailer(
        settings.data().resolve("mail"), clock, settings.mailFrom().value());
  }

  private static void demonstrate(Settings settings, Ports ports) {
    if (settings.demonstration()) {
      Demonstration.load(importer(settings, ports.timetables(), ports.clock()), ports.clock());
    }
  }

  /** Puts a feed on sale, on the database of the server that runs or on one opened for that. */
  static ImportTimetable.Outcome importGtfs(
      Settings settings, Settings.Command.ImportGtfs command, GtfsAdapters.Progress progress) {
    var options = new GtfsAdapters.Options(command.shiftWeeks(), command.fareZones(), progress);
    try (Running running = new Running()) {
      DatabaseLogin login =
          settings
              .database()
              .orElseGet(() -> running.with(EmbeddedDatabase.joinOrStart(settings.data())).login());
      PostgresAdapters postgres = running.with(database(login, 2));
      String name = command.feedName().orElseGet(() -> GtfsAdapters.feedNameOf(command.feed()));
      return importer(settings, postgres.timetables(), postgres.clock())
          .handle(
              new ImportTimetable.Command(
                  GtfsAdapters.feed(command.feed(), name, options), command.days()));
    } catch (PostgresAdapters.Unavailable e) {
      throw inOneSentence(e, settings);
    }
  }

  static CognitoAdapters.Pool createCognitoPool(Settings.Command.CreateCognitoPool command) {
    try {
      return CognitoAdapters.create(command.name(), command.region(), command.endpoint());
    } catch (IllegalStateException | CognitoAdapters.Unavailable e) {
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    }
  }

  /** Changes who has which role, beside the server that runs or without one. */
  static ChangeRoleByEmail.Outcome changeRole(
      Settings settings, Settings.Command.ChangeRole command) {
    try (Running running = new Running()) {
      SecureRandom random = new SecureRandom();
      DatabaseLogin login =
          settings
              .database()
              .orElseGet(() -> running.with(EmbeddedDatabase.joinOrStart(settings.data())).login());
      InstantSource clock = running.with(database(login, 2)).clock();
      Mailer mailer = mailer(settings, clock);
      AccountsAdapters accounts = running.with(accounts(login, mailer, clock, random));
      Identities identities =
          settings
              .cognito()
              .map(pool ->
                  running
                      .with(cognito(pool, accounts.attempts(), mailer, clock, random))
                      .identities())
              .orElseGet(accounts::identities);
      AuditTrail audit = LocalAdapters.auditTrail(settings.data().resolve("audit"), clock);
      return new ChangeRoleByEmail(identities, audit)
          .handle(new ChangeRoleByEmail.Command(command.email(), command.role(), command.has()));
    } catch (RuntimeException e) {
      throw inOneSentence(e, settings);
    }
  }

  private static ImportTimetable importer(
      Settings settings, Timetables timetables, InstantSource clock) {
    return new ImportTimetable(timetables, settings.tariffs(), USUAL_LAYOUT, clock);
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
        .withBusy(Wiring::isUnavailable);
  }

  /** What may be over soon. The accounts are in the same database, and fail in the same way. */
  private static boolean isUnavailable(Throwable thrown) {
    return PostgresAdapters.isUnavailable(thrown)
        || thrown instanceof AccountsAdapters.Unavailable
        || thrown instanceof CognitoAdapters.Unavailable;
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
            || e instanceof CognitoAdapters.Unavailable
            || e instanceof LocalAdapters.CannotStart;
    return expected ? new CannotStart(String.valueOf(e.getMessage()), e) : e;
  }

  private static String key(SecureRandom random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
