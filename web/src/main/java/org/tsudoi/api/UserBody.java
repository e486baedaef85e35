package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.NewAccount;
import org.tsudoi.accounts.Validity;
import org.tsudoi.shared.SystemRole;

/**
 * A user to be created.
 *
 * @param loginName the user ID, 3 to 64 characters, compared in lower case
 * @param displayName the name that people see
 * @param kana the reading of the name
 * @param email where notices go
 * @param department where the person works
 * @param roles at least one system role
 * @param language en or ja
 * @param timeZone a region, as Asia/Tokyo; that of the browser if absent or empty
 * @param validity when the account may be used; always if absent
 * @param groups the ids of the groups that the user is in; none if absent
 */
@Schema(name = "NewUser")
public record UserBody(
    @NotNull @Size(min = 3, max = 64) String loginName,
    @NotNull @Size(min = 1, max = 100) String displayName,
    @Size(max = 100) String kana,
    @Size(max = 254) String email,
    @Size(max = 100) String department,
    @NotNull @Size(min = 1, max = 5) Set<@NotNull SystemRole> roles,
    @NotNull @Size(min = 2, max = 2) String language,
    @Size(max = 64) String timeZone,
    @Valid ValidityBody validity,
    @Size(max = 50) Set<@NotNull @Size(max = 36) String> groups) {

  NewAccount account() {
    return new NewAccount(
        loginName,
        displayName,
        orEmpty(kana),
        orEmpty(email),
        orEmpty(department),
        roles,
        language,
        orEmpty(timeZone),
        validity == null ? Validity.always() : validity.validity(),
        groups == null ? Set.of() : GroupIds.of(groups));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
