package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which plan somebody saw who orders something about it.
 *
 * @param base the version of the plan that was read
 */
@Schema(name = "PlanBase")
public record PlanBaseBody(@NotNull Long base) {}
