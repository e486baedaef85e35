package org.tsudoi.policies;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.policies.domain.CharacterMixRule;
import org.tsudoi.policies.domain.MaximumAgeRule;
import org.tsudoi.policies.domain.MinimumAgeRule;
import org.tsudoi.policies.domain.MinimumLengthRule;
import org.tsudoi.policies.domain.ReuseRule;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What an administrator asks of passwords, as numbers (spec 6.1.2, 6.3.2). What nobody may switch
 * off is not here: the greatest length, the login name and the words that everybody tries first.
 *
 * @param minimumLength how many characters at least (最小文字数), 8 to 64
 * @param upperCase whether an upper-case letter is required
 * @param lowerCase whether a lower-case letter is required
 * @param digit whether a digit is required
 * @param lifetimeDays after how many days a password must be changed (有効期限); 0 for never
 * @param generations how many of the newest passwords may not be used again (再使用禁止世代数), 0 to 24
 * @param minimumAgeHours for how many hours a chosen password may not be changed again; 0 for none
 */
public record PasswordRules(
    int minimumLength,
    boolean upperCase,
    boolean lowerCase,
    boolean digit,
    int lifetimeDays,
    int generations,
    int minimumAgeHours) {

  /** The shortest length that may be asked for. */
  public static final int LEAST_LENGTH = 8;

  /** The longest length that may be asked for. */
  public static final int MOST_LENGTH = 64;

  /** The longest lifetime, in days. */
  public static final int MOST_LIFETIME_DAYS = 36_500;

  /** The most generations; each costs one computation of a hash. */
  public static final int MOST_GENERATIONS = 24;

  /** The longest minimum age, in hours. */
  public static final int MOST_MINIMUM_AGE_HOURS = 720;

  private static final int HOURS_OF_A_DAY = 24;

  /**
   * The profile <em>classic</em>, as the specification has it: a mix of characters, a change every
   * 90 days, and none of the five newest again, which one day of minimum age protects.
   */
  public static PasswordRules classic() {
    return new PasswordRules(8, true, true, true, 90, 5, HOURS_OF_A_DAY);
  }

  /**
   * The profile <em>modern</em>, after NIST SP 800-63B-4: length instead of composition, and no
   * change without a reason.
   */
  public static PasswordRules modern() {
    return new PasswordRules(15, false, false, false, 0, 0, 0);
  }

  /**
   * What the settings ask for: always a mix of characters, never a minimum age.
   *
   * @throws IllegalArgumentException with the range if a setting is outside it
   */
  static PasswordRules ofSettings(int minimumLength, int generations, Duration lifetime) {
    if (!lifetime.isZero() && lifetime.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException(
          "The lifetime of passwords must be zero or a day at least");
    }
    PasswordRules rules =
        new PasswordRules(
            minimumLength, true, true, true, Math.toIntExact(lifetime.toDays()), generations, 0);
    PasswordPolicy.of(rules);
    return rules;
  }

  /**
   * Lets nobody wish for what no policy may ask for.
   *
   * @throws RefusedException with {@link Problem#INVALID_VALUE} naming the field
   */
  public void refuseOutOfRange() {
    outOfRange()
        .ifPresent(
            field -> {
              throw new RefusedException(Problem.INVALID_VALUE, "passwords." + field);
            });
  }

  private Optional<String> outOfRange() {
    if (minimumLength < LEAST_LENGTH || minimumLength > MOST_LENGTH) {
      return Optional.of("minimumLength");
    }
    if (lifetimeDays < 0 || lifetimeDays > MOST_LIFETIME_DAYS) {
      return Optional.of("lifetimeDays");
    }
    if (generations < 0 || generations > MOST_GENERATIONS) {
      return Optional.of("generations");
    }
    return isMinimumAgeSensible() ? Optional.empty() : Optional.of("minimumAgeHours");
  }

  /** Within its range, and over before the password must be changed. */
  private boolean isMinimumAgeSensible() {
    return minimumAgeHours >= 0
        && minimumAgeHours <= MOST_MINIMUM_AGE_HOURS
        && (lifetimeDays == 0 || minimumAgeHours < lifetimeDays * HOURS_OF_A_DAY);
  }

  /**
   * The rules that are at least as strict as these and as others, and no stricter than that: of
   * each rule the stricter value, as the rule's own class has it.
   *
   * <p>A minimum age of some rules can so outlast the lifetime of others. The lifetime wins: a
   * password that must be replaced has no minimum age.
   */
  public PasswordRules stricter(PasswordRules others) {
    CharacterMixRule mix = mix().stricter(others.mix());
    return new PasswordRules(
        new MinimumLengthRule(minimumLength)
            .stricter(new MinimumLengthRule(others.minimumLength))
            .characters(),
        mix.upperCase(),
        mix.lowerCase(),
        mix.digit(),
        Math.toIntExact(
            new MaximumAgeRule(lifetime())
                .stricter(new MaximumAgeRule(others.lifetime()))
                .lifetime()
                .toDays()),
        new ReuseRule(generations).stricter(new ReuseRule(others.generations)).generations(),
        Math.toIntExact(
            new MinimumAgeRule(minimumAge())
                .stricter(new MinimumAgeRule(others.minimumAge()))
                .minimum()
                .toHours()));
  }

  private CharacterMixRule mix() {
    return new CharacterMixRule(upperCase, lowerCase, digit);
  }

  /** The values by name, in the order in which people read them. */
  public Map<String, String> byName() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("minimumLength", Integer.toString(minimumLength));
    values.put("upperCase", Boolean.toString(upperCase));
    values.put("lowerCase", Boolean.toString(lowerCase));
    values.put("digit", Boolean.toString(digit));
    values.put("lifetimeDays", Integer.toString(lifetimeDays));
    values.put("generations", Integer.toString(generations));
    values.put("minimumAgeHours", Integer.toString(minimumAgeHours));
    return values;
  }

  /** What {@link #byName} gave; empty if it is not in there. */
  static Optional<PasswordRules> ofStored(Map<String, String> texts) {
    return texts.containsKey("minimumLength")
        ? Optional.of(
            new PasswordRules(
                Integer.parseInt(texts.get("minimumLength")),
                Boolean.parseBoolean(texts.get("upperCase")),
                Boolean.parseBoolean(texts.get("lowerCase")),
                Boolean.parseBoolean(texts.get("digit")),
                Integer.parseInt(texts.get("lifetimeDays")),
                Integer.parseInt(texts.get("generations")),
                Integer.parseInt(texts.get("minimumAgeHours"))))
        : Optional.empty();
  }

  /** The time after which a password must be changed; zero for never. */
  Duration lifetime() {
    return Duration.ofDays(lifetimeDays);
  }

  /** The time for which a chosen password stays; zero for none. */
  Duration minimumAge() {
    return Duration.ofHours(minimumAgeHours);
  }
}
