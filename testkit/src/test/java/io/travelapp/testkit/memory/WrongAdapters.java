package io.travelapp.testkit.memory;

import static io.travelapp.testkit.fixture.Fixtures.aKey;
import static io.travelapp.testkit.fixture.Fixtures.aReference;
import static io.travelapp.testkit.fixture.Fixtures.aRefundKey;

import io.travelapp.domain.booking.AnsweredRequests;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.HeldLeg;
import io.travelapp.domain.booking.Hold;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.booking.HoldRequest;
import io.travelapp.domain.booking.Offer;
import io.travelapp.domain.booking.OfferQuery;
import io.travelapp.domain.booking.PassengerName;
import io.travelapp.domain.booking.PaymentRequest;
import io.travelapp.domain.booking.Publication;
import io.travelapp.domain.booking.PublicationReport;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.booking.TimetableSource;
import io.travelapp.domain.customer.Attempts;
import io.travelapp.domain.customer.Bearer;
import io.travelapp.domain.customer.Customer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Customers;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Identities;
import io.travelapp.domain.customer.Mailer;
import io.travelapp.domain.customer.Password;
import io.travelapp.domain.customer.Role;
import io.travelapp.domain.customer.Tokens;
import io.travelapp.domain.fare.PromotionLimits;
import io.travelapp.domain.money.Money;
import io.travelapp.domain.network.PlaceOrStop;
import io.travelapp.domain.payment.CardToken;
import io.travelapp.domain.payment.CardVault;
import io.travelapp.domain.payment.IntentKey;
import io.travelapp.domain.payment.PaymentGateway;
import io.travelapp.domain.payment.RefundKey;
import io.travelapp.domain.schedule.Departure;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.schedule.StopCall;
import io.travelapp.domain.schedule.Timetable;
import io.travelapp.domain.seating.SeatLabel;
import io.travelapp.domain.seating.Segment;
import io.travelapp.testkit.ManualClock;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.contract.AnsweredRequestsContract;
import io.travelapp.testkit.contract.AttemptsContract;
import io.travelapp.testkit.contract.BookingsContract;
import io.travelapp.testkit.contract.CardVaultContract;
import io.travelapp.testkit.contract.CustomersContract;
import io.travelapp.testkit.contract.DeparturesContract;
import io.travelapp.testkit.contract.IdentitiesContract;
import io.travelapp.testkit.contract.MailerContract;
import io.travelapp.testkit.contract.OffersContract;
import io.travelapp.testkit.contract.PaymentGatewayContract;
import io.travelapp.testkit.contract.PlacesContract;
import io.travelapp.testkit.contract.TimetablesContract;
import io.travelapp.testkit.fixture.Fixtures;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Adapters with one fault each, as they are found in the field, under the contract of their port.
 * The build does not run them as tests; {@link WrongAdaptersTest} does, and expects them to fail.
 */
final class WrongAdapters {

  private WrongAdapters() {}

  // Bookings

  /** A contract on a store whose bookings are wrong. */
  abstract static class WrongBookings implements BookingsContract {

    final ManualClock clock = clock();
    private final Store store = make();

    Stock stock() {
      return new Stock(clock);
    }

    InMemoryBookings bookings(Stock stock) {
      return new InMemoryBookings(stock);
    }

    private Store make() {
      Stock stock = stock();
      return WrongStore.on(clock, stock).with(bookings(stock));
    }

    @Override
    public final Store store() {
      return store;
    }
  }

  static class LooksAndThenClaims extends WrongBookings {
    @Override
    InMemoryBookings bookings(Stock stock) {
      Gap gap = new Gap();
      return new InMemoryBookings(stock) {
        @Override
        public HoldAnswer hold(RequestKey key, HoldRequest request) {
          Optional<HoldAnswer> refusal = stock.atomically(() -> refusal(request));
          gap.cross();
          return refusal.orElseGet(() -> stock.atomically(() -> held(key, request)));
        }
      };
    }
  }

  static class SellsSeatsForTheWholeWay extends WrongBookings {
    @Override
    Stock stock() {
      return new Stock(clock) {
        @Override
        Set<SeatLabel> taken(HeldLeg leg) {
          return super.taken(over(leg, new Segment(0, 500)));
        }
      };
    }
  }

  static class KeepsTheFirstSeatAllTheWay extends WrongBookings {
    @Override
    Stock stock() {
      return new Stock(clock) {
        @Override
        Set<SeatLabel> taken(HeldLeg leg) {
          return super.taken(over(leg, leg.segment()));
        }
      };
    }
  }

  static class ComparesOriginAndDestination extends WrongBookings {
    @Override
    Stock stock() {
      return new Stock(clock) {
        @Override
        Set<SeatLabel> taken(HeldLeg leg) {
          return claimsOn(leg.departure()).stream()
              .filter(claim -> claim.segment().equals(leg.segment()))
              .map(Sale.Claim::seat)
              .filter(leg.seats()::contains)
              .collect(Collectors.toSet());
        }
      };
    }
  }

  static class HoldsLegByLeg extends WrongBookings {
    @Override
    InMemoryBookings bookings(Stock stock) {
      return new InMemoryBookings(stock) {
        @Override
        public HoldAnswer hold(RequestKey key, HoldRequest request) {
          for (int leg = 0; leg < request.legs().size() - 1; leg++) {
            HoldAnswer one = super.hold(another(key), onlyLeg(request, leg));
            if (!(one instanceof HoldAnswer.Held)) {
              return one;
            }
          }
          return super.hold(key, onlyLeg(request, request.legs().size() - 1));
        }
      };
    }
  }

  static class LetsPromotionsBeUsedForEver extends WrongBookings {
    @Override
    InMemoryBookings bookings(Stock stock) {
      return new InMemoryBookings(stock) {
        @Override
        public HoldAnswer hold(RequestKey key, HoldRequest request) {
          return super.hold(key, withoutLimits(request));
        }
      };
    }
  }

  static class SeatsAnybodyBesideAnybody extends WrongBookings {
    @Override
    InMemoryBookings bookings(Stock stock) {
      return new InMemoryBookings(stock) {
        @Override
        public HoldAnswer hold(RequestKey key, HoldRequest request) {
          return super.hold(key, request.apartFrom(List.of()));
        }
      };
    }
  }

  static class HasAClockOfItsOwn extends WrongBookings {
    @Override
    Stock stock() {
      return new Stock(InstantSource.fixed(clock.instant()));
    }
  }

  static class ForgetsWhatWasAsked extends WrongBookings {
    @Override
    InMemoryBookings bookings(Stock stock) {
      return new InMemoryBookings(stock) {
        @Override
        public HoldAnswer hold(RequestKey key, HoldRequest request) {
          return super.hold(another(key), request);
        }

        @Override
        public PaymentAnswer startPayment(RequestKey key, PaymentRequest request) {
          return super.startPayment(another(key), request);
        }

        @Override
        public CancelAnswer cancel(
            RequestKey key, CustomerId customer, BookingReference reference, String quoteId) {
          return super.cancel(another(key), customer, reference, quoteId);
        }
      };
    }
  }

  static class DoesNotAskWhoseItIs extends WrongBookings {
    @Override
    InMemoryBookings bookings(Stock stock) {
      return new InMemoryBookings(stock) {
        private final Map<HoldId, CustomerId> holders = new ConcurrentHashMap<>();
        private final Map<BookingReference, CustomerId> buyers = new ConcurrentHashMap<>();

        @Override
        public HoldAnswer hold(RequestKey key, HoldRequest request) {
          HoldAnswer answer = super.hold(key, request);
          if (answer instanceof HoldAnswer.Held(Hold hold)) {
            holders.put(hold.id(), hold.customer());
            buyers.put(hold.reference(), hold.customer());
          }
          return answer;
        }

        @Override
        public Optional<Hold> findHold(CustomerId customer, HoldId id) {
          return super.findHold(holders.getOrDefault(id, customer), id);
        }

        @Override
        public Optional<Booking> find(CustomerId customer, BookingReference reference) {
          return super.find(buyers.getOrDefault(reference, customer), reference);
        }

        @Override
        public CancelAnswer cancel(
            RequestKey key, CustomerId customer, BookingReference reference, String quoteId) {
          return super.cancel(key, buyers.getOrDefault(reference, customer), reference, quoteId);
        }

        @Override
        public RenameAnswer rename(
            CustomerId customer, BookingReference reference, int passenger, PassengerName name) {
          return super.rename(buyers.getOrDefault(reference, customer), reference, passenger, name);
        }
      };
    }
  }

  static class SellsWhatHasChanged extends WrongBookings {
    @Override
    InMemoryBookings bookings(Stock stock) {
      return new InMemoryBookings(stock) {
        @Override
        public HoldAnswer hold(RequestKey key, HoldRequest request) {
          List<Long> present =
              IntStream.range(0, request.legs().size())
                  .mapToObj(leg ->
                      stock
                          .find(request.legs().get(leg).departure())
                          .map(Stock.OnSale::revision)
                          .orElse(request.revisions().get(leg)))
                  .toList();
          return super.hold(key, with(request, request.legs(), present, request.closings()));
        }
      };
    }
  }

  static class SellsUntilTheCoachLeaves extends WrongBookings {
    @Override
    InMemoryBookings bookings(Stock stock) {
      return new InMemoryBookings(stock) {
        @Override
        public HoldAnswer hold(RequestKey key, HoldRequest request) {
          List<Instant> leaving = request.legs().stream().map(HeldLeg::boards).toList();
          return super.hold(key, with(request, request.legs(), request.revisions(), leaving));
        }
      };
    }
  }

  static class ConfirmsWhatIsNotFirm extends WrongBookings {
    @Override
    InMemoryBookings bookings(Stock stock) {
      return new InMemoryBookings(stock) {
        @Override
        public Booking confirm(IntentKey intent) {
          makeFirm(intent, Fixtures.aCardSummary());
          return super.confirm(intent);
        }
      };
    }
  }

  static class PagesByDepartureAlone extends WrongBookings {
    @Override
    InMemoryBookings bookings(Stock stock) {
      return new InMemoryBookings(stock) {
        @Override
        public List<Booking> list(
            CustomerId customer, Optional<BookingReference> after, int limit) {
          Optional<Booking> last = after.flatMap(reference -> find(customer, reference));
          return super.list(customer, Optional.empty(), PAGE_MAX).stream()
              .filter(booking -> last.isEmpty() || booking.boards().isBefore(last.get().boards()))
              .limit(limit)
              .toList();
        }
      };
    }
  }

  // Departures and timetables

  static class ShowsEverybodysSeatsAsYours implements DeparturesContract {
    private final ManualClock clock = clock();
    private final Stock stock = new Stock(clock);
    private final Store store =
        WrongStore.on(clock, stock)
            .with(
                new InMemoryDepartures(stock) {
                  @Override
                  public Set<SeatLabel> seatsOf(
                      CustomerId customer, DepartureId id, Segment segment) {
                    return stock.salesOf(id).stream()
                        .flatMap(sale -> sale.claimsAt(stock.now()).stream())
                        .filter(claim -> claim.segment().overlaps(segment))
                        .map(Sale.Claim::seat)
                        .collect(Collectors.toSet());
                  }
                });

    @Override
    public Store store() {
      return store;
    }
  }

  static class ChangesWhatWasSold implements TimetablesContract {
    private final ManualClock clock = clock();
    private final Store store =
        WrongStore.on(
            clock,
            new Stock(clock) {
              @Override
              boolean isSold(DepartureId departure) {
                return false;
              }
            });

    @Override
    public Store store() {
      return store;
    }
  }

  static class PublishesHalf implements TimetablesContract {
    private final ManualClock clock = clock();
    private final Stock stock = new Stock(clock);
    private final Store store =
        WrongStore.on(clock, stock)
            .with(
                new InMemoryTimetables(stock) {
                  @Override
                  public PublicationReport publish(Publication publication) {
                    try {
                      return super.publish(publication);
                    } catch (IllegalArgumentException e) {
                      super.publish(
                          new Publication(
                              publication.timetable(),
                              publication.journeys().subList(0, 1),
                              publication.from(),
                              publication.days()));
                      throw e;
                    }
                  }
                });

    @Override
    public Store store() {
      return store;
    }
  }

  static class MakesAnewWhatIsThere implements TimetablesContract {
    private final ManualClock clock = clock();
    private final Stock stock = new Stock(clock);
    private final Store store =
        WrongStore.on(clock, stock)
            .with(
                new InMemoryTimetables(stock) {
                  @Override
                  boolean isMissing(DepartureId id) {
                    return true;
                  }
                });

    @Override
    public Store store() {
      return store;
    }
  }

  static class ForgetsThePast implements TimetablesContract {
    private final ManualClock clock = clock();
    private final Store store =
        WrongStore.on(
            clock,
            new Stock(clock) {
              @Override
              boolean wasSold(DepartureId departure) {
                return false;
              }
            });

    @Override
    public Store store() {
      return store;
    }
  }

  static class KeepsOnlyWhatIsClaimed implements TimetablesContract {
    private final ManualClock clock = clock();
    private final Store store =
        WrongStore.on(
            clock,
            new Stock(clock) {
              @Override
              boolean wasSold(DepartureId departure) {
                return isSold(departure);
              }
            });

    @Override
    public Store store() {
      return store;
    }
  }

  // Offers

  /** A contract on a store whose search is wrong. */
  abstract static class WrongOffers implements OffersContract {

    private final ManualClock clock = clock();
    private final Store store = make();

    abstract InMemoryOffers offers(Stock stock);

    private Store make() {
      Stock stock = new Stock(clock);
      return WrongStore.on(clock, stock).with(offers(stock));
    }

    @Override
    public final Store store() {
      return store;
    }
  }

  static class CountsSeatsPartByPart extends WrongOffers {
    @Override
    InMemoryOffers offers(Stock stock) {
      return new InMemoryOffers(stock) {
        @Override
        int seatsLeft(Stock.OnSale onSale, Segment ride) {
          return IntStream.range(ride.from(), ride.to())
              .map(part -> super.seatsLeft(onSale, new Segment(part, part + 1)))
              .min()
              .orElseThrow();
        }
      };
    }
  }

  static class OffersWheelchairSpacesToAnybody extends WrongOffers {
    @Override
    InMemoryOffers offers(Stock stock) {
      return new InMemoryOffers(stock) {
        @Override
        int seatsLeft(Stock.OnSale onSale, Segment ride) {
          return stock.occupancy(onSale).freeSeats(ride).size();
        }
      };
    }
  }

  static class TellsTheDayByTheOperatorsClock extends WrongOffers {
    @Override
    InMemoryOffers offers(Stock stock) {
      return new InMemoryOffers(stock) {
        @Override
        LocalDate dateOf(StopCall boarding, Departure departure) {
          return boarding.departure().atZone(departure.line().operator().zone()).toLocalDate();
        }
      };
    }
  }

  static class TakesTheServiceDateForTheDay extends WrongOffers {
    @Override
    InMemoryOffers offers(Stock stock) {
      return new InMemoryOffers(stock) {
        @Override
        LocalDate dateOf(StopCall boarding, Departure departure) {
          return departure.serviceDate();
        }
      };
    }
  }

  static class OffersUntilTheCoachLeaves extends WrongOffers {
    @Override
    InMemoryOffers offers(Stock stock) {
      return new InMemoryOffers(stock) {
        @Override
        boolean isSoldAt(Instant moment, StopCall boarding, Departure departure) {
          return moment.isBefore(boarding.departure());
        }
      };
    }
  }

  static class ClosesByTheFirstStop extends WrongOffers {
    @Override
    InMemoryOffers offers(Stock stock) {
      return new InMemoryOffers(stock) {
        @Override
        boolean isSoldAt(Instant moment, StopCall boarding, Departure departure) {
          StopCall first = departure.calls().getFirst();
          return moment.isBefore(boarding.sales().closesAt(first.departure(), first.stop().zone()));
        }
      };
    }
  }

  static class PagesByKeyAlone extends WrongOffers {
    @Override
    InMemoryOffers offers(Stock stock) {
      return new InMemoryOffers(stock) {
        @Override
        boolean comesAfter(OfferQuery query, Offer offer) {
          return query.after().isEmpty()
              || offer.position(query.sort()).key() > query.after().get().key();
        }
      };
    }
  }

  // Places

  /** A contract on a store whose look-up of places is wrong. */
  abstract static class WrongPlaces implements PlacesContract {

    private final ManualClock clock = clock();
    private final Store store = make();

    abstract InMemoryPlaces places(Stock stock);

    private Store make() {
      Stock stock = new Stock(clock);
      return WrongStore.on(clock, stock).with(places(stock));
    }

    @Override
    public final Store store() {
      return store;
    }
  }

  static class TakesPercentForAnything extends WrongPlaces {
    @Override
    InMemoryPlaces places(Stock stock) {
      return new InMemoryPlaces(stock) {
        @Override
        public List<PlaceOrStop> search(String text, int limit) {
          return super.search(text.replace("%", ""), limit);
        }
      };
    }
  }

  static class MindsAccents extends WrongPlaces {
    @Override
    InMemoryPlaces places(Stock stock) {
      return new InMemoryPlaces(stock) {
        @Override
        public List<PlaceOrStop> search(String text, int limit) {
          String plain = text.strip().toLowerCase(Locale.ROOT);
          return super.search(text, limit).stream()
              .filter(item -> item.name().toLowerCase(Locale.ROOT).contains(plain))
              .toList();
        }
      };
    }
  }

  // Answered requests and customers

  static class LooksAndThenGoesOn implements AnsweredRequestsContract {
    private final ManualClock clock = clock();
    private final Store store =
        WrongStore.on(clock, new Stock(clock)).with(new UnguardedRequests());

    @Override
    public Store store() {
      return store;
    }

    private static final class UnguardedRequests implements AnsweredRequests {

      private final Gap gap = new Gap();
      private final Map<RequestKey, Claim> claims = new ConcurrentHashMap<>();

      @Override
      public Claim claim(RequestKey key, String fingerprint) {
        Claim earlier = claims.get(key);
        if (earlier != null) {
          return earlier;
        }
        gap.cross();
        claims.put(key, new Claim.InProgress());
        return new Claim.GoOn();
      }

      @Override
      public Answer answer(RequestKey key, Answer answer) {
        claims.put(key, new Claim.Answered(answer));
        return answer;
      }

      @Override
      public void forget(RequestKey key) {
        claims.remove(key);
      }
    }
  }

  static class NeverTakesOver implements AnsweredRequestsContract {
    private final ManualClock clock = clock();
    private final Store store =
        WrongStore.on(clock, new Stock(clock))
            .with(new InMemoryAnsweredRequests(InstantSource.fixed(clock.instant())));

    @Override
    public Store store() {
      return store;
    }
  }

  static class KeepsTheFirstDetails implements CustomersContract {
    private final ManualClock clock = clock();
    private final Store store = WrongStore.on(clock, new Stock(clock)).with(new FirstCustomers());

    @Override
    public Store store() {
      return store;
    }

    private static final class FirstCustomers implements Customers {

      private final Map<CustomerId, Customer> customers = new ConcurrentHashMap<>();

      @Override
      public void save(Customer customer) {
        customers.putIfAbsent(customer.id(), customer);
      }

      @Override
      public Optional<Customer> find(CustomerId id) {
        return Optional.ofNullable(customers.get(id));
      }

      @Override
      public void welcome(CustomerId id) {}

      @Override
      public EraseAnswer erase(CustomerId id) {
        return new EraseAnswer.Erased();
      }

      @Override
      public List<CustomerId> forgettable(
          Instant signUpsBefore, Instant lastThereBefore, int limit) {
        return List.of();
      }
    }
  }

  // Mail and identities

  static class WritesAsciiAlone implements MailerContract {

    private final InMemoryMailer mailer = new InMemoryMailer();

    @Override
    public Mailer mailer() {
      return mail ->
          mailer.send(
              new Mailer.Mail(
                  mail.to(), mail.subject(), mail.text().replaceAll("[^\\x00-\\x7f]", "?")));
    }

    @Override
    public List<Mailer.Mail> sent() {
      return mailer.sent();
    }
  }

  /** A contract on an identity service that is wrong. */
  abstract static class WrongIdentities implements IdentitiesContract {

    private final ManualClock clock = clock();
    private final InMemoryMailer mailer = new InMemoryMailer();
    private final Identities wrong =
        wrong(new InMemoryIdentities(clock, new SecureRandom(), mailer));

    abstract Identities wrong(Identities right);

    @Override
    public final Identities identities() {
      return wrong;
    }

    @Override
    public final List<Mailer.Mail> sent() {
      return mailer.sent();
    }

    @Override
    public final void passTime(Duration time) {
      clock.pass(time);
    }
  }

  static class TellsWhichAddressesAreTaken extends WrongIdentities {
    @Override
    Identities wrong(Identities right) {
      return new Delegate(right) {
        @Override
        public SignUpAnswer signUp(EmailAddress email, Password password) {
          return find(email).isPresent()
              ? new SignUpAnswer.PasswordRefused("This address is taken")
              : super.signUp(email, password);
        }
      };
    }
  }

  static class CountsNoTries extends WrongIdentities {
    @Override
    Identities wrong(Identities right) {
      return new Delegate(right) {
        private final Map<EmailAddress, String> codes = new ConcurrentHashMap<>();

        @Override
        public ConfirmAnswer confirm(EmailAddress email, String code) {
          String right =
              codes.computeIfAbsent(
                  email,
                  address ->
                      sent().stream()
                          .filter(mail -> mail.to().equals(address))
                          .map(mail -> mail.text().replaceAll("\\D", ""))
                          .findFirst()
                          .orElse(""));
          return code.equals(right) ? super.confirm(email, code) : new ConfirmAnswer.CodeRejected();
        }
      };
    }
  }

  static class ForgetsThatTokensEnd extends WrongIdentities {
    @Override
    Identities wrong(Identities right) {
      return new Delegate(right) {
        private final Map<String, Bearer> seen = new ConcurrentHashMap<>();

        @Override
        public Optional<Bearer> verify(String accessToken) {
          super.verify(accessToken).ifPresent(bearer -> seen.put(accessToken, bearer));
          return Optional.ofNullable(seen.get(accessToken));
        }
      };
    }
  }

  static class LetsReplacedTokensLive extends WrongIdentities {
    @Override
    Identities wrong(Identities right) {
      return new Delegate(right) {
        private final Map<String, Tokens> successors = new ConcurrentHashMap<>();

        @Override
        public Optional<Tokens> refresh(String refreshToken) {
          Tokens known = successors.get(refreshToken);
          if (known != null) {
            return Optional.of(known);
          }
          Optional<Tokens> fresh = super.refresh(refreshToken);
          fresh.ifPresent(tokens -> successors.put(refreshToken, tokens));
          return fresh;
        }
      };
    }
  }

  static class AdmitsEveryTry implements AttemptsContract {

    private final ManualClock clock = clock();
    private final Attempts right = new InMemoryAttempts(clock);

    @Override
    public Attempts attempts() {
      return new Attempts() {
        @Override
        public Attempts.Answer count(List<Limit> limits) {
          right.count(limits);
          return new Attempts.Answer.Admitted();
        }

        @Override
        public void forgive(List<Limit> limits) {
          right.forgive(limits);
        }

        @Override
        public void begin(Limit limit) {
          right.begin(limit);
        }

        @Override
        public boolean take(Limit limit) {
          return right.take(limit);
        }
      };
    }

    @Override
    public void passTime(Duration time) {
      clock.pass(time);
    }
  }

  static class GrantsForEver extends WrongIdentities {
    @Override
    Identities wrong(Identities right) {
      return new Delegate(right) {
        @Override
        public void withdraw(CustomerId subject, Role role) {}
      };
    }
  }

  private static class Delegate implements Identities {

    private final Identities right;

    Delegate(Identities right) {
      this.right = right;
    }

    @Override
    public SignUpAnswer signUp(EmailAddress email, Password password) {
      return right.signUp(email, password);
    }

    @Override
    public void resendCode(EmailAddress email) {
      right.resendCode(email);
    }

    @Override
    public ConfirmAnswer confirm(EmailAddress email, String code) {
      return right.confirm(email, code);
    }

    @Override
    public SignInAnswer signIn(EmailAddress email, Password password) {
      return right.signIn(email, password);
    }

    @Override
    public Optional<Tokens> refresh(String refreshToken) {
      return right.refresh(refreshToken);
    }

    @Override
    public void signOut(CustomerId subject) {
      right.signOut(subject);
    }

    @Override
    public Optional<Bearer> verify(String accessToken) {
      return right.verify(accessToken);
    }

    @Override
    public void sendResetCode(EmailAddress email) {
      right.sendResetCode(email);
    }

    @Override
    public ResetAnswer resetPassword(EmailAddress email, String code, Password password) {
      return right.resetPassword(email, code, password);
    }

    @Override
    public EmailCodeAnswer sendEmailCode(String accessToken, EmailAddress wanted) {
      return right.sendEmailCode(accessToken, wanted);
    }

    @Override
    public EmailChangeAnswer changeEmail(String accessToken, String code) {
      return right.changeEmail(accessToken, code);
    }

    @Override
    public Optional<CustomerId> find(EmailAddress email) {
      return right.find(email);
    }

    @Override
    public void delete(CustomerId subject) {
      right.delete(subject);
    }

    @Override
    public void grant(CustomerId subject, Role role) {
      right.grant(subject, role);
    }

    @Override
    public void withdraw(CustomerId subject, Role role) {
      right.withdraw(subject, role);
    }

    @Override
    public Set<Role> roles(CustomerId subject) {
      return right.roles(subject);
    }
  }

  // Payment

  /** A contract on a gateway that is wrong. */
  abstract static class WrongGateway implements PaymentGatewayContract {

    private final InMemoryCardVault vault = new InMemoryCardVault(new SecureRandom());
    final PaymentGateway right = new InMemoryPaymentGateway(vault);

    @Override
    public abstract PaymentGateway gateway();

    @Override
    public final CardToken approvedCard() {
      return token(Fixtures.APPROVED_NUMBER);
    }

    @Override
    public final CardToken declinedCard() {
      return token(Fixtures.DECLINED_NUMBER);
    }

    private CardToken token(String number) {
      return ((CardVault.Answer.Stored) vault.store(Fixtures.card(number))).token();
    }
  }

  static class RefundsOnceMoreWhenAskedAgain extends WrongGateway {
    @Override
    public PaymentGateway gateway() {
      return new GatewayDelegate(right) {
        @Override
        public Refund refund(IntentKey intent, RefundKey refund, Money amount) {
          return super.refund(intent, aRefundKey(), amount);
        }
      };
    }
  }

  static class CapturesWhatWasNeverAuthorised extends WrongGateway {
    @Override
    public PaymentGateway gateway() {
      return new GatewayDelegate(right) {
        @Override
        public Capture capture(IntentKey intent) {
          super.capture(intent);
          return new Capture.Captured();
        }
      };
    }
  }

  private static class GatewayDelegate implements PaymentGateway {

    private final PaymentGateway right;

    GatewayDelegate(PaymentGateway right) {
      this.right = right;
    }

    @Override
    public Authorisation authorise(IntentKey intent, Money amount, CardToken card) {
      return right.authorise(intent, amount, card);
    }

    @Override
    public Capture capture(IntentKey intent) {
      return right.capture(intent);
    }

    @Override
    public Voiding voidAuthorisation(IntentKey intent) {
      return right.voidAuthorisation(intent);
    }

    @Override
    public Refund refund(IntentKey intent, RefundKey refund, Money amount) {
      return right.refund(intent, refund, amount);
    }

    @Override
    public Finding find(IntentKey intent) {
      return right.find(intent);
    }
  }

  static class GivesTheNumberForAToken implements CardVaultContract {

    private final InMemoryCardVault vault = new InMemoryCardVault(new SecureRandom());

    @Override
    public CardVault vault() {
      return card -> new CardVault.Answer.Stored(new CardToken(card.number()), card.summary());
    }

    @Override
    public PaymentGateway gateway() {
      return new InMemoryPaymentGateway(vault);
    }
  }

  // Feeds

  static class LeavesStopsOut extends InMemoryTimetableSourceTest {
    @Override
    public TimetableSource readable() {
      return () -> {
        var read = (TimetableSource.Reading.Read) super.readable().read();
        Timetable whole = read.timetable();
        return new TimetableSource.Reading.Read(
            new Timetable(
                whole.feed(), whole.places(), List.of(), whole.destinations(), whole.journeys()),
            read.layouts(),
            read.remarks());
      };
    }
  }

  // What they share

  private static ManualClock clock() {
    return ManualClock.standingAt(Instant.parse("2027-03-01T05:30:00Z"));
  }

  /** The time between looking and doing: long enough for a second one to look as well. */
  private static final class Gap {

    private final CountDownLatch two = new CountDownLatch(2);

    void cross() {
      two.countDown();
      try {
        boolean met = two.await(500, TimeUnit.MILLISECONDS);
        if (!met) {
          // Who is alone goes on, and so does everybody after.
          two.countDown();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RequestKey another(RequestKey key) {
    return aKey(key.principal(), key.operation());
  }

  private static HoldRequest withoutLimits(HoldRequest request) {
    return new HoldRequest(
        request.customer(),
        request.reference(),
        request.legs(),
        request.revisions(),
        request.closings(),
        request.passengers(),
        request.terms(),
        PromotionLimits.NONE,
        request.price(),
        request.lifetime());
  }

  private static HoldRequest onlyLeg(HoldRequest request, int leg) {
    HoldRequest one =
        with(
            request,
            List.of(request.legs().get(leg)),
            List.of(request.revisions().get(leg)),
            List.of(request.closings().get(leg)));
    return new HoldRequest(
        one.customer(),
        aReference(),
        one.legs(),
        one.revisions(),
        one.closings(),
        one.passengers(),
        one.terms(),
        one.promotionLimits(),
        one.price(),
        one.lifetime());
  }

  private static HoldRequest with(
      HoldRequest request, List<HeldLeg> legs, List<Long> revisions, List<Instant> closings) {
    return new HoldRequest(
        request.customer(),
        request.reference(),
        legs,
        revisions,
        closings,
        request.passengers(),
        request.terms(),
        request.promotionLimits(),
        request.price(),
        request.lifetime());
  }

  private static HeldLeg over(HeldLeg leg, Segment segment) {
    return new HeldLeg(
        leg.departure(),
        segment,
        leg.from(),
        leg.to(),
        leg.boards(),
        leg.alights(),
        leg.seats(),
        leg.seatedTogether(),
        leg.refundAnchor(),
        leg.refundPolicy());
  }
}
