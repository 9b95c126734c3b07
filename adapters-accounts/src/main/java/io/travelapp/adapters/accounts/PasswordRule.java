package io.travelapp.adapters.accounts;

import io.travelapp.domain.customer.EmailAddress;
import io.travelapp.domain.customer.Password;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are taken: long enough, and none that is tried first. No mix of kinds of
 * characters is asked for (NIST SP 800-63B, 5.1.1.2).
 */
final class PasswordRule {

  /** The shortest password, in characters. */
  static final int LENGTH_MIN = 8;

  /** The rule in words. */
  static final String IN_WORDS =
      "A password has "
          + LENGTH_MIN
          + " to "
          + Password.LENGTH_MAX
          + " characters, and is neither your mail address nor one of the passwords that are"
          + " guessed first, such as \"password1\".";

  private static final Set<String> COMMON = readCommon();

  private PasswordRule() {}

  static boolean allows(Password password, EmailAddress email) {
    String folded = Argon2id.composed(password.secret()).toLowerCase(Locale.ROOT);
    return length(password) >= LENGTH_MIN
        && !isTooLong(password)
        && !folded.equals(email.canonical())
        && !COMMON.contains(folded);
  }

  /** Whether it can be nobody's password. */
  static boolean isTooLong(Password password) {
    return length(password) > Password.LENGTH_MAX;
  }

  private static int length(Password password) {
    String composed = Argon2id.composed(password.secret());
    return composed.codePointCount(0, composed.length());
  }

  private static Set<String> readCommon() {
    try (InputStream file =
            Objects.requireNonNull(PasswordRule.class.getResourceAsStream("common-passwords.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
