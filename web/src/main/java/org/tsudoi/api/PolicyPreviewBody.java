package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Rules that somebody thinks of.
 *
 * @param passwords what passwords would have to be
 */
@Schema(name = "PolicyPreview")
public record PolicyPreviewBody(@NotNull @Valid PasswordRulesBody passwords) {}
