package io.travelapp.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.travelapp.adapters.rest.RequestFrame.Phase;
import io.travelapp.adapters.rest.RequestFrame.Progress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFrameTest {

  private static final int BODY_MAX = 100;

  private final RequestFrame frame = new RequestFrame(BODY_MAX);

  @Test
  void a_request_comes_out_with_its_last_byte() {
    String request = "POST /holds HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";

    for (int sent = 1; sent < request.length(); sent++) {
      assertThat(read(request.substring(sent - 1, sent))).isEqualTo(new Progress.Wanting());
    }

    assertThat(whole("o"))
        .isEqualTo("POST /holds HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\n\r\nhello");
  }

  @Test
  void requests_that_come_together_come_out_one_by_one() {
    ByteBuffer bytes =
        bytes("GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\nGET /c");

    assertThat(text(frame.read(bytes))).startsWith("GET /a HTTP/1.1\r\n");
    assertThat(text(frame.read(bytes))).startsWith("GET /b HTTP/1.1\r\n");
    assertThat(frame.read(bytes)).isEqualTo(new Progress.Wanting());
    assertThat(frame.phase()).isEqualTo(Phase.HEAD);
  }

  @Test
  void chunks_come_out_as_a_body_of_known_length_without_extensions_and_trailers() {
    String request =
        whole(
            lines(
                "POST / HTTP/1.1",
                "Host: a",
                "Transfer-Encoding: Chunked",
                "",
                "5;a=b",
                "hello",
                "6",
                " world",
                "0",
                "X: y",
                "",
                ""));

    assertThat(request)
        .isEqualTo(
            lines("POST / HTTP/1.1", "host: localhost", "content-length: 11", "", "hello world"));
  }

  @Test
  void what_is_about_the_connection_is_not_passed_on() {
    String request =
        whole(
            lines(
                "GET / HTTP/1.1",
                "Host: a",
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAA",
                "Accept: text/html",
                "",
                ""));

    assertThat(request)
        .isEqualTo(lines("GET / HTTP/1.1", "host: localhost", "accept: text/html", "", ""));
  }

  @Test
  void blanks_around_a_value_are_none_of_it() {
    assertThat(whole("GET / HTTP/1.1\r\nHost:a\r\nX: \t y: \tz \t\r\nEmpty: \t\r\n\r\n"))
        .contains("\r\nx: y: \tz\r\n")
        .contains("\r\nempty: \r\n");
  }

  @Test
  void who_wants_to_close_is_heard() {
    assertThat(whole("GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n"))
        .contains("\r\nconnection: close\r\n");
    assertThat(whole("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"))
        .contains("\r\nconnection: keep-alive\r\n");
  }

  @Test
  void what_should_have_been_encoded_in_a_target_is() {
    // UTF-8 as it is typed into curl.
    String typed =
        new String("/places?q=kō|x".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    assertThat(whole("GET " + typed + " HTTP/1.1\r\nHost: a\r\n\r\n"))
        .startsWith("GET /places?q=k%C5%8D%7Cx HTTP/1.1\r\n");
  }

  @Test
  void an_absolute_target_is_its_path() {
    assertThat(whole("GET http://a:80/places?q=x HTTP/1.1\r\nHost: a\r\n\r\n"))
        .startsWith("GET /places?q=x HTTP/1.1\r\n");
    assertThat(whole("GET http://a?q=x HTTP/1.1\r\nHost: a\r\n\r\n"))
        .startsWith("GET /?q=x HTTP/1.1\r\n");
  }

  @Test
  void who_waits_to_be_told_is_told_once() {
    String head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n";

    assertThat(read(head)).isEqualTo(new Progress.AwaitingContinue());
    assertThat(read("h")).isEqualTo(new Progress.Wanting());
    assertThat(whole("i")).endsWith("\r\n\r\nhi");
  }

  @Test
  void who_did_not_wait_is_not_told() {
    assertThat(
            whole(
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\nhi"))
        .endsWith("\r\n\r\nhi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A line that ends with one of the two.
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\r\nHost: a\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\rX: y\r\n\r\n",
        // Two ways to tell where the body ends.
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x3\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n",
        // A transfer coding that is not known.
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
        // A header that some would not see.
        "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n X: folded\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: \u0000\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: y\u001fz\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: y\u007f\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: y\u0085z\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX(: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nAuthorization: a\r\nAuthorization: b\r\n\r\n",
        // No host, two, or none that can be one.
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
        // A request line with something wrong.
        "GET /\r\n\r\n",
        "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1 \r\nHost: a\r\n\r\n",
        "GET x HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n",
        "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n",
        "G(T / HTTP/1.1\r\nHost: a\r\n\r\n",
        // Chunks that two would count differently.
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\nabc\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-3\r\nabc\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF3\r\nabc\r\n",
      })
  void what_could_be_read_in_two_ways_is_refused(String request) {
    assertThat(refused(request).code()).isEqualTo(ProblemCode.MALFORMED_REQUEST);
  }

  @Test
  void another_version_is_not_spoken() {
    assertThat(refused("PRI * HTTP/2.0\r\n\r\n").code())
        .isEqualTo(ProblemCode.UNSUPPORTED_HTTP_VERSION);
  }

  @Test
  void nothing_else_can_be_expected() {
    assertThat(refused("GET / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n").code())
        .isEqualTo(ProblemCode.EXPECTATION_FAILED);
  }

  @Test
  void a_head_has_its_limit_before_it_ends() {
    assertThat(
            refused("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(RequestFrame.HEAD_MAX)).code())
        .isEqualTo(ProblemCode.HEADERS_TOO_LARGE);
    assertThat(new RequestFrame(1).read(bytes("G".repeat(RequestFrame.HEAD_MAX + 1))))
        .isInstanceOf(Progress.Refused.class);
  }

  @Test
  void headers_have_their_number() {
    assertThat(refused("GET / HTTP/1.1\r\nHost: a\r\n" + "x:\r\n".repeat(100) + "\r\n").code())
        .isEqualTo(ProblemCode.HEADERS_TOO_LARGE);
  }

  @Test
  void a_body_that_says_it_is_too_long_is_refused_before_it_is_here() {
    assertThat(refused("POST /x?y HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n").code())
        .isEqualTo(ProblemCode.BODY_TOO_LARGE);
  }

  @Test
  void chunks_are_counted_together() {
    String chunk = "32\r\n" + "x".repeat(50) + "\r\n";

    Problem problem =
        refused(
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk
                + chunk
                + "1\r\n");

    assertThat(problem.code()).isEqualTo(ProblemCode.BODY_TOO_LARGE);
  }

  @Test
  void a_refusal_tells_the_path_without_the_query_where_there_is_one() {
    assertThat(read("POST /x?y HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n"))
        .isInstanceOfSatisfying(
            Progress.Refused.class, refused -> assertThat(refused.path()).isEqualTo("/x"));
  }

  @Test
  void it_says_where_it_stands_and_what_it_holds() {
    List<Phase> phases = new ArrayList<>(List.of(frame.phase()));
    read("POST / HTTP/1.1\r\nHost: a\r\n");
    phases.add(frame.phase());
    read("Content-Length: 3\r\n\r\n");
    phases.add(frame.phase());
    read("ab");

    assertThat(frame.held()).isEqualTo(2);
    assertThat(whole("c")).isNotEmpty();
    phases.add(frame.phase());

    assertThat(phases)
        .containsExactly(Phase.BETWEEN_REQUESTS, Phase.HEAD, Phase.BODY, Phase.BETWEEN_REQUESTS);
    assertThat(frame.held()).isZero();
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines);
  }

  private Progress read(String text) {
    return frame.read(bytes(text));
  }

  private String whole(String text) {
    return text(read(text));
  }

  private Problem refused(String text) {
    return ((Progress.Refused) read(text)).problem();
  }

  private static String text(Progress progress) {
    ByteBuffer request = ((Progress.Whole) progress).request();
    return StandardCharsets.ISO_8859_1.decode(request).toString();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
