package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.PolicyValues;
import org.tsudoi.policies.RuleVersionPage;

/**
 * Some versions of the policy.
 *
 * @param rows the versions asked for, newest first
 * @param total how many there are in all
 */
@Schema(name = "PolicyVersions")
public record PolicyVersionsAnswer(List<PolicyAnswer> rows, long total) {

  static PolicyVersionsAnswer of(RuleVersionPage<PolicyValues> page) {
    return new PolicyVersionsAnswer(
        page.rows().stream().map(PolicyAnswer::of).toList(), page.total());
  }
}
