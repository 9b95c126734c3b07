package io.travelapp.bootstrap;

import io.travelapp.adapters.cognito.CognitoAdapters;
import io.travelapp.application.ChangeRoleByEmail;
import io.travelapp.application.ImportTimetable;
import io.travelapp.domain.customer.CustomerId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The program: starts the server, or imports a timetable. */
public final class Main {

  /** The settings are wrong (sysexits.h, EX_CONFIG). */
  private static final int EXIT_CONFIG = 78;

  private Main() {}

  /** Exit code 0 is success, 1 that it could not be done, 78 that the settings are wrong. */
  public static void main(String[] arguments) {
    Path home = Path.of(System.getProperty("travelapp.home", "")).toAbsolutePath().normalize();
    int code =
        switch (Settings.read(List.of(arguments), System.getenv(), home)) {
          case Settings.Answer.HelpWanted() -> help();
          case Settings.Answer.Faulty(List<String> faults) -> explain(faults);
          case Settings.Answer.Understood(Settings settings) -> carryOut(settings);
        };
    System.exit(code);
  }

  private static int help() {
    System.out.println(
        """
        TravelApp sells coach seats.

          ./run                     start the server
          ./run import-gtfs FEED    put a GTFS timetable on sale, beside a running server or without one
          ./run create-cognito-pool NAME
                                    make a user pool at AWS Cognito, set up as it has to be
          ./run grant-role ADDRESS ROLE, ./run withdraw-role ADDRESS ROLE
                                    make the account of a mail address administrator or operator:ID:staff, or no
                                    longer; so the first administrator comes to be, who appoints others by REST

        Options, each also as a variable of the environment: --management-port is TRAVELAPP_MANAGEMENT_PORT.
        """);
    Arrays.stream(Option.values()).map(Option::help).forEach(System.out::println);
    return 0;
  }

  private static int explain(List<String> faults) {
    System.err.println(
        faults.size() == 1 ? "A setting is wrong:" : faults.size() + " settings are wrong:");
    faults.forEach(fault -> System.err.println("  " + fault));
    return EXIT_CONFIG;
  }

  private static int carryOut(Settings settings) {
    try {
      return switch (settings.command()) {
        case Settings.Command.Serve() -> serve(settings);
        case Settings.Command.ImportGtfs command -> importGtfs(settings, command);
        case Settings.Command.CreateCognitoPool command -> createCognitoPool(command);
        case Settings.Command.ChangeRole command -> changeRole(settings, command);
      };
    } catch (CannotStart e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private static int serve(Settings settings) {
    Wiring.Server server = Wiring.serve(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    System.out.println(
        """
        TravelApp is ready.
          web address  http://%s:%d/api/v1 (browse it at http://%s:%d/docs/)
          %s
          to stop it   Ctrl-C, or kill %d\
        """
            .formatted(
                settings.address(),
                server.port(),
                settings.address(),
                server.port(),
                kept(settings),
                ProcessHandle.current().pid()));
    server.running().awaitClose();
    return 0;
  }

  private static String kept(Settings settings) {
    return settings.inMemory()
        ? "in memory    nothing is kept, but for the mails in " + settings.data().resolve("mail")
        : "data folder  " + settings.data();
  }

  private static int importGtfs(Settings settings, Settings.Command.ImportGtfs command) {
    ImportTimetable.Outcome outcome;
    try (ProgressLine progress = ProgressLine.onTerminal()) {
      outcome = Wiring.importGtfs(settings, command, progress);
    }
    ImportReport.lines(outcome).forEach(System.out::println);
    if (command.report().isPresent()) {
      write(command.report().get(), outcome);
    }
    return outcome instanceof ImportTimetable.Outcome.Imported ? 0 : 1;
  }

  private static int createCognitoPool(Settings.Command.CreateCognitoPool command) {
    CognitoAdapters.Pool pool = Wiring.createCognitoPool(command);
    System.out.printf(
        "The pool is made. Use it by%n  ./run --identity cognito --cognito-pool %s --cognito-client %s --cognito-region %s%s%n",
        pool.id(),
        pool.client(),
        pool.region(),
        pool.endpoint().map(address -> " --cognito-endpoint " + address).orElse(""));
    return 0;
  }

  private static int changeRole(Settings settings, Settings.Command.ChangeRole command) {
    String who = command.email().value();
    return switch (Wiring.changeRole(settings, command)) {
      case ChangeRoleByEmail.Outcome.Changed(CustomerId subject) -> {
        System.out.printf(
            "%s (%s) %s %s, from the next access token on.%n",
            who,
            subject.subject(),
            command.has() ? "has the role" : "no longer has the role",
            command.role().group());
        yield 0;
      }
      case ChangeRoleByEmail.Outcome.NoAccount() -> {
        System.err.printf(
            "Nobody has confirmed a sign-up with %s in %s.%n",
            who,
            settings
                .cognito()
                .map(pool -> "the user pool " + pool.id())
                .orElse("the accounts of the database"));
        yield 1;
      }
    };
  }

  private static void write(Path report, ImportTimetable.Outcome outcome) {
    try {
      ImportReportFile.write(report, outcome);
      System.out.println("The whole report is in " + report + ".");
    } catch (IOException e) {
      throw new CannotStart("The report cannot be written to " + report + ": " + e, e);
    }
  }
}
