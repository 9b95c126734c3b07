package io.travelapp.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.cognito.CognitoLocalRelay;
import io.travelapp.adapters.cognito.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a newcomer to type works as it is written. */
final class ReadmeTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void the_first_booking_works_as_written() throws Exception {
    assertThatItWorks();
  }

  @Test
  void the_first_booking_works_as_written_in_memory_too() throws Exception {
    assertThatItWorks("--in-memory");

    assertThat(folder.resolve("data"))
        .as("nothing but the mails and the audit records")
        .isDirectoryNotContaining(file -> !file.endsWith("mail") && !file.endsWith("audit"));
  }

  @Test
  void the_first_booking_works_as_written_with_accounts_at_a_stand_in_of_cognito()
      throws Exception {
    try (StandIn cognito =
        StandIn.start(InstantSource.system()).mailingTo(folder.resolve("data/mail"))) {
      assertThatItWorks(AtCognito.options(cognito.address()).toArray(String[]::new));
    }
  }

  @Test
  void the_first_booking_works_as_written_with_accounts_at_cognito_local() throws Exception {
    try (CognitoLocalRelay cognito =
        CognitoLocalRelay.startOrSkip(folder, folder.resolve("data/mail"))) {
      assertThatItWorks(AtCognito.options(cognito.address()).toArray(String[]::new));
    }
  }

  private void assertThatItWorks(String... how) throws IOException, InterruptedException {
    try (TestServer server = TestServer.start(folder.resolve("data"), how)) {
      String output = run(server.port(), server.data(), folder.resolve("output"));

      assertThat(output).containsPattern("\"reference\":\"[0-9A-Z]{8}\",\"status\":\"confirmed\"");
      assertThat(output.substring(output.lastIndexOf("{\"items\"")))
          .contains("\"reference\"", "\"Ken\"");
    }
  }

  private static String run(int port, Path data, Path output)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("bash", "-c", ".ci/readme-booking " + port + " '" + data + "' | bash")
            .directory(ROOT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    String text = Files.readString(output);
    assertThat(ended).as("ended in time: %s", text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }
}
