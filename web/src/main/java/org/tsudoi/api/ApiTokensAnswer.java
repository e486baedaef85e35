package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.ApiTokenPage;

/**
 * Some API tokens.
 *
 * @param rows the tokens asked for, newest first
 * @param total how many there are in all
 */
@Schema(name = "ApiTokens")
public record ApiTokensAnswer(List<ApiTokenAnswer> rows, long total) {

  static ApiTokensAnswer of(ApiTokenPage page) {
    return new ApiTokensAnswer(page.rows().stream().map(ApiTokenAnswer::of).toList(), page.total());
  }
}
