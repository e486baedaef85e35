package org.tsudoi.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.ApiScope;
import org.tsudoi.accounts.NewApiToken;
import org.tsudoi.accounts.Reassurance;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What a new API token is to be, with the password once more.
 *
 * @param name what it is for
 * @param scopes what it may be used for, as {@code users:read}
 * @param days how many days it works
 * @param password the present password
 * @param code a code of the authenticator application or a recovery code, where one has a second
 *     factor
 */
@Schema(name = "NewApiToken")
public record NewApiTokenBody(
    @NotNull @Size(min = 1, max = 400) String name,
    @NotEmpty @Size(max = 20) List<@NotNull @Size(max = 40) String> scopes,
    @Min(1) @Max(366) int days,
    @NotNull @Size(max = 1024) String password,
    @Size(max = 64) String code) {

  NewApiToken wanted() {
    Set<ApiScope> known =
        scopes.stream()
            .map(
                word ->
                    ApiScope.of(word)
                        .orElseThrow(
                            () -> new RefusedException(Problem.INVALID_VALUE, "scopes", word)))
            .collect(Collectors.toSet());
    return new NewApiToken(name, known, days);
  }

  Reassurance proof() {
    return new Reassurance(password, code == null ? "" : code);
  }

  @Override
  public String toString() {
    return "NewApiTokenBody[]";
  }
}
