package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.PasskeyAnswer;

/**
 * What navigator.credentials.get answered, all in base64url without padding.
 *
 * @param credentialId rawId
 * @param clientData response.clientDataJSON
 * @param authenticatorData response.authenticatorData
 * @param signature response.signature
 * @param userHandle response.userHandle
 */
@Schema(name = "PasskeyAnswer")
public record PasskeyAnswerBody(
    @NotNull @Size(max = 1364) String credentialId,
    @NotNull @Size(max = 8192) String clientData,
    @NotNull @Size(max = 8192) String authenticatorData,
    @NotNull @Size(max = 2048) String signature,
    @NotNull @Size(max = 128) String userHandle) {

  PasskeyAnswer answer() {
    return new PasskeyAnswer(credentialId, clientData, authenticatorData, signature, userHandle);
  }

  @Override
  public String toString() {
    return "PasskeyAnswerBody[]";
  }
}
