package io.travelapp.domain.customer;

import java.util.Locale;
import java.util.Set;

/**
 * Which passwords are taken: long enough, and none that is tried first. No mix of kinds of
 * characters is asked for (NIST SP 800-63B, 5.1.1.2).
 */
public final class PasswordRule {

  /** The shortest password, in characters. */
  public static final int LENGTH_MIN = 8;

  /** The rule in words. */
  public static final String IN_WORDS =
      "A password has "
          + LENGTH_MIN
          + " to "
          + Password.LENGTH_MAX
          + " characters, and is neither your mail address nor one of the passwords that are"
          + " guessed first, such as \"password1\".";

  private static final Set<String> GUESSED_FIRST =
      Set.of(
          """
          12345678 123456789 1234567890 12345678910 123456123456 123123123 111111111 11111111
          1111111111 00000000 000000000 0000000000 88888888 99999999 66666666 77777777 22222222
          87654321 987654321 9876543210 0987654321 0123456789 11223344 1122334455 112233445566
          12341234 12344321 12121212 13131313 123454321 123698745 147258369 147852369 159753456
          741852963 789456123 789456123a password password1 password12 password123 password1234
          password! password01 passw0rd p@ssw0rd p@ssword pa55word passwort passwort1 motdepasse
          contraseña contrasena qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345
          qwertz123 qwertzui azertyuiop azerty123 asdfghjk asdfghjkl asdfasdf asdf1234 zxcvbnm1
          zxcvbnm123 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 q1w2e3r4 q1w2e3r4t5
          qazwsxedc qazwsx123 zaq12wsx zaq1zaq1 abcd1234 abcdefgh abc12345 abc123456 a1234567
          a12345678 a123456789 aa123456 aa12345678 a1b2c3d4 1a2b3c4d aaaaaaaa iloveyou iloveyou1
          iloveyou2 ilovegod sunshine sunshine1 princess princess1 football football1 baseball
          baseball1 basketball superman superman1 starwars pokemon1 spiderman batman123 michelle
          jennifer jessica1 computer internet samsung1 liverpool chocolate butterfly whatever
          trustno1 letmein1 letmein123 welcome1 welcome123 admin123 admin1234 administrator
          changeme changeme1 changeme123 default1 master123 monkey123 dragon123 shadow123 charlie1
          freedom1 google123 test1234 testtest travelapp travelapp1
          """
              .strip()
              .split("\\s+"));

  private PasswordRule() {}

  /**
   * Whether the password may be that of the account with this address.
   *
   * @param password as it is compared: where letters are composed for that, composed
   */
  public static boolean allows(Password password, EmailAddress email) {
    String folded = password.secret().toLowerCase(Locale.ROOT);
    return length(password) >= LENGTH_MIN
        && !isTooLong(password)
        && !folded.equals(email.canonical())
        && !GUESSED_FIRST.contains(folded);
  }

  /** Whether it can be nobody's password. */
  public static boolean isTooLong(Password password) {
    return length(password) > Password.LENGTH_MAX;
  }

  private static int length(Password password) {
    return password.secret().codePointCount(0, password.secret().length());
  }
}
