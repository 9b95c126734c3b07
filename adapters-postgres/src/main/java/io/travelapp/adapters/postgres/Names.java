package io.travelapp.adapters.postgres;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names are compared, the same for what is stored and for what is sought. */
final class Names {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]");

  private Names() {}

  /** The name without case and accents. */
  static String fold(String name) {
    String bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    // By way of upper case: some small letters have one capital in common, such as dotless i and i.
    String small = bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(withPlainLetters(small), Normalizer.Form.NFC);
  }

  /**
   * Letters with a stroke and the like do not decompose, and people type another in their place.
   */
  private static String withPlainLetters(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case 'ß' -> plain.append("ss");
        case 'æ' -> plain.append("ae");
        case 'œ' -> plain.append("oe");
        case 'ø' -> plain.append('o');
        case 'ł' -> plain.append('l');
        case 'đ', 'ð' -> plain.append('d');
        case 'ħ' -> plain.append('h');
        case 'ŧ' -> plain.append('t');
        case 'þ' -> plain.append("th");
        // The small sigma at the end of a word.
        case 'ς' -> plain.append('σ');
        default -> plain.append(text.charAt(at));
      }
    }
    return plain.toString();
  }

  /** The folded name with a blank before each word, and blanks where no letter and no digit is. */
  static String words(String name) {
    return " " + BETWEEN_WORDS.matcher(fold(name)).replaceAll(" ");
  }
}
