package org.tsudoi.accounts;

import java.time.Instant;
import java.util.List;
import org.tsudoi.policies.AccessArea;

/**
 * Whom other access rules would refuse, judged by the sign-ins of the last day and those that still
 * live.
 *
 * @param self whether they would refuse the person who asks
 * @param address where that person is
 * @param people how many people signed in lately
 * @param refused how many of them would be refused from where they were
 * @param first some of those, the latest first
 */
public record AccessImpact(
    boolean self, String address, long people, long refused, List<Refused> first) {

  /**
   * Somebody who would be refused.
   *
   * @param account who
   * @param area what they used
   * @param address from where
   * @param signedInAt since when
   */
  public record Refused(AccountView account, AccessArea area, String address, Instant signedInAt) {}
}
