package org.tsudoi.api;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.accounts.IdentityView;

/**
 * Who the identity provider, or the company directory, says that somebody is.
 *
 * @param linked whether there is a link
 * @param issuer the provider or the directory
 * @param subject what it calls the person
 * @param linkedAt since when
 * @param prepared whether an administrator said so; otherwise the user ID did, at a sign-in
 */
@Schema(name = "Identity")
public record IdentityAnswer(
    boolean linked, String issuer, String subject, Instant linkedAt, boolean prepared) {

  static IdentityAnswer of(Optional<IdentityView> link) {
    return link.map(IdentityAnswer::of)
        .orElseGet(() -> new IdentityAnswer(false, null, null, null, false));
  }

  static IdentityAnswer of(IdentityView link) {
    return new IdentityAnswer(
        true, link.issuer(), link.subject(), link.linkedAt(), link.prepared());
  }
}
