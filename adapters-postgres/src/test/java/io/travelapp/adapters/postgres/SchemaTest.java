package io.travelapp.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables refuse whatever the program does. */
class SchemaTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final Database AS_APPLICATION = DATABASE.pool(1);

  @BeforeAll
  static void onSale() {
    SoldCoaches.publishedIn(DATABASE, 2, 4, 3);
  }

  @AfterAll
  static void close() {
    AS_APPLICATION.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A bit without its number, and the number without a bit.
        "update travelapp.departure set occ = set_bit(occ, 0, 1) where id = 1",
        "update travelapp.departure set taken = 1 where id = 1",
        // Bits for more or fewer seats than there are.
        "update travelapp.departure set occ = occ || b'0' where id = 1",
        "update travelapp.departure set occ = b'' where id = 1",
        // The same bit twice: an overlapping claim adds fewer bits than it says.
        "update travelapp.departure set occ = set_bit(occ, 0, 1), taken = taken + 2 where id = 1",
      })
  void a_row_that_contradicts_itself_is_refused(String statement) {
    assertRefused(statement, "23514");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Not as many seats as the layout has, or parts as the pattern has.
        "update travelapp.departure set seats = 5, occ = repeat('0', 15)::varbit where id = 1",
        "update travelapp.departure set parts = 4, occ = repeat('0', 16)::varbit where id = 1",
        "update travelapp.departure set layout_id = 2 where id = 1",
        "update travelapp.departure set pattern_id = 2 where id = 1",
        "delete from travelapp.journey_pattern",
      })
  void what_refers_to_nothing_is_refused(String statement) {
    assertRefused(statement, "23503");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update travelapp.departure set journey = 'j2' where id = 1",
        "update travelapp.departure set id = 2 where id = 1",
      })
  void one_journey_has_one_departure_on_a_date(String statement) {
    assertRefused(statement, "23505");
  }

  private static void assertRefused(String statement, String... states) {
    assertThatThrownBy(() -> AS_APPLICATION.sql().execute(statement))
        .isInstanceOf(DataAccessException.class)
        .satisfies(refused ->
            assertThat(((DataAccessException) refused).sqlState()).isIn((Object[]) states));
  }
}
