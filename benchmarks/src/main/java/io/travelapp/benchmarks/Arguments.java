package io.travelapp.benchmarks;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Options by name, as they were typed. What is wrong with them is noted, all of it. */
final class Arguments {

  static final Option FOLDER =
      new Option(
          "--folder",
          "DIR",
          "",
          "keeps the filled databases there and uses them again; else they are removed");

  private static final int SECONDS_MAX = 600;

  private final Map<String, String> given = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  /**
   * What can be said.
   *
   * @param name with its hyphens
   * @param value what stands for it in the help
   * @param usual where nothing is said; may be empty
   */
  record Option(String name, String value, String usual, String meaning) {

    private String help() {
      String line = String.format(Locale.ROOT, "  %-24s %s", name + " " + value, meaning);
      return usual.isEmpty() ? line : line + " (" + usual + ")";
    }
  }

  /** What was understood. */
  sealed interface Understanding<T> {
    record Understood<T>(T options) implements Understanding<T> {}

    record HelpWanted<T>(String text) implements Understanding<T> {}

    /** Each fault names its option and what it has to be. */
    record Faulty<T>(List<String> faults) implements Understanding<T> {}
  }

  private Arguments(List<String> arguments, List<Option> options) {
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (options.stream().noneMatch(option -> option.name().equals(name))) {
        faults.add(name + " is not an option; --help lists them");
      } else if (i + 1 == arguments.size()) {
        faults.add(name + " needs a value");
      } else {
        given.put(name, arguments.get(i + 1));
      }
    }
  }

  /**
   * Reads options.
   *
   * @param about goes before the list of options in the help
   * @param build takes the value of each
   */
  static <T> Understanding<T> read(
      List<String> arguments, String about, List<Option> options, Function<Arguments, T> build) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      List<String> lines = new ArrayList<>(List.of(about, ""));
      options.stream().map(Option::help).forEach(lines::add);
      return new Understanding.HelpWanted<>(String.join("\n", lines));
    }
    Arguments read = new Arguments(arguments, options);
    T built = build.apply(read);
    return read.faults.isEmpty()
        ? new Understanding.Understood<>(built)
        : new Understanding.Faulty<>(List.copyOf(read.faults));
  }

  private String text(Option option) {
    return given.getOrDefault(option.name(), option.usual());
  }

  int number(Option option, int least, int most) {
    return number(option, text(option), least, most);
  }

  /** Numbers separated by commas, each once and in order. */
  List<Integer> numbers(Option option, int least, int most) {
    return Arrays.stream(text(option).split(",", -1))
        .map(text -> number(option, text, least, most))
        .sorted()
        .distinct()
        .toList();
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
        "%s has to be a whole number from %d to %d, not \"%s\""
            .formatted(option.name(), least, most, text));
    return least;
  }

  Duration seconds(Option option, long leastMillis) {
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
            .formatted(option.name(), leastMillis / 1000.0, SECONDS_MAX, text(option)));
    return Duration.ZERO;
  }

  /** Empty if nothing was said. */
  Optional<Path> folder() {
    try {
      return Optional.ofNullable(given.get(FOLDER.name()))
          .map(text -> Path.of(text).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      faults.add(FOLDER.name() + " has to be a folder");
      return Optional.empty();
    }
  }
}
