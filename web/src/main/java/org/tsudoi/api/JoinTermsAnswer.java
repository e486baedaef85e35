package org.tsudoi.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.JoinTerms;
import org.tsudoi.policies.OwnTerms;
import org.tsudoi.policies.RuleVersion;
import org.tsudoi.policies.RuleVersionPage;
import org.tsudoi.shared.AccountId;

/**
 * One version of what people read before joining a meeting.
 *
 * @param version its number; 0 as long as none was saved
 * @param changedAt when it was saved; absent for version 0
 * @param changedBy whose account saved it
 * @param changedByName the name at that time
 * @param comment why
 * @param required whether people must agree before they join
 * @param english the English text, plain and in lines; empty for none
 * @param japanese the Japanese text
 */
@Schema(name = "JoinTerms")
public record JoinTermsAnswer(
    long version,
    Instant changedAt,
    String changedBy,
    String changedByName,
    String comment,
    boolean required,
    String english,
    String japanese) {

  /**
   * Some versions.
   *
   * @param rows the versions asked for, newest first
   * @param total how many there are in all
   */
  @Schema(name = "JoinTermsVersions")
  public record Page(List<JoinTermsAnswer> rows, long total) {

    static Page of(RuleVersionPage<JoinTerms> page) {
      return new Page(page.rows().stream().map(JoinTermsAnswer::of).toList(), page.total());
    }
  }

  /**
   * What one person reads before joining.
   *
   * @param version which version is in force
   * @param english the English text, plain and in lines; empty for none
   * @param japanese the Japanese text
   * @param due whether the person has to agree to it before joining
   */
  @Schema(name = "OwnJoinTerms")
  public record Own(long version, String english, String japanese, boolean due) {

    static Own of(OwnTerms own) {
      return new Own(own.version(), own.terms().english(), own.terms().japanese(), own.due());
    }
  }

  static JoinTermsAnswer of(RuleVersion<JoinTerms> version) {
    return new JoinTermsAnswer(
        version.number(),
        version.changedAt().orElse(null),
        version.changedBy().map(AccountId::toString).orElse(null),
        version.changedByName(),
        version.comment(),
        version.rules().required(),
        version.rules().english(),
        version.rules().japanese());
  }
}
