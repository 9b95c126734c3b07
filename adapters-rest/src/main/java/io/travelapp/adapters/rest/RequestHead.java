package io.travelapp.adapters.rest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request line and headers that can be read in one way only.
 *
 * @param target path and query, with nothing left that has to be encoded
 * @param headers by name in lower case, each with its lines
 * @param contentLength as the header says
 */
record RequestHead(
    String method,
    String target,
    String version,
    Map<String, List<String>> headers,
    OptionalLong contentLength,
    boolean chunked) {

  private static final Pattern REQUEST_LINE =
      Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]{1,32}) (\\S+) (HTTP/[0-9.]{1,8})");
  private static final Pattern ABSOLUTE = Pattern.compile("(?i:https?)://[^/?#]+(.*)");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~%!$&'()*+,;=:\\[\\]-]*");
  private static final Pattern BROKEN_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final HexFormat UPPER_CASE = HexFormat.of().withUpperCase();
  private static final String MARKS_IN_NAME = "!#$%&'*+.^_`|~-";
  private static final String MARKS_IN_TARGET = "-._~!$&'()*+,;=:@/?%";

  /** The end of a line for who reads Unicode. */
  private static final char NEXT_LINE = 0x85;

  private static final char DELETE = 0x7f;

  private static final int HEADERS_MAX = 64;

  /** With two of these, two readers could choose differently. */
  private static final Set<String> AT_MOST_ONCE =
      Set.of(
          "authorization",
          "content-encoding",
          "content-length",
          "content-type",
          "expect",
          "host",
          "idempotency-key",
          "transfer-encoding");

  /** These are about the connection or the framing, which end here. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  RequestHead {
    headers = Map.copyOf(headers);
  }

  /**
   * Reads the lines of a head, without their ends.
   *
   * @throws Refusal if they are no head that can be read in one way only
   */
  static RequestHead parse(List<String> lines) {
    Matcher first = REQUEST_LINE.matcher(lines.getFirst());
    if (!first.matches()) {
      throw malformed("The request line is malformed.");
    }
    String version = first.group(3);
    if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
      throw new Refusal(
          Problem.of(ProblemCode.UNSUPPORTED_HTTP_VERSION, version + " is not spoken here."));
    }
    Map<String, List<String>> headers = headers(lines.subList(1, lines.size()));
    checkHost(version, headers);
    return new RequestHead(
        first.group(1),
        target(first.group(1), first.group(2)),
        version,
        headers,
        contentLength(headers),
        chunked(version, headers));
  }

  private static Map<String, List<String>> headers(List<String> lines) {
    if (lines.size() > HEADERS_MAX) {
      throw new Refusal(
          Problem.of(
              ProblemCode.HEADERS_TOO_LARGE, "There are more than " + HEADERS_MAX + " headers."));
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon < 1 || !isName(line, colon) || hasControl(line)) {
        throw malformed("A header is malformed.");
      }
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      List<String> values = headers.computeIfAbsent(name, any -> new ArrayList<>(1));
      values.add(withoutBlanks(line, colon + 1));
      if (values.size() > 1 && AT_MOST_ONCE.contains(name)) {
        throw malformed("The header " + name + " is given twice.");
      }
    }
    return headers;
  }

  /** Not by patterns, here and below: each character of each request comes by. */
  private static boolean isName(String line, int end) {
    for (int i = 0; i < end; i++) {
      if (!isLetterOrDigit(line.charAt(i)) && MARKS_IN_NAME.indexOf(line.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t') || c == DELETE || c == NEXT_LINE) {
        return true;
      }
    }
    return false;
  }

  private static String withoutBlanks(String line, int from) {
    int begin = from;
    int end = line.length();
    while (begin < end && isBlank(line.charAt(begin))) {
      begin++;
    }
    while (end > begin && isBlank(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(begin, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static void checkHost(String version, Map<String, List<String>> headers) {
    List<String> hosts = headers.getOrDefault("host", List.of());
    if (hosts.isEmpty() && version.equals("HTTP/1.1")) {
      throw malformed("The header host is missing.");
    }
    if (!hosts.stream().allMatch(host -> HOST.matcher(host).matches())) {
      throw malformed("The header host is malformed.");
    }
  }

  /** Path and query; what should have been encoded is, so that a name can be typed as it is. */
  private static String target(String method, String text) {
    Matcher absolute = ABSOLUTE.matcher(text);
    String target = absolute.matches() ? absolute.group(1) : text;
    if (target.isEmpty() || target.startsWith("?")) {
      target = "/" + target;
    }
    boolean wholeServer = target.equals("*") && method.equals("OPTIONS");
    if (wholeServer) {
      return "/";
    }
    if (!target.startsWith("/")
        || target.indexOf('#') >= 0
        || BROKEN_PERCENT.matcher(target).find()
        || hasControl(target)) {
      throw malformed("What is asked for is not a path and a query.");
    }
    StringBuilder encoded = new StringBuilder(target.length());
    for (int i = 0; i < target.length(); i++) {
      char octet = target.charAt(i);
      if (isLetterOrDigit(octet) || MARKS_IN_TARGET.indexOf(octet) >= 0) {
        encoded.append(octet);
      } else {
        encoded.append('%').append(UPPER_CASE.toHexDigits((byte) octet));
      }
    }
    return encoded.toString();
  }

  private static OptionalLong contentLength(Map<String, List<String>> headers) {
    List<String> lengths = headers.getOrDefault("content-length", List.of());
    if (lengths.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!lengths.getFirst().matches("[0-9]{1,18}")) {
      throw malformed("The header content-length is not a number.");
    }
    return OptionalLong.of(Long.parseLong(lengths.getFirst()));
  }

  private static boolean chunked(String version, Map<String, List<String>> headers) {
    List<String> codings = headers.getOrDefault("transfer-encoding", List.of());
    if (codings.isEmpty()) {
      return false;
    }
    if (headers.containsKey("content-length")) {
      throw malformed("Content-Length and Transfer-Encoding exclude each other.");
    }
    if (!codings.getFirst().equalsIgnoreCase("chunked") || version.equals("HTTP/1.0")) {
      throw malformed("No transfer coding but chunked is known, in HTTP/1.1.");
    }
    return true;
  }

  /** What is asked for, without the query. */
  String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** The first line of a header. */
  Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Whether the client reads an answer with a body, and may ask again on the same connection. */
  boolean isGoingOn() {
    return version.equals("HTTP/1.1")
        && !method.equals("HEAD")
        && !connectionOptions().contains("close");
  }

  boolean hasBody() {
    return chunked || contentLength.orElse(0) > 0;
  }

  /**
   * Whether the client sends the body only after it is told to go on.
   *
   * @throws Refusal if it expects anything else
   */
  boolean expectsContinue() {
    List<String> expected = headers.getOrDefault("expect", List.of());
    if (expected.isEmpty() || version.equals("HTTP/1.0")) {
      return false;
    }
    if (!expected.getFirst().equalsIgnoreCase("100-continue")) {
      throw new Refusal(
          Problem.of(
              ProblemCode.EXPECTATION_FAILED, "The header expect asks for what is not done here."));
    }
    return hasBody();
  }

  /** The head as it is passed on, for a body of that many bytes. */
  byte[] passedOn(int bodyBytes) {
    StringBuilder text = new StringBuilder(512);
    text.append(method).append(' ').append(target).append(' ').append(version).append("\r\n");
    text.append("host: localhost\r\n");
    for (String option : connectionOptions()) {
      text.append("connection: ").append(option).append("\r\n");
    }
    headers.entrySet().stream()
        .filter(header -> !NOT_PASSED_ON.contains(header.getKey()))
        .forEach(header ->
            header
                .getValue()
                .forEach(value ->
                    text.append(header.getKey()).append(": ").append(value).append("\r\n")));
    if (hasBody() || contentLength.isPresent()) {
      text.append("content-length: ").append(bodyBytes).append("\r\n");
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private List<String> connectionOptions() {
    Set<String> options =
        headers.getOrDefault("connection", List.of()).stream()
            .flatMap(line -> Arrays.stream(line.toLowerCase(Locale.ROOT).split(",", -1)))
            .map(String::strip)
            .collect(Collectors.toSet());
    if (options.contains("close")) {
      return List.of("close");
    }
    return options.contains("keep-alive") ? List.of("keep-alive") : List.of();
  }

  private static Refusal malformed(String detail) {
    return new Refusal(Problem.of(ProblemCode.MALFORMED_REQUEST, detail));
  }
}
