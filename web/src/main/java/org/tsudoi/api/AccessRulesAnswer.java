package org.tsudoi.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.AccessArea;
import org.tsudoi.policies.AccessRules;
import org.tsudoi.policies.RuleVersion;
import org.tsudoi.policies.RuleVersionPage;
import org.tsudoi.shared.AccountId;

/**
 * One version of the access rules; an empty list lets everyone in.
 *
 * @param version its number; 0 as long as none was saved
 * @param changedAt when it was saved; absent for version 0
 * @param changedBy whose account saved it; absent for the command line
 * @param changedByName the name at that time
 * @param comment why
 * @param console who may use the console
 * @param api who may use the API
 * @param clients who may use the meeting page and tunnels
 */
@Schema(name = "AccessRules")
public record AccessRulesAnswer(
    long version,
    Instant changedAt,
    String changedBy,
    String changedByName,
    String comment,
    List<AccessRuleBody> console,
    List<AccessRuleBody> api,
    List<AccessRuleBody> clients) {

  /**
   * Some versions.
   *
   * @param rows the versions asked for, newest first
   * @param total how many there are in all
   */
  @Schema(name = "AccessRulesVersions")
  public record Page(List<AccessRulesAnswer> rows, long total) {

    static Page of(RuleVersionPage<AccessRules> page) {
      return new Page(page.rows().stream().map(AccessRulesAnswer::of).toList(), page.total());
    }
  }

  static AccessRulesAnswer of(RuleVersion<AccessRules> version) {
    return new AccessRulesAnswer(
        version.number(),
        version.changedAt().orElse(null),
        version.changedBy().map(AccountId::toString).orElse(null),
        version.changedByName(),
        version.comment(),
        rules(version, AccessArea.CONSOLE),
        rules(version, AccessArea.API),
        rules(version, AccessArea.CLIENTS));
  }

  private static List<AccessRuleBody> rules(RuleVersion<AccessRules> version, AccessArea area) {
    return version.rules().rules(area).stream().map(AccessRuleBody::of).toList();
  }
}
