package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.NewPasskey;

/**
 * What navigator.credentials.create answered.
 *
 * @param name what its person calls it
 * @param clientData response.clientDataJSON in base64url
 * @param attestationObject response.attestationObject in base64url
 */
@Schema(name = "NewPasskey")
public record NewPasskeyBody(
    @NotNull @Size(max = 200) String name,
    @NotNull @Size(max = 8192) String clientData,
    @NotNull @Size(max = 16384) String attestationObject) {

  NewPasskey passkey() {
    return new NewPasskey(name, clientData, attestationObject);
  }
}
