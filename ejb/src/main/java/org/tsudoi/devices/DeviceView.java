package org.tsudoi.devices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tsudoi.shared.AccountId;

/**
 * A device as people see it.
 *
 * @param id its identity
 * @param owner whose it is
 * @param loginName that person's user ID
 * @param ownerName that person's name
 * @param name what its person calls it
 * @param state whether it may be signed in with
 * @param enrolmentCode what the person reads to the administrator
 * @param macs its MAC addresses, as {@code 00:11:22:33:44:55}
 * @param keyId the id of its key, if it has one
 * @param enrolled when, and by whom
 * @param approved when, and by whom, if ever
 * @param revoked when, and by whom, if ever
 * @param lastUsedAt when somebody last signed in with it
 * @param lastUsedAddress from where
 */
public record DeviceView(
    DeviceId id,
    AccountId owner,
    String loginName,
    String ownerName,
    String name,
    DeviceState state,
    String enrolmentCode,
    List<String> macs,
    Optional<String> keyId,
    Step enrolled,
    Optional<Step> approved,
    Optional<Step> revoked,
    Optional<Instant> lastUsedAt,
    String lastUsedAddress) {

  /** Keeps the list from being changed. */
  public DeviceView {
    macs = List.copyOf(macs);
  }

  /**
   * Something that was done with a device.
   *
   * @param at when
   * @param by the name of who did it; empty for the server itself or somebody who is gone
   */
  public record Step(Instant at, String by) {}

  /** Whether it waits for an administrator. */
  public boolean isWaiting() {
    return state == DeviceState.WAITING;
  }

  /** Whether it can still be taken back. */
  public boolean isRevocable() {
    return state != DeviceState.REVOKED;
  }
}
