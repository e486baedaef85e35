package org.tsudoi.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.PasskeyView;

/**
 * A passkey of one's own.
 *
 * @param id its id
 * @param name what its person calls it
 * @param createdAt when it was added
 * @param lastUsedAt when it was last used; absent if it never was
 * @param backedUp whether its authenticator keeps copies of it elsewhere
 */
@Schema(name = "OwnPasskey")
public record OwnPasskeyAnswer(
    String id, String name, Instant createdAt, Instant lastUsedAt, boolean backedUp) {

  static OwnPasskeyAnswer of(PasskeyView passkey) {
    return new OwnPasskeyAnswer(
        passkey.id().toString(),
        passkey.name(),
        passkey.createdAt(),
        passkey.lastUsedAt().orElse(null),
        passkey.backedUp());
  }
}
