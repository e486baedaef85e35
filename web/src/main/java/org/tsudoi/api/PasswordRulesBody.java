package org.tsudoi.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.PasswordRules;

/**
 * What passwords must be; common words and the user ID are always refused.
 *
 * @param minimumLength how many characters at least
 * @param upperCase whether an upper-case letter is required
 * @param lowerCase whether a lower-case letter is required
 * @param digit whether a digit is required
 * @param lifetimeDays after how many days a password must be changed; 0 for never
 * @param generations how many of the newest passwords may not be used again
 * @param minimumAgeHours for how many hours a chosen password may not be changed again; less than
 *     the lifetime
 */
@Schema(name = "PasswordRules")
public record PasswordRulesBody(
    @NotNull @Min(PasswordRules.LEAST_LENGTH) @Max(PasswordRules.MOST_LENGTH) Integer minimumLength,
    @NotNull Boolean upperCase,
    @NotNull Boolean lowerCase,
    @NotNull Boolean digit,
    @NotNull @Min(0) @Max(PasswordRules.MOST_LIFETIME_DAYS) Integer lifetimeDays,
    @NotNull @Min(0) @Max(PasswordRules.MOST_GENERATIONS) Integer generations,
    @NotNull @Min(0) @Max(PasswordRules.MOST_MINIMUM_AGE_HOURS) Integer minimumAgeHours) {

  static PasswordRulesBody of(PasswordRules rules) {
    return new PasswordRulesBody(
        rules.minimumLength(),
        rules.upperCase(),
        rules.lowerCase(),
        rules.digit(),
        rules.lifetimeDays(),
        rules.generations(),
        rules.minimumAgeHours());
  }

  PasswordRules rules() {
    return new PasswordRules(
        minimumLength, upperCase, lowerCase, digit, lifetimeDays, generations, minimumAgeHours);
  }
}
