package org.tsudoi.policies.domain;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tsudoi.policies.PasswordContext;
import org.tsudoi.policies.PasswordViolation;

/**
 * Not one of the words that everybody tries first, whatever the case, with the usual digits for
 * letters ({@code P4ssw0rd}) and whatever digits and signs stand before or behind ({@code
 * Password2024!}).
 */
public record CommonPasswordRule() implements PasswordRule {

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
    boolean common = WORDS.contains(word(lower)) || WORDS.contains(word(spelledOut(lower)));
    return PasswordRule.brokenIf(common, PasswordViolation.COMMON);
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
