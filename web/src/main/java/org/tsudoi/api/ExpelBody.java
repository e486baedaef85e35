package org.tsudoi.api;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why somebody must leave.
 *
 * @param reason shown to the person and kept in the audit trail, up to 200 characters; may be
 *     absent
 */
@Schema(name = "Expel")
public record ExpelBody(@Size(max = 400) String reason) {}
