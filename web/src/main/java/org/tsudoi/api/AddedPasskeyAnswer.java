package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.AddedPasskey;

/**
 * A passkey that was just added.
 *
 * @param passkey the passkey
 * @param recoveryCodes ten recovery codes, shown only now, if it is the first second factor
 */
@Schema(name = "AddedPasskey")
public record AddedPasskeyAnswer(OwnPasskeyAnswer passkey, List<String> recoveryCodes) {

  static AddedPasskeyAnswer of(AddedPasskey added) {
    return new AddedPasskeyAnswer(OwnPasskeyAnswer.of(added.passkey()), added.recoveryCodes());
  }

  @Override
  public String toString() {
    return "AddedPasskeyAnswer[]";
  }
}
