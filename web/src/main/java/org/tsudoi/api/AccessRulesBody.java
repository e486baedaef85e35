package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.AccessArea;
import org.tsudoi.policies.AccessRuleLine;
import org.tsudoi.policies.AccessRules;
import org.tsudoi.policies.RuleDraft;

/**
 * Access rules that somebody wants; an empty list lets everyone in.
 *
 * @param base the version that they were made from
 * @param comment why
 * @param console who may use the console
 * @param api who may use the API
 * @param clients who may use the meeting page and tunnels
 */
@Schema(name = "AccessRulesWanted")
public record AccessRulesBody(
    long base,
    @Size(max = 400) String comment,
    @NotNull @Size(max = 100) List<@NotNull @Valid AccessRuleBody> console,
    @NotNull @Size(max = 100) List<@NotNull @Valid AccessRuleBody> api,
    @NotNull @Size(max = 100) List<@NotNull @Valid AccessRuleBody> clients) {

  RuleDraft<AccessRules> draft() {
    return new RuleDraft<>(base, comment == null ? "" : comment, AccessRules.of(lines()));
  }

  Map<AccessArea, List<AccessRuleLine>> lines() {
    return Map.of(
        AccessArea.CONSOLE, lines(console),
        AccessArea.API, lines(api),
        AccessArea.CLIENTS, lines(clients));
  }

  private static List<AccessRuleLine> lines(List<AccessRuleBody> rules) {
    return rules.stream().map(AccessRuleBody::line).toList();
  }
}
