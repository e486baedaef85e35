package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whose device shall not be asked for any more.
 *
 * @param loginName the user ID
 */
@Schema(name = "DeviceExemption")
public record ExemptionBody(@NotNull @Size(max = 256) String loginName) {}
