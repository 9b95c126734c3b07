package io.travelapp.testkit.contract;

import static io.travelapp.testkit.fixture.Fixtures.aCustomerId;
import static io.travelapp.testkit.fixture.Fixtures.anEmailAddress;
import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.domain.customer.Customer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.testkit.Store;
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

  private static Customer customer(CustomerId id, String givenName, Optional<String> phone) {
    return new Customer(id, anEmailAddress(), givenName, "Müller", phone);
  }
}
