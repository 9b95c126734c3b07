package io.travelapp.adapters.postgres;

import static io.travelapp.adapters.postgres.generated.Tables.CUSTOMER;

import io.travelapp.adapters.postgres.generated.tables.records.CustomerRecord;
import io.travelapp.domain.customer.Customer;
import io.travelapp.domain.customer.CustomerId;
import io.travelapp.domain.customer.Customers;
import io.travelapp.domain.customer.EmailAddress;
import java.util.Optional;
import org.jooq.DSLContext;

/** The customers' details in PostgreSQL, one row each. */
final class PgCustomers implements Customers {

  private final DSLContext sql;

  PgCustomers(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public void save(Customer customer) {
    CustomerRecord details =
        new CustomerRecord(
            customer.id().subject(),
            customer.email().value(),
            customer.givenName(),
            customer.familyName(),
            customer.phone().orElse(null));
    sql.insertInto(CUSTOMER).set(details).onDuplicateKeyUpdate().setAllToExcluded().execute();
  }

  @Override
  public Optional<Customer> find(CustomerId id) {
    return sql.selectFrom(CUSTOMER)
        .where(CUSTOMER.SUBJECT.eq(id.subject()))
        .fetchOptional(row ->
            new Customer(
                id,
                new EmailAddress(row.getEmail()),
                row.getGivenName(),
                row.getFamilyName(),
                Optional.ofNullable(row.getPhone())));
  }
}
