package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.DeviceImpact;

/**
 * Who could no longer sign in.
 *
 * @param people how many accounts may be used now
 * @param lockedOut how many of them could not sign in any more
 * @param first the first of those, by user ID
 * @param self whether whoever asks is among them, so that saving would be refused
 */
@Schema(name = "DeviceImpact")
public record DeviceImpactAnswer(
    long people, long lockedOut, List<UserAnswer> first, boolean self) {

  static DeviceImpactAnswer of(DeviceImpact impact) {
    return new DeviceImpactAnswer(
        impact.people(),
        impact.lockedOut(),
        impact.first().stream().map(UserAnswer::of).toList(),
        impact.self());
  }
}
