package io.travelapp.bootstrap;

import io.travelapp.adapters.cognito.CognitoAdapters;
import io.travelapp.adapters.gtfs.GtfsAdapters.FareZoneNames;
import io.travelapp.domain.booking.Publication;
import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.GuessingLimits;
import io.travelapp.domain.customer.Role;
import io.travelapp.domain.fare.DistanceTariff;
import io.travelapp.domain.fare.Tariffs;
import io.travelapp.domain.network.FeedId;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the program was told, by arguments and environment; an argument beats a variable. The only
 * reader of either.
 *
 * @param inMemory without any database
 * @param administrators who become administrators by themselves, in memory
 * @param database empty for the embedded database
 * @param sandboxGateway empty for one of the server's own
 * @param paymentNoticeSecret empty for one that nobody knows but the server's own gateway
 * @param fares the folder of the tables of fares; empty for the usual ones
 * @param cognito empty where the accounts are kept in the database
 */
record Settings(
    int port,
    String address,
    int managementPort,
    Path data,
    boolean inMemory,
    Set<EmailAddress> administrators,
    Optional<DatabaseLogin> database,
    int databaseConnections,
    Optional<URI> sandboxGateway,
    Optional<String> paymentNoticeSecret,
    Tariffs tariffs,
    Optional<Path> fares,
    boolean demonstration,
    Optional<CognitoAdapters.Pool> cognito,
    GuessingLimits guessingLimits,
    EmailAddress mailFrom,
    Set<String> corsOrigins,
    Command command) {

  /** How to reach a database. {@link #toString} shows no password. */
  record DatabaseLogin(String url, String user, String password) {

    @Override
    public String toString() {
      return url.replaceAll("\\?.*", "") + " as " + user;
    }
  }

  /** What to do. */
  sealed interface Command {
    record Serve() implements Command {}

    /**
     * Put a feed on sale.
     *
     * @param days for how many from today on
     * @param report where the whole report is written as JSON; empty for nowhere
     */
    record ImportGtfs(
        Path feed,
        Optional<String> feedName,
        int shiftWeeks,
        FareZoneNames fareZones,
        int days,
        Optional<Path> report)
        implements Command {}

    /** Make a user pool of Cognito that is set up as it has to be. */
    record CreateCognitoPool(String name, String region, Optional<URI> endpoint)
        implements Command {}

    /** Give a role to the account of an address, or take it away. */
    record ChangeRole(EmailAddress email, Role role, boolean has) implements Command {}
  }

  /** What was understood. */
  sealed interface Answer {
    record Understood(Settings settings) implements Answer {}

    record HelpWanted() implements Answer {}

    /** Each fault names its setting and what it has to be. */
    record Faulty(List<String> faults) implements Answer {}
  }

  /**
   * Reads everything and reports all faults at once.
   *
   * @param home the folder of the program, in which the usual data folder lies
   */
  static Answer read(List<String> arguments, Map<String, String> environment, Path home) {
    return new Reader(environment, home).read(arguments);
  }

  private static final class Reader {

    private static final List<Option> OF_IMPORTS =
        List.of(Option.FEED, Option.SHIFT_WEEKS, Option.FARE_ZONES, Option.DAYS, Option.REPORT);

    private static final List<Option> NOT_IN_MEMORY =
        List.of(
            Option.DATABASE_URL,
            Option.DATABASE_USER,
            Option.DATABASE_PASSWORD,
            Option.DATABASE_CONNECTIONS,
            Option.SANDBOX_GATEWAY,
            Option.PAYMENT_NOTICE_SECRET);

    private static final String CREATE_POOL = "create-cognito-pool";

    private static final List<Option> OF_COGNITO =
        List.of(
            Option.COGNITO_POOL,
            Option.COGNITO_CLIENT,
            Option.COGNITO_REGION,
            Option.COGNITO_ENDPOINT);

    private final Map<String, String> environment;
    private final Path home;
    private final List<String> faults = new ArrayList<>();
    private final Map<Option, Given> given = new EnumMap<>(Option.class);
    private final List<String> words = new ArrayList<>();

    /** A value, and how its setting was named where it stood. */
    private record Given(String name, String text) {}

    Reader(Map<String, String> environment, Path home) {
      this.environment = environment;
      this.home = home;
    }

    Answer read(List<String> arguments) {
      if (arguments.contains("--help") || arguments.contains("-h")) {
        return new Answer.HelpWanted();
      }
      readEnvironment();
      readArguments(arguments);
      Settings settings = build();
      return faults.isEmpty()
          ? new Answer.Understood(settings)
          : new Answer.Faulty(List.copyOf(faults));
    }

    private void readEnvironment() {
      for (Option option : Option.values()) {
        String text = environment.get(option.variable());
        if (text != null && !text.isEmpty()) {
          given.put(option, new Given(option.variable(), text));
        }
      }
    }

    private void readArguments(List<String> arguments) {
      for (int i = 0; i < arguments.size(); i++) {
        String argument = arguments.get(i);
        if (!argument.startsWith("--")) {
          words.add(argument);
          continue;
        }
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        Optional<Option> option = Option.ofArgument(name);
        if (option.isEmpty()) {
          faults.add(name + " is not an option; --help lists them");
        } else if (equals >= 0) {
          given.put(option.get(), new Given(name, argument.substring(equals + 1)));
        } else if (option.get().isFlag()) {
          given.put(option.get(), new Given(name, "yes"));
        } else if (i + 1 < arguments.size()) {
          i++;
          given.put(option.get(), new Given(name, arguments.get(i)));
        } else {
          faults.add(name + " needs a value");
        }
      }
    }

    private Settings build() {
      boolean inMemory = inMemory();
      Optional<DatabaseLogin> database = database();
      return new Settings(
          number(Option.PORT, 0, 65535),
          text(Option.ADDRESS),
          number(Option.MANAGEMENT_PORT, 0, 65535),
          data(),
          inMemory,
          administrators(inMemory),
          database,
          number(Option.DATABASE_CONNECTIONS, 1, 200),
          sandboxGateway(),
          Optional.of(text(Option.PAYMENT_NOTICE_SECRET)).filter(secret -> !secret.isEmpty()),
          tariffs(),
          fares(),
          yes(Option.DEMONSTRATION, database.isEmpty()),
          cognito(),
          guessingLimits(),
          mailFrom(),
          corsOrigins(),
          command());
    }

    private String text(Option option) {
      Given found = given.get(option);
      return found == null ? option.usual() : found.text();
    }

    private String name(Option option) {
      Given found = given.get(option);
      return found == null ? option.argument() : found.name();
    }

    private void fault(Option option, String rule) {
      faults.add(name(option) + " " + rule + ", not \"" + text(option) + "\"");
    }

    private int number(Option option, int least, int most) {
      try {
        int number = Integer.parseInt(text(option));
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Told below, like a number out of range.
      }
      fault(option, "has to be a whole number from " + least + " to " + most);
      return least;
    }

    private boolean yes(Option option, boolean usual) {
      Given found = given.get(option);
      if (found == null) {
        return usual;
      }
      if (!found.text().equals("yes") && !found.text().equals("no")) {
        fault(option, "has to be yes or no");
      }
      return found.text().equals("yes");
    }

    private Path data() {
      Given found = given.get(Option.DATA);
      try {
        return found == null
            ? home.resolve("data")
            : Path.of(found.text()).toAbsolutePath().normalize();
      } catch (InvalidPathException e) {
        fault(Option.DATA, "has to be a folder");
        return home;
      }
    }

    private boolean inMemory() {
      if (!yes(Option.IN_MEMORY, false)) {
        return false;
      }
      for (Option option : NOT_IN_MEMORY) {
        if (given.containsKey(option)) {
          faults.add(name(option) + " is of no use with " + name(Option.IN_MEMORY));
        }
      }
      if (!words.isEmpty()) {
        faults.add(
            words.getFirst()
                + " is of no use with "
                + name(Option.IN_MEMORY)
                + ", which keeps nothing");
      }
      return true;
    }

    /**
     * Where anything is kept, nobody gets a role but by those who run it: see {@code grant-role}.
     */
    private Set<EmailAddress> administrators(boolean inMemory) {
      if (!given.containsKey(Option.ADMINISTRATORS)) {
        return Set.of();
      }
      if (!inMemory || text(Option.IDENTITY).equals("cognito")) {
        faults.add(
            name(Option.ADMINISTRATORS)
                + " is of use only with accounts in memory; elsewhere grant-role appoints them");
      }
      List<Optional<EmailAddress>> addresses =
          Arrays.stream(text(Option.ADMINISTRATORS).split(",", -1))
              .map(EmailAddress::parse)
              .toList();
      if (addresses.stream().anyMatch(Optional::isEmpty)) {
        fault(Option.ADMINISTRATORS, "has to be a list of mail addresses");
      }
      return addresses.stream().flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }

    private Optional<DatabaseLogin> database() {
      Given url = given.get(Option.DATABASE_URL);
      if (url == null) {
        for (Option option : List.of(Option.DATABASE_USER, Option.DATABASE_PASSWORD)) {
          if (given.containsKey(option)) {
            faults.add(
                name(option) + " is of use only together with " + Option.DATABASE_URL.argument());
          }
        }
        return Optional.empty();
      }
      if (!url.text().startsWith("jdbc:postgresql:")) {
        // The text may hold a password, so it is not shown.
        faults.add(url.name() + " has to begin with jdbc:postgresql:");
      }
      return Optional.of(
          new DatabaseLogin(
              url.text(), text(Option.DATABASE_USER), text(Option.DATABASE_PASSWORD)));
    }

    private Optional<URI> sandboxGateway() {
      String text = text(Option.SANDBOX_GATEWAY);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      if (!isOrigin(text)) {
        fault(Option.SANDBOX_GATEWAY, "has to be a URL such as http://127.0.0.1:9090");
        return Optional.empty();
      }
      return Optional.of(URI.create(text));
    }

    private Tariffs tariffs() {
      Map<String, DistanceTariff> byCountry = new HashMap<>();
      for (String entry : text(Option.TARIFF).split(",", -1)) {
        String[] parts = entry.split("[=:]", -1);
        if (parts.length != 4
            || !parts[0].matches("[A-Z]{2}|\\*")
            || byCountry.put(parts[0], tariff(parts)) != null) {
          fault(
              Option.TARIFF,
              "has to be a list of COUNTRY=CURRENCY:BASE:PER-KILOMETRE, each country once");
          break;
        }
      }
      Optional<DistanceTariff> general = Optional.ofNullable(byCountry.remove("*"));
      return new Tariffs(byCountry, general);
    }

    private DistanceTariff tariff(String[] parts) {
      try {
        return new DistanceTariff(
            Currency.getInstance(parts[1]), new BigDecimal(parts[2]), new BigDecimal(parts[3]));
      } catch (IllegalArgumentException e) {
        fault(
            Option.TARIFF, "has a currency or an amount that is none: " + String.join(" ", parts));
        return new DistanceTariff(Currency.getInstance("EUR"), BigDecimal.ONE, BigDecimal.ONE);
      }
    }

    private Optional<Path> fares() {
      String text = text(Option.FARES);
      try {
        return text.isEmpty()
            ? Optional.empty()
            : Optional.of(Path.of(text).toAbsolutePath().normalize());
      } catch (InvalidPathException e) {
        fault(Option.FARES, "has to be a folder");
        return Optional.empty();
      }
    }

    private Optional<CognitoAdapters.Pool> cognito() {
      if (!words.isEmpty() && words.getFirst().equals(CREATE_POOL)) {
        return Optional.empty();
      }
      String identity = text(Option.IDENTITY);
      if (!identity.equals("cognito")) {
        if (!identity.equals("accounts")) {
          fault(Option.IDENTITY, "has to be accounts or cognito");
        }
        OF_COGNITO.stream()
            .filter(given::containsKey)
            .forEach(option ->
                faults.add(
                    name(option)
                        + " is of use only with "
                        + Option.IDENTITY.argument()
                        + " cognito"));
        return Optional.empty();
      }
      List<Option> missing =
          OF_COGNITO.stream()
              .filter(option -> option != Option.COGNITO_ENDPOINT && text(option).isEmpty())
              .toList();
      missing.forEach(option -> faults.add(name(option) + " is needed to use Cognito"));
      Optional<URI> endpoint = cognitoEndpoint();
      boolean isEndpointFit = endpoint.isPresent() || text(Option.COGNITO_ENDPOINT).isEmpty();
      return missing.isEmpty() && isEndpointFit ? pool(endpoint) : Optional.empty();
    }

    private Optional<URI> cognitoEndpoint() {
      String text = text(Option.COGNITO_ENDPOINT);
      if (!text.isEmpty() && !isOrigin(text)) {
        fault(Option.COGNITO_ENDPOINT, "has to be a URL such as http://127.0.0.1:9229");
        return Optional.empty();
      }
      return Optional.of(text).filter(address -> !address.isEmpty()).map(URI::create);
    }

    private Optional<CognitoAdapters.Pool> pool(Optional<URI> endpoint) {
      try {
        return Optional.of(
            new CognitoAdapters.Pool(
                text(Option.COGNITO_POOL),
                text(Option.COGNITO_CLIENT),
                text(Option.COGNITO_REGION),
                endpoint));
      } catch (IllegalArgumentException e) {
        faults.add(String.valueOf(e.getMessage()));
        return Optional.empty();
      }
    }

    private GuessingLimits guessingLimits() {
      String[] parts = text(Option.GUESSES).split(",", -1);
      boolean fits =
          parts.length == 3
              && Arrays.stream(parts).allMatch(part -> part.matches("[1-9][0-9]{0,8}"));
      if (!fits) {
        fault(Option.GUESSES, "has to be three whole numbers, such as " + Option.GUESSES.usual());
        return GuessingLimits.usual();
      }
      return new GuessingLimits(
          Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    private EmailAddress mailFrom() {
      Optional<EmailAddress> address = EmailAddress.parse(text(Option.MAIL_FROM));
      if (address.isEmpty()) {
        fault(Option.MAIL_FROM, "has to be a mail address");
      }
      return address.orElseGet(() -> new EmailAddress(Option.MAIL_FROM.usual()));
    }

    private Set<String> corsOrigins() {
      Set<String> origins =
          text(Option.CORS_ORIGIN).isEmpty()
              ? Set.of()
              : Set.of(text(Option.CORS_ORIGIN).split(",", -1));
      if (!origins.stream().allMatch(Reader::isOrigin)) {
        fault(Option.CORS_ORIGIN, "has to be a list of origins such as https://www.example.org");
      }
      return origins;
    }

    private static boolean isOrigin(String text) {
      try {
        URI uri = URI.create(text);
        return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
            && uri.getHost() != null
            && uri.getRawPath().isEmpty()
            && uri.getRawQuery() == null;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    private Command command() {
      String first = words.isEmpty() ? "" : words.getFirst();
      if (first.equals("import-gtfs")) {
        return importGtfs();
      }
      for (Option option : OF_IMPORTS) {
        if (given.containsKey(option)) {
          faults.add(name(option) + " is of use only with import-gtfs");
        }
      }
      return switch (first) {
        case CREATE_POOL -> createPool();
        case "grant-role" -> changeRole(true);
        case "withdraw-role" -> changeRole(false);
        case "" -> new Command.Serve();
        default -> {
          faults.add("\"" + String.join(" ", words) + "\" is not a command; --help lists them");
          yield new Command.Serve();
        }
      };
    }

    private Command createPool() {
      String region = text(Option.COGNITO_REGION);
      if (words.size() != 2 || region.isEmpty()) {
        faults.add(
            CREATE_POOL
                + " needs a name and "
                + Option.COGNITO_REGION.argument()
                + ", such as eu-west-1");
        return new Command.Serve();
      }
      if (!words.get(1).matches("[\\w .-]{1,128}")) {
        faults.add(
            "\""
                + words.get(1)
                + "\" has to consist of 1 to 128 letters, digits, blanks, dots,"
                + " underscores and hyphens to be the name of a pool");
      }
      return new Command.CreateCognitoPool(words.get(1), region, cognitoEndpoint());
    }

    private Command changeRole(boolean has) {
      Optional<EmailAddress> email =
          Optional.of(words)
              .filter(all -> all.size() == 3)
              .flatMap(all -> EmailAddress.parse(all.get(1)));
      Optional<Role> role =
          Optional.of(words).filter(all -> all.size() == 3).flatMap(all -> Role.parse(all.get(2)));
      if (email.isEmpty() || role.isEmpty()) {
        faults.add(
            words.getFirst()
                + " needs a mail address and a role, which is administrator or operator:ID:staff");
        return new Command.Serve();
      }
      return new Command.ChangeRole(email.get(), role.get(), has);
    }

    private Command importGtfs() {
      if (words.size() != 2) {
        faults.add(
            "import-gtfs needs one feed, a zip file or a folder, and is given "
                + (words.size() - 1));
      }
      Optional<String> feed = Optional.ofNullable(given.get(Option.FEED)).map(Given::text);
      if (feed.isPresent() && !FeedId.isFeedName(feed.get())) {
        fault(
            Option.FEED,
            "has to consist of 1 to 60 letters, digits, dots, underscores and hyphens");
      }
      return new Command.ImportGtfs(
          Path.of(words.size() > 1 ? words.get(1) : "."),
          feed,
          number(Option.SHIFT_WEEKS, -5000, 5000),
          fareZones(),
          number(Option.DAYS, 1, Publication.DAYS_MAX),
          Optional.of(text(Option.REPORT)).filter(name -> !name.isEmpty()).map(Path::of));
    }

    private FareZoneNames fareZones() {
      return switch (text(Option.FARE_ZONES)) {
        case "zone-id" -> FareZoneNames.ZONE_ID;
        case "position" -> FareZoneNames.POSITION;
        default -> {
          fault(Option.FARE_ZONES, "has to be zone-id or position");
          yield FareZoneNames.ZONE_ID;
        }
      };
    }
  }
}
