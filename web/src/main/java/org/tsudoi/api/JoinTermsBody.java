package org.tsudoi.api;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.JoinTerms;
import org.tsudoi.policies.RuleDraft;

/**
 * What people shall read before joining a meeting; empty texts for nothing.
 *
 * @param base the version that it was made from
 * @param comment why
 * @param required whether people must agree before they join
 * @param english the English text, up to 3,000 characters in up to 100 lines
 * @param japanese the Japanese text, likewise
 */
@Schema(name = "JoinTermsWanted")
public record JoinTermsBody(
    @NotNull @Min(0) Long base,
    @Size(max = 400) String comment,
    boolean required,
    @NotNull @Size(max = 6200) String english,
    @NotNull @Size(max = 6200) String japanese) {

  RuleDraft<JoinTerms> draft() {
    return new RuleDraft<>(
        base, comment == null ? "" : comment, new JoinTerms(required, english, japanese));
  }
}
