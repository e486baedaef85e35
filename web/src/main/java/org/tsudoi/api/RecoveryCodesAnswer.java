package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The only sight of new recovery codes.
 *
 * @param codes each signs in once in place of a code of the authenticator application
 */
@Schema(name = "RecoveryCodes")
public record RecoveryCodesAnswer(List<String> codes) {

  @Override
  public String toString() {
    return "RecoveryCodesAnswer[]";
  }
}
