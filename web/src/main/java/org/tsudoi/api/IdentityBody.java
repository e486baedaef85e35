package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A person of the identity provider.
 *
 * @param subject what the provider calls the person in the claim sub
 */
@Schema(name = "NewIdentity")
public record IdentityBody(@NotNull @Size(min = 1, max = 255) String subject) {}
