package org.tsudoi.accounts;

import java.util.Map;
import java.util.Optional;
import org.tsudoi.accounts.domain.ApiToken;
import org.tsudoi.auditing.AuditChange;
import org.tsudoi.auditing.AuditTarget;
import org.tsudoi.auditing.PersonId;
import org.tsudoi.shared.AccountId;

/** How API tokens stand in the audit trail; their names are their owners' personal data. */
final class ApiTokenAudit {

  private ApiTokenAudit() {}

  static AuditTarget target(ApiToken token) {
    return target(token.id(), token.name(), token.owner());
  }

  static AuditTarget target(ApiTokenId id, String name, AccountId owner) {
    return new AuditTarget("api-token", id.toString(), name, Optional.of(PersonId.of(owner)));
  }

  static AuditChange created(ApiToken token) {
    return AuditChange.created(
        Map.of(
            "owner", token.loginName(),
            "scopes", String.join(", ", token.scopes().stream().map(ApiScope::word).toList()),
            "expiresAt", token.expiresAt().toString()));
  }

  static AuditChange owner(ApiToken token) {
    return AuditChange.created(Map.of("owner", token.loginName()));
  }

  static AuditChange of(ApiCall call) {
    return AuditChange.created(
        Map.of(
            "operation", call.operation(),
            "path", call.path(),
            "status", Integer.toString(call.status())));
  }
}
