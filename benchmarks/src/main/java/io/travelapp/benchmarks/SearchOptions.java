package io.travelapp.benchmarks;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the search is measured.
 *
 * @param departures how many there are in each of the databases, ascending
 * @param rounds of how many runs of everything the median counts
 * @param time how long each thing is measured in each run
 * @param warmUp how long each kind of request is sent before anything counts
 * @param connections that send requests one after the other; as many has the server to the database
 * @param flood connections that search while others select seats
 * @param searches how many different ones are sent
 * @param folder where the databases are kept for the next time; empty if they are not
 */
record SearchOptions(
    List<Integer> departures,
    int rounds,
    Duration time,
    Duration warmUp,
    int connections,
    int flood,
    int searches,
    int stops,
    int lines,
    int journeys,
    Optional<Path> folder) {

  private enum Option {
    DEPARTURES("LIST", "100000,1000000", "sizes of the databases, separated by commas"),
    ROUNDS("N", "5", "how often everything is measured; the median counts"),
    SECONDS("N", "5", "how long each thing is measured in each round, such as 0.5"),
    WARM_UP_SECONDS("N", "10", "how long each kind of request is sent before anything counts"),
    CONNECTIONS("N", "10", "of the load, and as many of the server to the database"),
    FLOOD("N", "200", "connections that search while others select seats"),
    SEARCHES("N", "4000", "how many different searches are sent"),
    STOPS("N", "300", "of the network"),
    LINES("N", "2000", "of the network, each of 12 stops; one in twelve has a variant"),
    JOURNEYS("N", "2750", "of the network on each day"),
    FOLDER(
        "DIR", "", "keeps the filled databases there and uses them again; else they are removed");

    private final String value;
    private final String usual;
    private final String meaning;

    Option(String value, String usual, String meaning) {
      this.value = value;
      this.usual = usual;
      this.meaning = meaning;
    }

    private String argument() {
      return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String help() {
      String line = String.format(Locale.ROOT, "  %-24s %s", argument() + " " + value, meaning);
      return usual.isEmpty() ? line : line + " (" + usual + ")";
    }
  }

  /** What was understood. */
  sealed interface Answer {
    record Understood(SearchOptions options) implements Answer {}

    record HelpWanted() implements Answer {}

    /** Each fault names its option and what it has to be. */
    record Faulty(List<String> faults) implements Answer {}
  }

  SearchOptions {
    departures = List.copyOf(departures);
  }

  static String help() {
    List<String> lines = new ArrayList<>();
    lines.add("./bench search measures the search, and what it takes from those who select seats.");
    lines.add(
        "It prints tables in Markdown. On two cores it takes about a quarter of an hour; with");
    lines.add("--rounds 1 --departures 20000,200000 a few minutes.");
    lines.add("");
    Arrays.stream(Option.values()).map(Option::help).forEach(lines::add);
    return String.join("\n", lines);
  }

  static Answer read(List<String> arguments) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      return new Answer.HelpWanted();
    }
    return new Reader().read(arguments);
  }

  private static final class Reader {

    private static final int SECONDS_MAX = 600;

    private final Map<Option, String> given = new EnumMap<>(Option.class);
    private final List<String> faults = new ArrayList<>();

    Answer read(List<String> arguments) {
      for (int i = 0; i < arguments.size(); i += 2) {
        String name = arguments.get(i);
        Optional<Option> option =
            Arrays.stream(Option.values()).filter(any -> any.argument().equals(name)).findFirst();
        if (option.isEmpty()) {
          faults.add(name + " is not an option; --help lists them");
        } else if (i + 1 == arguments.size()) {
          faults.add(name + " needs a value");
        } else {
          given.put(option.get(), arguments.get(i + 1));
        }
      }
      SearchOptions options = build();
      return faults.isEmpty() ? new Answer.Understood(options) : new Answer.Faulty(faults);
    }

    private SearchOptions build() {
      return new SearchOptions(
          departures(),
          number(Option.ROUNDS, 1, 100),
          seconds(Option.SECONDS, 50),
          seconds(Option.WARM_UP_SECONDS, 0),
          number(Option.CONNECTIONS, 1, 64),
          number(Option.FLOOD, 1, 400),
          number(Option.SEARCHES, 1, 100_000),
          number(Option.STOPS, Network.CALLS, 10_000),
          number(Option.LINES, 1, 100_000),
          number(Option.JOURNEYS, 1, 100_000),
          folder());
    }

    private String text(Option option) {
      return given.getOrDefault(option, option.usual);
    }

    private List<Integer> departures() {
      return Arrays.stream(text(Option.DEPARTURES).split(",", -1))
          .map(text -> number(Option.DEPARTURES, text, 1, 2_000_000))
          .sorted()
          .distinct()
          .toList();
    }

    private Duration seconds(Option option, long leastMillis) {
      try {
        Duration time =
            Duration.ofMillis(
                new BigDecimal(text(option)).movePointRight(3).setScale(0).longValueExact());
        if (time.toMillis() >= leastMillis && time.toSeconds() <= SECONDS_MAX) {
          return time;
        }
      } catch (ArithmeticException | NumberFormatException e) {
        // Told below, like a time out of range.
      }
      faults.add(
          "%s has to be a number of seconds from %s to %d, not \"%s\""
              .formatted(option.argument(), leastMillis / 1000.0, SECONDS_MAX, text(option)));
      return Duration.ZERO;
    }

    private int number(Option option, int least, int most) {
      return number(option, text(option), least, most);
    }

    private int number(Option option, String text, int least, int most) {
      try {
        int number = Integer.parseInt(text);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Told below, like a number out of range.
      }
      faults.add(
          option.argument()
              + " has to be a whole number from "
              + least
              + " to "
              + most
              + ", not \""
              + text
              + "\"");
      return least;
    }

    private Optional<Path> folder() {
      try {
        return Optional.ofNullable(given.get(Option.FOLDER))
            .map(text -> Path.of(text).toAbsolutePath().normalize());
      } catch (InvalidPathException e) {
        faults.add(Option.FOLDER.argument() + " has to be a folder");
        return Optional.empty();
      }
    }
  }
}
