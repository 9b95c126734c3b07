package io.travelapp.bootstrap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be set, by an argument {@code --name VALUE} or by {@code TRAVELAPP_NAME} in the
 * environment. A flag needs no value: {@code --name} is {@code --name=yes}.
 */
enum Option {
  PORT("N", "8080", "port of the web address"),
  ADDRESS("HOST", "127.0.0.1", "network address to listen on; 0.0.0.0 for all"),
  MANAGEMENT_PORT("N", "8081", "port of /health/live and /health/ready"),
  DATA("DIR", "data beside ./run", "folder of the database, the mails and the sandbox's ledger"),
  DATABASE_URL(
      "URL", "", "jdbc:postgresql://host/name of a PostgreSQL 16 or later, not the embedded one"),
  DATABASE_USER("NAME", "", "who owns that database; must be allowed to create roles"),
  DATABASE_PASSWORD("TEXT", "", "the owner's password"),
  DATABASE_CONNECTIONS("N", "10", "size of the connection pool"),
  SANDBOX_GATEWAY(
      "URL", "", "payment gateway that another server runs; servers on one database share one"),
  PAYMENT_NOTICE_SECRET(
      "TEXT", "", "with which that gateway signs its notices; without it they are refused"),
  IN_MEMORY("", "no", "without a database: starts at once, keeps mails and audit records alone"),
  ADMINISTRATORS(
      "LIST", "", "mail addresses whose accounts are administrators; only with --in-memory"),
  TARIFF(
      "LIST",
      "JP=JPY:300:22,GB=GBP:3.00:0.09,CH=CHF:4.00:0.14,US=USD:5.00:0.10,*=EUR:3.00:0.08",
      "COUNTRY=CURRENCY:BASE:PER-KILOMETRE, by where a line begins; * elsewhere"),
  FARES(
      "DIR",
      "",
      "tables of passenger types, fare products, promotions, taxes, group discounts, seat fees,"
          + " and of the parties that are carried"),
  DEMONSTRATION(
      "yes|no", "yes without --database-url", "load the demonstration network at the start"),
  IDENTITY("accounts|cognito", "accounts", "who keeps the accounts: the database, or AWS Cognito"),
  COGNITO_POOL("ID", "", "its user pool, such as eu-west-1_Ab12Cd34E"),
  COGNITO_CLIENT("ID", "", "the pool's app client"),
  COGNITO_REGION("NAME", "", "the pool's region, such as eu-west-1"),
  COGNITO_ENDPOINT("URL", "", "another Cognito than that of AWS, for tests"),
  GUESSES(
      "N,N,N",
      "10,100,10000",
      "tries in 15 minutes: for one account, from one network address, by all together"),
  MAIL_FROM("ADDRESS", "travelapp@localhost.localdomain", "sender of the mails"),
  CORS_ORIGIN("LIST", "", "web origins that may call the interface, separated by commas"),
  FEED("NAME", "the file's name", "import-gtfs: what the feed is called here"),
  SHIFT_WEEKS("N", "0", "import-gtfs: move its calendar by whole weeks"),
  FARE_ZONES(
      "zone-id|position",
      "zone-id",
      "import-gtfs: by what fare_rules.txt names zones; position is P1 to Pn along the route"),
  DAYS("N", "60", "import-gtfs: for how many days from today it is on sale"),
  REPORT("FILE", "", "import-gtfs: where to write the whole report as JSON");

  private final String value;
  private final String usual;
  private final String meaning;

  Option(String value, String usual, String meaning) {
    this.value = value;
    this.usual = usual;
    this.meaning = meaning;
  }

  static Optional<Option> ofArgument(String argument) {
    return Arrays.stream(values()).filter(option -> option.argument().equals(argument)).findFirst();
  }

  String argument() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String variable() {
    return "TRAVELAPP_" + name();
  }

  boolean isFlag() {
    return value.isEmpty();
  }

  String usual() {
    return usual;
  }

  /** One line of the help. */
  String help() {
    String line =
        String.format(Locale.ROOT, "  %-26s %s", (argument() + " " + value).strip(), meaning);
    return usual.isEmpty() ? line : line + " (" + usual + ")";
  }
}
