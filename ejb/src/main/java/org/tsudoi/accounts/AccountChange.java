package org.tsudoi.accounts;

import java.util.Optional;
import java.util.Set;
import org.tsudoi.shared.GroupId;
import org.tsudoi.shared.SystemRole;

/**
 * What shall be different about an account; empty leaves a field as it is.
 *
 * @param displayName the name that people see
 * @param kana the reading of the name
 * @param email where notices go
 * @param department where the person works
 * @param roles all system roles from now on; a change ends the account's sessions
 * @param language {@code en} or {@code ja}
 * @param timeZone a region, as {@code Asia/Tokyo}, or empty for that of the browser
 * @param validity when the account may be used
 * @param groups all groups from now on
 */
public record AccountChange(
    Optional<String> displayName,
    Optional<String> kana,
    Optional<String> email,
    Optional<String> department,
    Optional<Set<SystemRole>> roles,
    Optional<String> language,
    Optional<String> timeZone,
    Optional<Validity> validity,
    Optional<Set<GroupId>> groups) {

  /** A change that leaves time zone and groups as they are. */
  public AccountChange(
      Optional<String> displayName,
      Optional<String> kana,
      Optional<String> email,
      Optional<String> department,
      Optional<Set<SystemRole>> roles,
      Optional<String> language,
      Optional<Validity> validity) {
    this(
        displayName,
        kana,
        email,
        department,
        roles,
        language,
        Optional.empty(),
        validity,
        Optional.empty());
  }
}
