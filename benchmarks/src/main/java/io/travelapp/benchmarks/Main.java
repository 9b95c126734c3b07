package io.travelapp.benchmarks;

import io.travelapp.benchmarks.Arguments.Understanding;
import java.io.PrintStream;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** The program: measures, and prints what it found. */
public final class Main {

  private static final int EXIT_OK = 0;

  /** It was called wrongly (sysexits.h, EX_USAGE). */
  private static final int EXIT_USAGE = 64;

  private static final String HELP =
      """
      ./bench WHAT [OPTIONS] measures, and prints what it found, reached or missed.

        search    the search over HTTP, and what it takes from those who select seats
        booking   holds and payments over HTTP, beside the same SQL and the bare commit
        overload  holds while ten and a hundred times as many come as can be served
        seats     one allotment of seats to a party, by JMH
        tokens    who shows an access token, by JMH

      ./bench WHAT --help lists the options.\
      """;

  private final List<String> server;
  private final PrintStream out;
  private final PrintStream progress;

  private Main(List<String> server, PrintStream out, PrintStream progress) {
    this.server = List.copyOf(server);
    this.out = out;
    this.progress = progress;
  }

  /** Exit code 0 is that all was measured, reached or missed; 64 that it was called wrongly. */
  public static void main(String[] arguments) throws Exception {
    List<String> server = List.of(System.getProperty("travelapp.server", "./run"));
    int code = run(List.of(arguments), server, System.out, System.err);
    if (code != EXIT_OK) {
      System.exit(code);
    }
  }

  /**
   * Measures what is named first, in the way that the others say.
   *
   * @param server what starts the server that is measured, to which its settings are appended
   * @param out where the figures go
   * @param progress where it is told what is being done, and what was wrong with the arguments
   * @return the exit code
   */
  public static int run(
      List<String> arguments, List<String> server, PrintStream out, PrintStream progress)
      throws Exception {
    Main main = new Main(server, out, progress);
    String what = arguments.isEmpty() ? "--help" : arguments.getFirst();
    return switch (what) {
      case "search" -> main.search(options(arguments));
      case "booking" -> main.booking(options(arguments));
      case "overload" -> main.overload(options(arguments));
      case "seats" -> main.seats(options(arguments));
      case "tokens" -> main.tokens(options(arguments));
      case "--help", "-h" -> main.help(HELP);
      default -> main.refuse(List.of("\"" + what + "\" cannot be measured; --help says what can."));
    };
  }

  private static List<String> options(List<String> arguments) {
    return arguments.subList(1, arguments.size());
  }

  private int seats(List<String> arguments) throws RunnerException {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      return help(SeatAllotments.HELP);
    }
    if (!arguments.isEmpty()) {
      return refuse(List.of("\"" + arguments.getFirst() + "\" is not an option; there is none"));
    }
    progress.println("Measuring the allotment of seats, about a minute and a half ...");
    out.print(SeatAllotments.usual().run());
    return EXIT_OK;
  }

  private int tokens(List<String> arguments) throws Exception {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      return help(TokenVerification.HELP);
    }
    if (!arguments.isEmpty()) {
      return refuse(List.of("\"" + arguments.getFirst() + "\" is not an option; there is none"));
    }
    progress.println("Measuring the verification of access tokens, about a minute ...");
    out.print(TokenVerification.usual().run());
    return EXIT_OK;
  }

  private int search(List<String> arguments) throws Exception {
    return measure(
        SearchOptions.read(arguments),
        options -> new SearchBenchmark(options, server, progress::println).run().text());
  }

  private int booking(List<String> arguments) throws Exception {
    return measure(
        BookingOptions.read(arguments),
        options -> new BookingBenchmark(options, server, progress::println).run().text());
  }

  private int overload(List<String> arguments) throws Exception {
    return measure(
        OverloadOptions.read(arguments),
        options -> new OverloadBenchmark(options, server, progress::println).run().text());
  }

  private interface Measuring<T> {
    String textOf(T options) throws Exception;
  }

  private <T> int measure(Understanding<T> understanding, Measuring<T> measuring) throws Exception {
    return switch (understanding) {
      case Understanding.HelpWanted<T>(String text) -> help(text);
      case Understanding.Faulty<T>(List<String> faults) -> refuse(faults);
      case Understanding.Understood<T>(T options) -> {
        out.print(measuring.textOf(options));
        yield EXIT_OK;
      }
    };
  }

  private int help(String text) {
    out.println(text);
    return EXIT_OK;
  }

  private int refuse(List<String> faults) {
    faults.forEach(progress::println);
    return EXIT_USAGE;
  }
}
