package io.travelapp.benchmarks;

import java.util.List;

/** The program: measures, and prints what it found. */
public final class Main {

  /** It was called wrongly (sysexits.h, EX_USAGE). */
  private static final int EXIT_USAGE = 64;

  private Main() {}

  /** Exit code 0 is that all was measured, reached or missed; 64 that it was called wrongly. */
  public static void main(String[] arguments) throws Exception {
    List<String> server = List.of(System.getProperty("travelapp.server", "./run"));
    switch (SearchOptions.read(List.of(arguments))) {
      case SearchOptions.Answer.HelpWanted() -> System.out.println(SearchOptions.help());
      case SearchOptions.Answer.Faulty(List<String> faults) -> {
        faults.forEach(System.err::println);
        System.exit(EXIT_USAGE);
      }
      case SearchOptions.Answer.Understood(SearchOptions options) ->
          System.out.print(new SearchBenchmark(options, server, System.err::println).run().text());
    }
  }
}
