package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.AccountChange;
import org.tsudoi.shared.SystemRole;

/**
 * What shall be different about a user; a field that is absent stays as it is.
 *
 * @param displayName the name that people see
 * @param kana the reading of the name
 * @param email where notices go
 * @param department where the person works
 * @param roles all system roles from now on
 * @param language en or ja
 * @param timeZone a region, as Asia/Tokyo; empty for that of the browser
 * @param validity when the account may be used; replaces both ends
 * @param groups the ids of all groups from now on
 */
@Schema(name = "UserChange")
public record UserPatch(
    @Size(min = 1, max = 100) String displayName,
    @Size(max = 100) String kana,
    @Size(max = 254) String email,
    @Size(max = 100) String department,
    @Size(min = 1, max = 5) Set<@NotNull SystemRole> roles,
    @Size(min = 2, max = 2) String language,
    @Size(max = 64) String timeZone,
    @Valid ValidityBody validity,
    @Size(max = 50) Set<@NotNull @Size(max = 36) String> groups) {

  AccountChange change() {
    return new AccountChange(
        Optional.ofNullable(displayName),
        Optional.ofNullable(kana),
        Optional.ofNullable(email),
        Optional.ofNullable(department),
        Optional.ofNullable(roles),
        Optional.ofNullable(language),
        Optional.ofNullable(timeZone),
        Optional.ofNullable(validity).map(ValidityBody::validity),
        Optional.ofNullable(groups).map(GroupIds::of));
  }
}
