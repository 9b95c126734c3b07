package io.travelapp.adapters.cognito;

import io.travelapp.adapters.cognito.CognitoAdapters.Pool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The program behind {@code ./stand-in}: stands in for AWS Cognito on this machine. */
public final class StandInProgram {

  private static final String USAGE =
      """
      ./stand-in [cognito-local] [--port N] [--mail DIR]

      Stands in for AWS Cognito on this machine until Ctrl-C, and says how ./run is told to use it. It keeps nothing.

        cognito-local   npm's cognito-local (needs Node), with what it lacks filled in; else the stand-in of the tests
        --port N        where it listens (9229)
        --mail DIR      where its mails with the codes go, as files (data/mail beside ./run)
      """;

  private StandInProgram() {}

  /** Exit code 64 is that it was called wrongly, 1 that it cannot start. */
  public static void main(String[] arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(arguments));
    Optional<String> mail = taken(words, "--mail");
    Optional<String> port = taken(words, "--port");
    boolean cognitoLocal = words.remove("cognito-local");
    if (!words.isEmpty() || !port.orElse("0").matches("[0-9]{1,5}")) {
      System.err.print(USAGE);
      System.exit(64);
    }
    Path mails = Path.of(mail.orElse("data/mail"));
    int at = Integer.parseInt(port.orElse("9229"));
    AutoCloseable running =
        cognitoLocal
            ? say(startCognitoLocal(at, mails))
            : say(StandIn.start(InstantSource.system(), at).mailingTo(mails));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running)));
    new CountDownLatch(1).await();
  }

  /** The value of an option, which is taken out of the words. */
  private static Optional<String> taken(List<String> words, String option) {
    int at = words.indexOf(option);
    if (at < 0 || at + 1 == words.size()) {
      return Optional.empty();
    }
    words.remove(at);
    return Optional.of(words.remove(at));
  }

  private static CognitoLocalRelay startCognitoLocal(int port, Path mails)
      throws IOException, InterruptedException {
    Optional<CognitoLocalRelay> relay =
        CognitoLocalRelay.start(Files.createTempDirectory("cognito-local"), port, mails);
    if (relay.isEmpty()) {
      System.err.println(
          "cognito-local needs Node: install it, so that node and npm are on the PATH.");
      System.exit(1);
    }
    return relay.orElseThrow();
  }

  private static StandIn say(StandIn standIn) {
    say("The stand-in of AWS Cognito", standIn.address());
    return standIn;
  }

  private static CognitoLocalRelay say(CognitoLocalRelay relay) {
    say("cognito-local " + CognitoLocal.VERSION, relay.address());
    return relay;
  }

  /** Makes a pool, and says how it is used. */
  private static void say(String what, URI address) {
    Pool pool = CognitoAdapters.create("travellers", "eu-west-1", Optional.of(address));
    System.out.printf(
        """
        %s is ready at %s. In another terminal:

        ./run --identity cognito --cognito-pool %s --cognito-client %s --cognito-region %s --cognito-endpoint %s
        """,
        what, address, pool.id(), pool.client(), pool.region(), address);
  }

  private static void close(AutoCloseable running) {
    try {
      running.close();
    } catch (Exception e) {
      System.err.println("It did not close in good order: " + e);
    }
  }
}
