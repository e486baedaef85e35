package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whose personal data to erase, so that nobody erases by a wrong id.
 *
 * @param loginName the user ID of the user that the address names
 */
@Schema(name = "Erasure")
public record ErasureBody(@NotNull @Size(max = 256) String loginName) {}
