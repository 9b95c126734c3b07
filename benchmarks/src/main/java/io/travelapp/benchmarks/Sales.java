package io.travelapp.benchmarks;

import io.travelapp.adapters.postgres.PostgresAdapters;
import io.travelapp.application.AnswerOnce;
import io.travelapp.application.BookHold;
import io.travelapp.application.HoldSeats;
import io.travelapp.benchmarks.HttpWire.Request;
import io.travelapp.benchmarks.RecordingDriver.Sent;
import io.travelapp.benchmarks.StraightSql.Script;
import io.travelapp.domain.booking.AnsweredRequests.Answer;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.LegWish;
import io.travelapp.domain.booking.PartyPolicy;
import io.travelapp.domain.booking.PassengerName;
import io.travelapp.domain.booking.Purchaser;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.fare.FareConditions;
import io.travelapp.domain.payment.Card;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.testkit.memory.InMemoryCardVault;
import io.travelapp.testkit.memory.InMemoryPaymentGateway;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Sales of one kind, one on each ride: as requests, and as the SQL that the product sends for them.
 * Once made, they have to be taken back before they can be made again.
 *
 * @param sql what is sent for each of them
 * @param preparations what is sent on a connection before anything else
 * @param answers what the server answered to one of them
 */
record Sales(
    ScratchDatabase database,
    Kind kind,
    List<LegWish> rides,
    List<Customer> customers,
    List<Script> sql,
    List<String> preparations,
    Answers answers) {

  /** Of each ride. */
  static final int SEATS = 2;

  /** How far the sale goes. */
  enum Kind {
    HOLD("hold"),
    HOLD_AND_PAY("hold and pay");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * What the server answers.
   *
   * @param card the token of a card, with which any number of sales can be paid
   */
  record Answers(String card, String hold, String booking) {

    /** What it answers to a customer who buys. */
    static Answers toOne(ServerProcess server, Customer customer, LegWish ride) throws Exception {
      try (HttpWire wire = HttpWire.connect(server.port())) {
        String card = Customer.cardIn(wire.send(customer.card(), 201));
        String hold = wire.send(customer.hold(ride, SEATS), 201);
        String booking = wire.send(customer.pay(Customer.holdIn(hold), SEATS, card), 201);
        return new Answers(card, hold, booking);
      }
    }
  }

  Sales {
    rides = List.copyOf(rides);
    customers = List.copyOf(customers);
    sql = List.copyOf(sql);
    preparations = List.copyOf(preparations);
  }

  /** Has each sale made once by the product's own adapter, and writes down what that sends. */
  static Sales recorded(
      ScratchDatabase database,
      Kind kind,
      List<LegWish> rides,
      List<Customer> customers,
      Answers answers)
      throws Exception {
    RecordingDriver driver = RecordingDriver.register();
    try (PostgresAdapters postgres =
        PostgresAdapters.open(
            RecordingDriver.recorded(database.url()),
            ScratchDatabase.OWNER,
            ScratchDatabase.PASSWORD,
            2)) {
      // As a server does that has run for a while, it knows the patterns of all of them.
      rides.forEach(ride -> postgres.departures().find(ride.departure()));
      Seller seller = new Seller(postgres, answers);
      List<Script> sql = new ArrayList<>();
      for (int number = 0; number < rides.size(); number++) {
        sql.add(
            seller.sale(driver, kind, customers.get(number % customers.size()), rides.get(number)));
      }
      return new Sales(database, kind, rides, customers, sql, driver.preparations(), answers);
    } finally {
      driver.unregister();
    }
  }

  int size() {
    return rides.size();
  }

  /** How many statements are sent for one of them, on average. */
  double statementsEach() {
    return sql.stream().mapToInt(script -> script.statements().size()).average().orElse(0);
  }

  /** Makes them over HTTP. */
  Client.Factory overHttp(ServerProcess server) {
    return () -> new OverHttp(HttpWire.connect(server.port()));
  }

  /** Sends their SQL alone. */
  Client.Factory straight() {
    return () -> new StraightSql(database.url(), preparations, sql);
  }

  private final class OverHttp implements Client {

    private final HttpWire wire;

    private OverHttp(HttpWire wire) {
      this.wire = wire;
    }

    @Override
    public void send(long number) throws Exception {
      Customer customer = customers.get((int) (number % customers.size()));
      String hold = wire.send(customer.hold(rides.get((int) (number % rides.size())), SEATS), 201);
      if (kind == Kind.HOLD_AND_PAY) {
        Request payment = customer.pay(Customer.holdIn(hold), SEATS, answers.card());
        wire.send(payment, 201);
      }
    }

    @Override
    public void close() throws IOException {
      wire.close();
    }
  }

  /** Sells in this process, with a gateway that is always there. */
  private static final class Seller {

    private final AnswerOnce answerOnce;
    private final HoldSeats holdSeats;
    private final BookHold bookHold;
    private final CardToken card;
    private final Answers answers;

    Seller(PostgresAdapters postgres, Answers answers) {
      SecureRandom random = new SecureRandom();
      InMemoryCardVault vault = new InMemoryCardVault(random);
      this.answerOnce = new AnswerOnce(postgres.answeredRequests());
      this.holdSeats =
          new HoldSeats(
              postgres.departures(),
              postgres.bookings(),
              FareConditions.standard(),
              PartyPolicy.USUAL,
              () -> BookingReference.random(random),
              postgres.clock());
      this.bookHold =
          new BookHold(
              postgres.bookings(),
              postgres.departures(),
              new InMemoryPaymentGateway(vault),
              () -> new IntentKey("pay_" + UUID.randomUUID()));
      this.card = stored(vault);
      this.answers = answers;
    }

    private static CardToken stored(CardVault vault) {
      Card.Check check =
          Card.check("4242 4242 4242 4242", 12, 2099, "123", "A Mori", YearMonth.of(2026, 1));
      if (check instanceof Card.Check.Fit(Card good)
          && vault.store(good) instanceof CardVault.Answer.Stored(CardToken token, var ignored)) {
        return token;
      }
      throw new IllegalStateException("The card cannot be used");
    }

    Script sale(RecordingDriver driver, Kind kind, Customer customer, LegWish ride)
        throws Exception {
      List<Hold> held = new ArrayList<>();
      List<Sent> sent =
          driver.record(() -> {
            held.add(hold(customer, ride));
            if (kind == Kind.HOLD_AND_PAY) {
              pay(customer, held.getFirst());
            }
            return held;
          });
      return new Script(sent, held.getFirst().id().number());
    }

    private Hold hold(Customer customer, LegWish ride) {
      RequestKey key = key(customer, "hold");
      List<Hold> held = new ArrayList<>();
      once(
          key,
          answers.hold(),
          () -> {
            HoldSeats.Outcome outcome =
                holdSeats.handle(
                    new HoldSeats.Command(
                        customer.id(),
                        key,
                        List.of(ride),
                        List.of(),
                        Optional.of(SEATS),
                        Optional.empty(),
                        Optional.empty()));
            if (outcome instanceof HoldSeats.Outcome.Held(Hold hold, var ignored)) {
              held.add(hold);
            } else {
              throw new IllegalStateException("A hold was refused: " + outcome);
            }
            return "/api/v1/holds/" + held.getFirst().id();
          });
      return held.getFirst();
    }

    private void pay(Customer customer, Hold hold) {
      RequestKey key = key(customer, "book");
      once(
          key,
          answers.booking(),
          () -> {
            BookHold.Outcome outcome =
                bookHold.handle(
                    new BookHold.Command(
                        customer.id(),
                        key,
                        hold.id(),
                        new Purchaser(
                            new EmailAddress("a@example.org"), Optional.empty(), Optional.empty()),
                        Collections.nCopies(SEATS, passenger()),
                        card,
                        false));
            if (outcome instanceof BookHold.Outcome.Confirmed(Booking booking)) {
              return "/api/v1/bookings/" + booking.reference();
            }
            throw new IllegalStateException("A payment was refused: " + outcome);
          });
    }

    private static BookHold.NamedPassenger passenger() {
      return new BookHold.NamedPassenger(
          Optional.empty(), List.of(), new PassengerName("Aiko", "Mori"));
    }

    private void once(RequestKey key, String body, Supplier<String> work) {
      // As long as that of the server: a SHA-256 in hexadecimal digits.
      String fingerprint = "0".repeat(64);
      answerOnce.handle(
          new AnswerOnce.Command(
              key,
              fingerprint,
              () -> new AnswerOnce.Worked(new Answer(201, body, Optional.of(work.get())), true)));
    }

    private static RequestKey key(Customer customer, String operation) {
      return new RequestKey(customer.id(), operation, UUID.randomUUID().toString());
    }
  }
}
