package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.SecondFactorImpact;

/**
 * Who would have to set up a second factor.
 *
 * @param people how many accounts may be used now
 * @param mustSetUp how many of them would have to set one up before anything else
 * @param first the first of those, by user ID
 * @param self whether whoever asks is among them
 * @param enrolled how many accounts that may be used have one
 */
@Schema(name = "SecondFactorImpact")
public record SecondFactorImpactAnswer(
    long people, long mustSetUp, List<UserAnswer> first, boolean self, long enrolled) {

  static SecondFactorImpactAnswer of(SecondFactorImpact impact) {
    return new SecondFactorImpactAnswer(
        impact.people(),
        impact.mustSetUp(),
        impact.first().stream().map(UserAnswer::of).toList(),
        impact.self(),
        impact.enrolled());
  }
}
