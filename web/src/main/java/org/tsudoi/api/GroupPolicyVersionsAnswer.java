package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.GroupRules;
import org.tsudoi.policies.RuleVersionPage;

/**
 * Some versions of a group's policy.
 *
 * @param rows the versions asked for, newest first
 * @param total how many there are in all
 */
@Schema(name = "GroupPolicyVersions")
public record GroupPolicyVersionsAnswer(List<GroupPolicyAnswer> rows, long total) {

  static GroupPolicyVersionsAnswer of(RuleVersionPage<GroupRules> page) {
    return new GroupPolicyVersionsAnswer(
        page.rows().stream().map(GroupPolicyAnswer::of).toList(), page.total());
  }
}
