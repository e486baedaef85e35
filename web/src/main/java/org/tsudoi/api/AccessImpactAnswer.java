package org.tsudoi.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.AccessImpact;
import org.tsudoi.policies.AccessArea;

/**
 * Whom other access rules would refuse, judged by the sign-ins of the last day and those that still
 * live.
 *
 * @param self whether they would refuse whoever asks; they cannot be saved then
 * @param address where whoever asks is
 * @param people how many people signed in lately
 * @param refused how many of them would be refused
 * @param first some of those, the latest first
 */
@Schema(name = "AccessImpact")
public record AccessImpactAnswer(
    boolean self, String address, long people, long refused, List<Person> first) {

  /**
   * Somebody who would be refused.
   *
   * @param account whose account
   * @param loginName the user ID
   * @param area what was used
   * @param address from where
   * @param signedInAt since when
   */
  @Schema(name = "AccessImpactPerson")
  public record Person(
      String account, String loginName, AccessArea area, String address, Instant signedInAt) {}

  static AccessImpactAnswer of(AccessImpact impact) {
    return new AccessImpactAnswer(
        impact.self(),
        impact.address(),
        impact.people(),
        impact.refused(),
        impact.first().stream()
            .map(
                refused ->
                    new Person(
                        refused.account().id().toString(),
                        refused.account().loginName(),
                        refused.area(),
                        refused.address(),
                        refused.signedInAt()))
            .toList());
  }
}
