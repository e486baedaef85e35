package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.policies.DeviceRule;

/**
 * A rule for devices that somebody thinks of.
 *
 * @param rule what would be asked of everybody without a rule of their own
 */
@Schema(name = "DevicePreview")
public record DevicePreviewBody(@NotNull DeviceRule rule) {}
