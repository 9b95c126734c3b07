package io.travelapp.testkit.memory;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/** A name without case and accents, to be compared. */
record FoldedName(String text) {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** What is typed for letters that do not decompose; and the one letter with two small forms. */
  private static final Map<Integer, String> TYPED =
      Map.of(
          (int) 'ł', "l", (int) 'ø', "o", (int) 'đ', "d", (int) 'ð', "d", (int) 'ı', "i", (int) 'ß',
          "ss", (int) 'æ', "ae", (int) 'œ', "oe", (int) 'þ', "th", (int) 'ς', "σ");

  static FoldedName of(String name) {
    String bare =
        MARKS.matcher(Normalizer.normalize(name.strip(), Normalizer.Form.NFKD)).replaceAll("");
    StringBuilder folded = new StringBuilder(bare.length());
    // Letter by letter: the case of a whole text depends on where words end.
    bare.codePoints()
        .map(Character::toLowerCase)
        .forEach(letter -> {
          String typed = TYPED.get(letter);
          if (typed == null) {
            folded.appendCodePoint(letter);
          } else {
            folded.append(typed);
          }
        });
    return new FoldedName(folded.toString());
  }

  /** How well it answers to what is sought. */
  enum Match {
    EQUAL,
    BEGINNING,
    WORD,
    PART,
    NONE
  }

  Match match(FoldedName sought) {
    if (text.equals(sought.text)) {
      return Match.EQUAL;
    }
    if (text.startsWith(sought.text)) {
      return Match.BEGINNING;
    }
    Match best = Match.NONE;
    for (int at = text.indexOf(sought.text); at > 0; at = text.indexOf(sought.text, at + 1)) {
      if (!Character.isLetterOrDigit(text.codePointBefore(at))) {
        return Match.WORD;
      }
      best = Match.PART;
    }
    return best;
  }
}
