package io.travelapp.adapters.rest;

import io.travelapp.domain.booking.BookingReference;
import io.travelapp.domain.booking.HoldId;
import io.travelapp.domain.customer.Customer;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Password;
import io.travelapp.domain.network.FeedId;
import io.travelapp.domain.network.LineId;
import io.travelapp.domain.network.OperatorId;
import io.travelapp.domain.network.PlaceId;
import io.travelapp.domain.network.PlaceOrStopId;
import io.travelapp.domain.network.StopId;
import io.travelapp.domain.schedule.DepartureId;
import io.travelapp.domain.seating.SeatLabel;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a value is written as text, in a body as in a parameter. A record of a request names the
 * types of the domain, and what does not fit is a fault at its place.
 *
 * @param parse empty if the text is not one
 * @param what what is expected, to complete "... is expected here"
 */
record TextForm<T>(
    Class<T> type, Function<String, Optional<T>> parse, Function<T, String> write, String what) {

  private TextForm(Class<T> type, Function<String, Optional<T>> parse, String what) {
    this(type, parse, Object::toString, what);
  }

  /** Every type that is read from or written as text, besides text itself and enumerations. */
  private static final List<TextForm<?>> ALL =
      List.of(
          new TextForm<>(
              BookingReference.class, BookingReference::parse, "The reference of a booking"),
          new TextForm<>(CardTokenText.class, CardTokenText::parse, "A card token"),
          new TextForm<>(DepartureId.class, DepartureId::parse, "The id of a departure"),
          new TextForm<>(
              EmailAddress.class, EmailAddress::parse, EmailAddress::value, "A mail address"),
          new TextForm<>(FeedId.class, FeedId::parse, "A feed's name and its own id, as feed:id,"),
          new TextForm<>(HoldId.class, HoldId::parse, "The id of a hold"),
          new TextForm<>(
              Instant.class, TextForm::instant, "An instant such as 2027-04-02T08:30:00Z"),
          new TextForm<>(LanguageTag.class, LanguageTag::parse, "A language such as en or pt-BR"),
          new TextForm<>(LineId.class, LineId::parse, "The id of a line"),
          new TextForm<>(LocalDate.class, TextForm::date, "A date such as 2027-04-02"),
          new TextForm<>(
              PassengerId.class, PassengerId::parse, "The id of a passenger of the hold"),
          new TextForm<>(OperatorId.class, OperatorId::parse, "The id of an operator"),
          new TextForm<>(
              Password.class,
              TextForm::password,
              "A password of 1 to " + Password.LENGTH_MAX + " characters"),
          new TextForm<>(
              PersonName.class,
              PersonName::parse,
              PersonName::text,
              "A name of one line, with 1 to " + Customer.NAME_LENGTH_MAX + " characters,"),
          new TextForm<>(
              PhoneNumber.class,
              PhoneNumber::parse,
              PhoneNumber::text,
              "A telephone number of 3 to 20 digits"),
          new TextForm<>(PlaceId.class, PlaceId::parse, "The id of a place"),
          new TextForm<>(PlaceOrStopId.class, PlaceOrStopId::parse, "The id of a place or a stop"),
          new TextForm<>(
              SeatLabel.class, TextForm::seatLabel, "What is written on a seat, such as 4A,"),
          new TextForm<>(
              OfferCursor.class,
              OfferCursor::parse,
              "The next of a page before, with the same sort,"),
          new TextForm<>(StopId.class, StopId::parse, "The id of a stop"));

  /** The form of values of {@code type}; empty if they are not written as text. */
  static Optional<TextForm<?>> find(Class<?> type) {
    return type.isEnum()
        ? Optional.of(ofEnum(type))
        : ALL.stream().filter(form -> form.type().equals(type)).findFirst();
  }

  static <T> TextForm<T> of(Class<T> type) {
    return find(type)
        .map(form ->
            new TextForm<>(type, text -> form.parse().apply(text).map(type::cast), form.what()))
        .orElseThrow(() -> new IllegalArgumentException(type + " is not written as text"));
  }

  static List<TextForm<?>> all() {
    return ALL;
  }

  /** What is said of a text that is not one. */
  String expectation() {
    return what + " is expected here.";
  }

  private static TextForm<?> ofEnum(Class<?> type) {
    List<?> constants = Arrays.asList(type.getEnumConstants());
    String names = constants.stream().map(TextForm::nameOf).collect(Collectors.joining(", "));
    return new TextForm<>(
        Object.class,
        text ->
            constants.stream().filter(one -> nameOf(one).equals(text)).findFirst().map(one -> one),
        "One of " + names);
  }

  /** An enumeration's constant as it is written outside. */
  static String nameOf(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }

  private static Optional<LocalDate> date(String text) {
    if (!text.matches("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(String text) {
    if (!text.matches("[1-9][0-9]{3}-.{1,40}Z")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Password> password(String text) {
    boolean fits = !text.isEmpty() && text.length() <= Password.LENGTH_MAX;
    return fits ? Optional.of(new Password(text)) : Optional.empty();
  }

  private static Optional<SeatLabel> seatLabel(String text) {
    return SeatLabel.isLabel(text) ? Optional.of(new SeatLabel(text)) : Optional.empty();
  }
}
