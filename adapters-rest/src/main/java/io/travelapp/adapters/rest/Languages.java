package io.travelapp.adapters.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which languages somebody wants to read, and in which an answer is written. */
final class Languages {

  /** The most characters of a list of languages; nobody reads as many as a longer one has. */
  private static final int CHARS_MAX = 500;

  private Languages() {}

  /**
   * What Accept-Language asks for, the most wanted first. One that is malformed or endless is as
   * good as none (RFC 9110, section 12.5.4: it may be disregarded).
   */
  static List<LanguageRange> wanted(HttpHeaders request) {
    return wanted(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }

  /** The same of the header's text; null where it is missing. */
  static List<LanguageRange> wanted(@Nullable String wanted) {
    if (wanted == null || wanted.length() > CHARS_MAX) {
      return List.of();
    }
    try {
      return LanguageRange.parse(wanted);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  /** Says in which languages an answer is, and that others might get it in others. */
  static Response.ResponseBuilder tell(Response.ResponseBuilder answer, Stream<Locale> languages) {
    String tags =
        languages.map(Locale::toLanguageTag).distinct().sorted().collect(Collectors.joining(", "));
    return answer
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CONTENT_LANGUAGE, tags.isEmpty() ? null : tags);
  }
}
