package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.GroupImpact;
import org.tsudoi.accounts.HoursImpact;
import org.tsudoi.accounts.PolicyImpact;

/**
 * Whom other rules of a group would affect.
 *
 * @param people how many members may be used now and have a password of their owner's choice
 * @param mustChange how many of them would have to choose another one at once, by its age
 * @param first the first of those, by user ID
 * @param unknown what becomes stricter without anybody being able to say for whom
 * @param devices whom the rule for devices would keep out
 * @param hours whom the hours would shut out now
 */
@Schema(name = "GroupImpact")
public record GroupImpactAnswer(
    long people,
    long mustChange,
    List<UserAnswer> first,
    List<PolicyImpact.Unknown> unknown,
    DeviceImpactAnswer devices,
    Hours hours) {

  /**
   * Whom other hours would shut out now.
   *
   * @param self whether that is whoever asks; such hours cannot be saved
   * @param shutOut how many members
   * @param first the first of those, by user ID
   * @param administratorsFree whether they would bind no system administrator, because all active
   *     ones would be in groups with hours
   */
  @Schema(name = "HoursImpact")
  public record Hours(
      boolean self, long shutOut, List<UserAnswer> first, boolean administratorsFree) {

    static Hours of(HoursImpact impact) {
      return new Hours(
          impact.self(),
          impact.shutOut(),
          impact.first().stream().map(UserAnswer::of).toList(),
          impact.administratorsFree());
    }
  }

  static GroupImpactAnswer of(GroupImpact impact) {
    PolicyImpactAnswer passwords = PolicyImpactAnswer.of(impact.passwords());
    return new GroupImpactAnswer(
        passwords.people(),
        passwords.mustChange(),
        passwords.first(),
        passwords.unknown(),
        DeviceImpactAnswer.of(impact.devices()),
        Hours.of(impact.hours()));
  }
}
