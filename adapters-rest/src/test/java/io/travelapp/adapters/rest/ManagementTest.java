package io.travelapp.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.travelapp.adapters.rest.RestAdapters.Readiness;
import io.travelapp.adapters.rest.RestAdapters.Running;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagementTest {

  private final AtomicReference<Supplier<Readiness>> readiness =
      new AtomicReference<>(() -> new Readiness(Map.of("database", true)));
  private final Running management =
      RestAdapters.startManagement("127.0.0.1", 0, () -> readiness.get().get());
  private final Api api = new Api(management.port());

  @AfterEach
  void stop() {
    api.close();
    management.close();
  }

  @Test
  void a_server_that_answers_is_live() {
    readiness.set(() -> new Readiness(Map.of("database", false)));

    Api.Answer answer = api.get("/health/live");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"status\":\"live\"}");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void a_server_is_ready_once_everything_is_there() {
    Api.Answer ready = api.get("/health/ready");
    readiness.set(() -> new Readiness(Map.of("database", false)));
    Api.Answer notReady = api.get("/health/ready");

    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.text()).isEqualTo("{\"status\":\"ready\",\"checks\":{\"database\":\"up\"}}");
    assertThat(notReady.status()).isEqualTo(503);
    assertThat(notReady.text())
        .isEqualTo("{\"status\":\"not_ready\",\"checks\":{\"database\":\"down\"}}");
  }

  @Test
  void a_server_of_which_nobody_knows_is_not_ready() {
    readiness.set(() -> {
      throw new IllegalStateException("no connection");
    });

    Api.Answer answer = api.get("/health/ready");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text()).doesNotContain("connection");
  }

  @Test
  void there_is_nothing_else() {
    Api.Answer nothing = api.get("/health");
    Api.Answer written = api.post("/health/live", "{}");
    Api.Answer head =
        api.send("/health/live", request -> request.method("HEAD", BodyPublishers.noBody()));

    assertThat(nothing.status()).isEqualTo(404);
    assertThat(nothing.code()).isEqualTo("not_found");
    assertThat(nothing.json().path("traceId").asText()).isEqualTo(nothing.header(Trace.HEADER));
    assertThat(written.status()).isEqualTo(405);
    assertThat(written.header("Allow")).isEqualTo("GET, HEAD");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
  }

  @Test
  void a_port_in_use_is_told_as_such() {
    Throwable thrown =
        catchThrowable(() ->
            RestAdapters.startManagement(
                    "127.0.0.1", management.port(), () -> new Readiness(Map.of()))
                .close());

    assertThat(thrown)
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(BindException.class);
  }
}
