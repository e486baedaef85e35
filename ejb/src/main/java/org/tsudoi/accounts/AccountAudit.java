package org.tsudoi.accounts;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tsudoi.accounts.domain.Account;
import org.tsudoi.accounts.domain.Profile;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.shared.SystemRole;

/** What the audit trail is told about an account: every field but the secrets. */
final class AccountAudit {

  private AccountAudit() {}

  static AuditTarget target(Account account) {
    return AuditTarget.account(account.id(), account.loginName().value());
  }

  static AuditChange created(Account account) {
    Map<String, String> after = values(account.profile());
    after.put("loginName", account.loginName().value());
    return AuditChange.created(after);
  }

  /** Only the fields that differ. */
  static AuditChange changed(Profile before, Profile after) {
    Map<String, String> was = values(before);
    Map<String, String> is = values(after);
    was.entrySet().removeIf(field -> field.getValue().equals(is.get(field.getKey())));
    is.keySet().retainAll(was.keySet());
    return new AuditChange(was, is);
  }

  private static Map<String, String> values(Profile profile) {
    Map<String, String> values = new TreeMap<>();
    values.put("displayName", profile.displayName());
    values.put("kana", profile.kana());
    values.put("email", profile.email());
    values.put("department", profile.department());
    values.put("language", profile.language());
    values.put("timeZone", profile.timeZone());
    values.put(
        "roles",
        profile.roles().stream().sorted().map(SystemRole::name).collect(Collectors.joining(" ")));
    values.put("validFrom", profile.validity().from().map(Object::toString).orElse(""));
    values.put("validUntil", profile.validity().until().map(Object::toString).orElse(""));
    return values;
  }
}
