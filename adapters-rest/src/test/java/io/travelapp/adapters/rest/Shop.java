package io.travelapp.adapters.rest;

import io.travelapp.adapters.rest.RestAdapters.Running;
import io.travelapp.adapters.rest.RestAdapters.Settings;
import io.travelapp.adapters.rest.RestAdapters.UseCases;
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
import io.travelapp.domain.booking.PartyPolicy;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Guesses;
import io.travelapp.domain.customer.GuessingLimits;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.network.Places;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.testkit.ManualClock;
import io.travelapp.testkit.fixture.Fixtures;
import io.travelapp.testkit.memory.InMemoryAttempts;
import io.travelapp.testkit.memory.InMemoryAuditTrail;
import io.travelapp.testkit.memory.InMemoryCardVault;
import io.travelapp.testkit.memory.InMemoryIdentities;
import io.travelapp.testkit.memory.InMemoryMailer;
import io.travelapp.testkit.memory.InMemoryPaymentGateway;
import io.travelapp.testkit.memory.InMemoryPaymentNotices;
import io.travelapp.testkit.memory.InMemoryStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole system in memory behind a real server, where it is noon of 1 April 2027 in Tokyo. */
final class Shop implements AutoCloseable {

  static final Instant NOW = Instant.parse("2027-04-01T03:00:00Z");

  private static final FareConditions CONDITIONS = Fixtures.CONDITIONS;
  private static final String PASSWORD = "correct horse battery staple 17";

  /** With which the gateway signs its notices. */
  static final String NOTICE_SECRET = "between-the-two";

  private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

  private static final class Shared {
    private static final Shop SHOP = new Shop(settings -> settings);
  }

  final InMemoryStore store = new InMemoryStore(ManualClock.standingAt(NOW));
  final InMemoryMailer mailer = new InMemoryMailer();
  final InMemoryAuditTrail audit = new InMemoryAuditTrail();
  final Api api;
  final InMemoryIdentities identities =
      new InMemoryIdentities(store.clock(), new SecureRandom(), mailer);
  private final Running running;

  /** The one that tests share who neither change how it runs nor make its time pass. */
  static Shop shared() {
    return Shared.SHOP;
  }

  /** One that runs in a way of its own. */
  Shop(UnaryOperator<Settings> how) {
    this(how, places -> places);
  }

  /** One whose places are not what they seem. */
  Shop(UnaryOperator<Settings> how, UnaryOperator<Places> places) {
    this(how, places, gateway -> gateway);
  }

  /** One whose places or whose gateway are not what they seem. */
  Shop(
      UnaryOperator<Settings> how,
      UnaryOperator<Places> places,
      UnaryOperator<PaymentGateway> gateway) {
    this(how, places, gateway, PartyPolicy.USUAL);
  }

  /** One of an operator who asks something of parties. */
  Shop(PartyPolicy policy) {
    this(settings -> settings, places -> places, gateway -> gateway, policy);
  }

  private Shop(
      UnaryOperator<Settings> how,
      UnaryOperator<Places> places,
      UnaryOperator<PaymentGateway> gateway,
      PartyPolicy policy) {
    Settings settings = Settings.usual().withAddress("127.0.0.1").withClock(store.clock());
    running =
        RestAdapters.start(
            useCases(places.apply(store.places()), gateway, policy), how.apply(settings));
    api = new Api(running.port());
  }

  int port() {
    return running.port();
  }

  private UseCases useCases(Places places, UnaryOperator<PaymentGateway> how, PartyPolicy policy) {
    SecureRandom random = new SecureRandom();
    Guesses guesses = new Guesses(new InMemoryAttempts(store.clock()), GuessingLimits.usual());
    InMemoryCardVault vault = new InMemoryCardVault(random);
    PaymentGateway gateway = how.apply(new InMemoryPaymentGateway(vault));
    HoldSeats holdSeats =
        new HoldSeats(
            store.departures(),
            store.bookings(),
            CONDITIONS,
            policy,
            Fixtures::aReference,
            store.clock());
    return new UseCases(
        new Authenticate(identities),
        new RecordDenial(audit),
        new AnswerOnce(store.answeredRequests()),
        new FindPlaces(places),
        new ShowPlace(places),
        new ListDestinations(places, store.offers()),
        new ShowDestination(places, store.offers()),
        new SearchDepartures(store.offers(), places, CONDITIONS),
        new ShowDeparture(store.departures()),
        new ShowSeatMap(store.departures(), CONDITIONS),
        new PlanSeatChanges(store.departures()),
        new ShowFares(store.departures(), CONDITIONS),
        new SignUp(identities, store.customers(), guesses),
        new ResendSignUpCode(identities, guesses),
        new ConfirmSignUp(identities, store.customers(), guesses),
        new RequestPasswordReset(identities, guesses),
        new ResetPassword(identities, guesses, audit),
        new SignIn(identities, store.customers(), guesses, audit),
        new RefreshSession(identities),
        new SignOut(identities),
        new ShowCustomer(store.customers()),
        new ChangeCustomer(store.customers()),
        new ExportCustomer(store.customers(), store.bookings()),
        new EraseCustomer(identities, store.customers(), audit),
        new RequestEmailChange(identities, guesses),
        new ChangeEmail(identities, store.customers(), guesses, audit),
        new ChangeRole(identities, audit),
        holdSeats,
        new ShowHold(store.bookings(), store.clock()),
        new ExtendHold(store.bookings(), store.clock()),
        new ReleaseHold(store.bookings()),
        new ChangeSeats(store.departures(), store.bookings(), CONDITIONS, policy, store.clock()),
        new TokenizeCard(vault, store.clock()),
        new BookHold(store.bookings(), store.departures(), gateway, Fixtures::anIntent),
        new ListBookings(store.bookings()),
        new ShowBooking(store.bookings()),
        new ShowHistory(store.bookings()),
        new QuoteCancellation(store.bookings(), Fixtures::aWord, store.clock()),
        new CancelTickets(store.bookings(), gateway),
        new QuoteExchange(store.bookings(), holdSeats, Fixtures::aWord, store.clock()),
        new ExchangeTickets(store.bookings(), store.departures(), gateway, Fixtures::anIntent),
        new RenamePassenger(store.bookings()),
        new HearPaymentNotice(
            new InMemoryPaymentNotices(NOTICE_SECRET),
            store.bookings(),
            store.departures(),
            gateway));
  }

  /** The code that was last mailed to an address. */
  String codeMailedTo(EmailAddress address) {
    return mailer.sent().reversed().stream()
        .filter(mail -> mail.to().equals(address))
        .map(mail -> CODE.matcher(mail.text()))
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst()
        .orElseThrow();
  }

  /** Somebody new, signed up and signed in. */
  Client aCustomer() {
    EmailAddress email = Fixtures.anEmailAddress();
    api.post(
        "/api/v1/sign-ups",
        """
        {"email":"%s","password":"%s","givenName":"Anna","familyName":"Sato"}\
        """
            .formatted(email.value(), PASSWORD));
    api.post(
        "/api/v1/sign-ups/confirmation",
        """
        {"email":"%s","code":"%s"}\
        """
            .formatted(email.value(), codeMailedTo(email)));
    Api.Answer session =
        api.post(
            "/api/v1/sessions",
            """
            {"email":"%s","password":"%s"}\
            """
                .formatted(email.value(), PASSWORD));
    return new Client(this, email, PASSWORD, session.json());
  }

  /** Stops serving. */
  void stop() {
    running.close();
  }

  @Override
  public void close() {
    api.close();
    running.close();
  }
}
