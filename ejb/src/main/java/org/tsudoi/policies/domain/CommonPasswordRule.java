package org.tsudoi.policies.domain;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tsudoi.policies.PasswordContext;
import org.tsudoi.policies.PasswordViolation;

/**
 * Not what everybody tries first: none of our words, whatever the case, with the usual digits for
 * letters ({@code P4ssw0rd}) and whatever digits and signs stand before or behind ({@code
 * Password2024!}), and nothing that is found in a million guesses by who knows 30,000 common
 * passwords, names, keys that lie side by side, runs and repetitions; nor the person's own names
 * and little else (ADR 0132).
 *
 * <p>Of a long password its beginning is judged.
 */
public record CommonPasswordRule() implements PasswordRule {

  private static final double EASILY_GUESSED = 1e6;

  /** What is shorter no policy admits. */
  private static final int SHORTEST = 8;

  /** So many characters must stand beside the person's own words. */
  private static final int FEWEST_BESIDE = 5;

  /** What takes the longest to judge is long; who needs more than this to be safe is not. */
  private static final int JUDGED_CHARACTERS = 32;

  private static final String DIGITS_FOR_LETTERS = "0134578@$!";
  private static final String LETTERS = "oieastbasi";

  private static final Set<String> WORDS =
      Set.of(
          "password",
          "passwort",
          "passcode",
          "pass",
          "passw",
          "pasuwaado",
          "himitsu",
          "secret",
          "welcome",
          "hello",
          "changeme",
          "letmein",
          "login",
          "test",
          "testing",
          "demo",
          "guest",
          "user",
          "admin",
          "administrator",
          "root",
          "master",
          "system",
          "server",
          "default",
          "qwerty",
          "qwertyuiop",
          "qwertz",
          "azerty",
          "asdf",
          "asdfgh",
          "asdfghjk",
          "asdfghjkl",
          "zxcvbn",
          "zxcvbnm",
          "qazwsx",
          "qazwsxedc",
          "qweasd",
          "qweasdzxc",
          "abc",
          "abcd",
          "abcde",
          "abcdef",
          "abcdefg",
          "abcdefgh",
          "abcdefghij",
          "aaaaaaa",
          "iloveyou",
          "aishiteru",
          "sunshine",
          "princess",
          "dragon",
          "monkey",
          "shadow",
          "football",
          "baseball",
          "yakyuu",
          "superman",
          "batman",
          "pokemon",
          "doraemon",
          "sakura",
          "tokyo",
          "toukyou",
          "osaka",
          "nippon",
          "nihon",
          "japan",
          "fujisan",
          "konnichiwa",
          "arigatou",
          "ohayou",
          "spring",
          "summer",
          "autumn",
          "winter",
          "monday",
          "friday",
          "january",
          "december",
          "company",
          "kaisha",
          "meeting",
          "kaigi",
          "tsudoi",
          "tsudoitsudoi");

  @Override
  public List<PasswordViolation> check(String candidate, PasswordContext context) {
    String lower = candidate.toLowerCase(Locale.ROOT);
    boolean common =
        WORDS.contains(word(lower))
            || WORDS.contains(word(spelledOut(lower)))
            || isOfOwnWords(lower, context)
            || isEasilyGuessed(candidate, context);
    return PasswordRule.brokenIf(common, PasswordViolation.COMMON);
  }

  /** Whether next to nothing stands beside the person's own words. */
  private static boolean isOfOwnWords(String lower, PasswordContext context) {
    String beside = lower;
    for (String word : context.ownWords()) {
      beside = beside.replace(word, "");
    }
    return beside.length() < lower.length() && beside.length() < FEWEST_BESIDE;
  }

  private static boolean isEasilyGuessed(String candidate, PasswordContext context) {
    if (candidate.codePointCount(0, candidate.length()) < SHORTEST) {
      return false;
    }
    String judged = candidate.substring(0, Math.min(JUDGED_CHARACTERS, candidate.length()));
    List<String> known = new ArrayList<>(context.ownWords());
    known.addAll(WORDS);
    return Estimator.INSTANCE.measure(judged, known).getGuesses() < EASILY_GUESSED;
  }

  /** Read when the first password is chosen. */
  private static final class Estimator {
    static final Zxcvbn INSTANCE = make();

    private static Zxcvbn make() {
      try {
        return new ZxcvbnBuilder()
            .dictionaries(
                List.of(
                    StandardDictionaries.PASSWORDS_LOADER.load(),
                    StandardDictionaries.MALE_NAMES_LOADER.load(),
                    StandardDictionaries.FEMALE_NAMES_LOADER.load(),
                    StandardDictionaries.SURNAMES_LOADER.load()))
            .keyboards(StandardKeyboards.loadAllKeyboards())
            .build();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The letters without digits and signs before and behind. */
  private static String word(String text) {
    return text.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
  }

  private static String spelledOut(String text) {
    // What stands behind the word is taken for digits first, so that a year stays a year.
    String stem = text.replaceAll("[^\\p{L}@$]+$", "");
    StringBuilder letters = new StringBuilder(stem);
    for (int at = 0; at < letters.length(); at++) {
      int digit = DIGITS_FOR_LETTERS.indexOf(letters.charAt(at));
      if (digit >= 0) {
        letters.setCharAt(at, LETTERS.charAt(digit));
      }
    }
    return letters.toString();
  }
}
