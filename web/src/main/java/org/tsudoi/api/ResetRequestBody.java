package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who has forgotten a password.
 *
 * @param loginName the user ID as typed
 */
@Schema(name = "PasswordResetRequest")
public record ResetRequestBody(@NotNull @Size(max = 256) String loginName) {}
