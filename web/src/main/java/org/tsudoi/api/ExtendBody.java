package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * By how much the planned end is put off.
 *
 * @param minutes 15 or 30
 */
@Schema(name = "Extension")
public record ExtendBody(@NotNull Integer minutes) {}
