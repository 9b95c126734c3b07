package io.travelapp.domain.customer;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which passwords are taken: long enough, not the mail address, and none that is known from leaks
 * and tried first. No mix of kinds of characters is asked for (NIST SP 800-63B, 5.1.1.2).
 */
public final class PasswordRule {

  /** The shortest password, in characters. */
  public static final int LENGTH_MIN = 8;

  /** So many characters before and after a word make no other password of it. */
  private static final int DECORATION_MAX = 6;

  private static final String LENGTH =
      "A password has " + LENGTH_MIN + " to " + Password.LENGTH_MAX + " characters.";

  private static final String ADDRESS = "A password is not the mail address of its account.";

  private static final String LEAKED =
      "A password is none that is known from leaks and guessed first, such as \"password1\" or"
          + " \"12345678\".";

  private static final String COUNTED = "012345678901234567890";

  /** Words of which passwords are made, with a number or a sign before or after them. */
  private static final Set<String> WORDS =
      words(
          """
          aaron abc abcd abcdef abcdefgh access admin administrator alexander amanda amazing andrea
          andrew angel angels anthony apple ashley asdf asdfasdf asdfgh asdfghjk asdfghjkl austin
          azerty azertyuiop babygirl bailey banana barbara barcelona baseball basketball batman
          beautiful benjamin blessed brandon buster butterfly cambiame changeit changeme
          charles charlie cheese chelsea chicken chocolate chris christian christopher coffee
          computer contrasena contraseña cookie corvette cowboys daniel danielle david default
          diamond dolphin dragon eagles elizabeth estrella facebook family fender ferrari flower
          football freedom friends gabriel george ginger google guest gunner guitar hallo
          hannah harley heather hello hockey hunter iceman iloveyou ilovegod install
          internet jackson jasmine jasper jennifer jessica johnson jonathan jordan joshua
          junior justin killer kimberly lakers letmein liverpool login love lovely
          maggie manager marina marlboro martin master matrix matthew maverick merlin
          michael michelle midnight minecraft mobile money monkey monster morgan motdepasse mustang
          naruto natasha nathan newyork nicholas nicole nintendo nothing oliver orange pakistan
          parola pass passat password passwd passwort patrick peanut pepper phoenix player
          please pokemon porsche prince princess purple qazwsx qazwsxedc qwer qwert qwerty qwertyui
          qwertyuiop qwertz qwertzui qwertzuiop rachel raiders rainbow ranger rangers realmadrid
          rebecca richard robert root samantha samsung samson scooter secret secreto senha shadow
          shadows sierra silver slayer snoopy soccer sophie spider spiderman spring starwars
          steelers stephanie summer sunshine superman superuser support sysadmin
          techno teddy tennis test tester testing testtest thomas thunder tigers tigger
          travel travelapp trustno user vanessa victoria viking welcome whatever william winner
          winter wizard yamaha yankee yankees yellow zaqwsx zxcvbn zxcvbnm ihateyou
          """);

  /** Walks over a keyboard, and what has no word in it. */
  private static final Set<String> OTHERS =
      words(
          """
          11223344 1122334455 112233445566 112358132 12344321 12345678a 123456789a 1234567a
          123454321 123698745 123qweasd 123qweasdzxc 147258369 147852369 14789632 159357456
          159753456 1a2b3c4d 1g2w3e4r 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc
          1qazxsw2 3rjs1la7qe 741852963 789456123 789456123a 963852741 987456321 98765432
          a123456789 a12345678 a1234567 a1b2c3d4 a1s2d3f4 aa12345678 aa123456 asdf1234 asdfqwer
          q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 qwer1234 qwerty12345 qweasdzxc zaq12wsx zaq1xsw2
          zaq1zaq1 zxcv1234
          """);

  private PasswordRule() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /**
   * Which rule the password breaks, in words; empty if it may be that of the account with this
   * address.
   *
   * @param password as it is compared: where letters are composed for that, composed
   */
  public static Optional<String> broken(Password password, EmailAddress email) {
    String folded = password.secret().toLowerCase(Locale.ROOT);
    if (length(password) < LENGTH_MIN || isTooLong(password)) {
      return Optional.of(LENGTH);
    }
    if (folded.equals(email.canonical())) {
      return Optional.of(ADDRESS);
    }
    return isGuessedFirst(folded) ? Optional.of(LEAKED) : Optional.empty();
  }

  /** Whether it can be nobody's password. */
  public static boolean isTooLong(Password password) {
    return length(password) > Password.LENGTH_MAX;
  }

  private static int length(Password password) {
    return password.secret().codePointCount(0, password.secret().length());
  }

  private static boolean isGuessedFirst(String folded) {
    return OTHERS.contains(folded)
        || folded.matches("(.{1,4})\\1+")
        || isCountedUpOrDown(folded)
        || WORDS.contains(withoutSigns(wordOf(folded)));
  }

  private static boolean isCountedUpOrDown(String folded) {
    return COUNTED.contains(folded)
        || new StringBuilder(COUNTED).reverse().toString().contains(folded);
  }

  /** What is left without the numbers and signs around it, of which there are few. */
  private static String wordOf(String folded) {
    String word = folded.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    return folded.length() - word.length() > DECORATION_MAX ? folded : word;
  }

  /** With the letters that signs stand for. */
  private static String withoutSigns(String word) {
    return word.replace('@', 'a')
        .replace('4', 'a')
        .replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('5', 's')
        .replace('$', 's');
  }
}
