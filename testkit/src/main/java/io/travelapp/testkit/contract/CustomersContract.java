package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aBuyer;
import static io.travelapp.testkit.fixture.Fixtures.aCustomerId;
import static io.travelapp.testkit.fixture.Fixtures.aDeparture;
import static io.travelapp.testkit.fixture.Fixtures.anEmailAddress;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.booking.AnsweredRequests;
import io.travelapp.domain.booking.AnsweredRequests.Claim;
import io.travelapp.domain.booking.BookedPassenger;
import io.travelapp.domain.booking.Booking;
import io.travelapp.domain.booking.Neighbour;
import io.travelapp.domain.booking.PassengerName;
import io.travelapp.domain.booking.Purchaser;
import io.travelapp.domain.booking.RequestKey;
import io.travelapp.domain.customer.Customer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Customers.EraseAnswer;
import io.travelapp.testkit.Store;
import io.travelapp.testkit.fixture.Buyer;
import io.travelapp.testkit.fixture.Coach;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@code Customers} promises. */
public interface CustomersContract {

  Store store();

  @Test
  default void a_customers_details_are_found_as_they_were_saved() {
    Customer anna =
        new Customer(
            aCustomerId(), anEmailAddress(), "Zoë-Änne", "山田 O'Brien", Optional.of("+81 55-123"));

    store().customers().save(anna);

    Customer found = store().customers().find(anna.id()).orElseThrow();
    assertThat(found).isEqualTo(anna);
    assertThat(found.email().value()).isEqualTo(anna.email().value());
  }

  @Test
  default void a_customer_may_have_no_telephone() {
    Customer anna = customer(aCustomerId(), "Anna", Optional.empty());

    store().customers().save(anna);

    assertThat(store().customers().find(anna.id())).contains(anna);
  }

  @Test
  default void details_that_are_saved_again_replace_the_former() {
    CustomerId id = aCustomerId();
    Customer before = customer(id, "Anna", Optional.of("+43 1 2345"));
    Customer after = customer(id, "Hanna", Optional.empty());

    store().customers().save(before);
    store().customers().save(after);

    assertThat(store().customers().find(id)).contains(after);
  }

  @Test
  default void a_customer_of_whom_nothing_is_known_is_empty() {
    assertThat(store().customers().find(aCustomerId())).isEmpty();
  }

  @Test
  default void customers_do_not_disturb_each_other() {
    Customer anna = customer(aCustomerId(), "Anna", Optional.empty());
    Customer berta = customer(aCustomerId(), "Berta", Optional.empty());

    store().customers().save(anna);
    store().customers().save(berta);

    assertThat(store().customers().find(anna.id())).contains(anna);
    assertThat(store().customers().find(berta.id())).contains(berta);
  }

  @Test
  default void the_longest_name_is_kept() {
    Customer anna = customer(aCustomerId(), "ä".repeat(Customer.NAME_LENGTH_MAX), Optional.empty());

    store().customers().save(anna);

    assertThat(store().customers().find(anna.id())).contains(anna);
  }

  @Test
  default void saving_that_races_leaves_one_of_what_was_saved() {
    CustomerId id = aCustomerId();
    List<Customer> saved =
        Race.of(
            20,
            i -> {
              Customer customer = customer(id, "Anna" + i, Optional.of("+43 1 000" + i));
              store().customers().save(customer);
              return customer;
            });

    assertThat(saved).contains(store().customers().find(id).orElseThrow());
  }

  // Erasure

  @Test
  default void an_erased_customer_is_unknown_and_what_was_sold_names_nobody() {
    Coach express =
        aDeparture().calling("Kofu", "Tokyo").withSeats("1A", "1B").publishedIn(store());
    Buyer anna = aBuyer(store());
    store().customers().save(customer(anna.id(), "Anna", Optional.of("+43 1 2345")));
    Booking sold =
        anna.books(anna.request(Neighbour.WOMAN, express.leg("Kofu", "Tokyo", "1A", "1B")));
    RequestKey key = anna.key("book");
    store().answeredRequests().claim(key, "print");
    store()
        .answeredRequests()
        .answer(key, new AnsweredRequests.Answer(201, "Anna", Optional.empty()));
    store().passTimeUntil(sold.legs().getLast().alights().plusSeconds(1));

    EraseAnswer answer = store().customers().erase(anna.id());

    assertThat(answer).isEqualTo(new EraseAnswer.Erased());
    assertThat(store().customers().find(anna.id())).isEmpty();
    Booking kept = anna.booking(sold);
    assertThat(kept.purchaser()).isEqualTo(Purchaser.ERASED);
    assertThat(kept.passengers())
        .extracting(BookedPassenger::name)
        .containsOnly(PassengerName.ERASED);
    assertThat(kept.passengers())
        .extracting(passenger -> passenger.as().neighbour())
        .containsOnly(Neighbour.OTHER);
    assertThat(kept.price()).isEqualTo(sold.price());
    assertThat(kept.tickets()).isEqualTo(sold.tickets());
    assertThat(kept.card()).isEqualTo(sold.card());
    assertThat(store().answeredRequests().claim(key, "print")).isEqualTo(new Claim.GoOn());
  }

  @Test
  default void nobody_is_erased_who_travels_yet_or_is_paying() {
    Coach express =
        aDeparture().calling("Kofu", "Tokyo").withSeats("1A", "1B").publishedIn(store());
    Buyer anna = aBuyer(store());
    Buyer ben = aBuyer(store());
    store().customers().save(customer(anna.id(), "Anna", Optional.empty()));
    Booking sold = anna.books(express.leg("Kofu", "Tokyo", "1A"));
    ben.startsToPay(ben.holds(express.leg("Kofu", "Tokyo", "1B")));

    assertThat(store().customers().erase(anna.id())).isEqualTo(new EraseAnswer.JourneyAhead());
    assertThat(store().customers().erase(ben.id())).isEqualTo(new EraseAnswer.JourneyAhead());

    assertThat(store().customers().find(anna.id())).isPresent();
    assertThat(anna.booking(sold).purchaser()).isEqualTo(sold.purchaser());
    anna.cancels(sold);
    assertThat(store().customers().erase(anna.id())).isEqualTo(new EraseAnswer.Erased());
  }

  @Test
  default void the_erasure_of_one_leaves_the_others() {
    Coach express = aDeparture().calling("Kofu", "Tokyo").withSeats("1A").publishedIn(store());
    Buyer anna = aBuyer(store());
    Customer berta = customer(aCustomerId(), "Berta", Optional.empty());
    store().customers().save(berta);
    Booking sold = anna.books(express.leg("Kofu", "Tokyo", "1A"));

    assertThat(store().customers().erase(aCustomerId())).isEqualTo(new EraseAnswer.Erased());

    assertThat(store().customers().find(berta.id())).contains(berta);
    assertThat(anna.booking(sold)).isEqualTo(sold);
  }

  // Retention

  @Test
  default void who_never_confirmed_is_forgettable_after_a_while() {
    CustomerId anna = saved();
    CustomerId berta = saved();
    store().customers().welcome(berta);
    store().customers().welcome(aCustomerId());
    Instant later = store().clock().instant().plusSeconds(60);

    assertThat(forgettable(later, Instant.EPOCH)).contains(anna).doesNotContain(berta);
    assertThat(forgettable(Instant.EPOCH, Instant.EPOCH)).doesNotContain(anna, berta);
  }

  @Test
  default void a_customer_is_forgettable_so_long_after_the_last_journey() {
    Coach express = aDeparture().calling("Kofu", "Tokyo").withSeats("1A").publishedIn(store());
    Buyer anna = aBuyer(store());
    store().customers().save(customer(anna.id(), "Anna", Optional.empty()));
    store().customers().welcome(anna.id());
    CustomerId berta = saved();
    store().customers().welcome(berta);
    Instant arrival = anna.books(express.leg("Kofu", "Tokyo", "1A")).legs().getLast().alights();

    assertThat(forgettable(Instant.EPOCH, arrival)).contains(berta).doesNotContain(anna.id());
    assertThat(forgettable(Instant.EPOCH, arrival.plusSeconds(1))).contains(anna.id(), berta);
  }

  @Test
  default void details_that_are_changed_are_those_of_the_same_customer() {
    CustomerId anna = saved();
    store().customers().welcome(anna);
    store().customers().save(customer(anna, "Hanna", Optional.empty()));

    Instant later = store().clock().instant().plusSeconds(60);

    assertThat(forgettable(later, Instant.EPOCH)).doesNotContain(anna);
  }

  @Test
  default void no_more_are_forgettable_at_once_than_asked_for() {
    saved();
    saved();
    Instant later = store().clock().instant().plusSeconds(60);

    assertThat(store().customers().forgettable(later, Instant.EPOCH, 1)).hasSize(1);
  }

  private List<CustomerId> forgettable(Instant signUpsBefore, Instant lastThereBefore) {
    return store().customers().forgettable(signUpsBefore, lastThereBefore, 1000);
  }

  private CustomerId saved() {
    Customer somebody = customer(aCustomerId(), "Anna", Optional.empty());
    store().customers().save(somebody);
    return somebody.id();
  }

  private static Customer customer(CustomerId id, String givenName, Optional<String> phone) {
    return new Customer(id, anEmailAddress(), givenName, "Müller", phone);
  }
}
