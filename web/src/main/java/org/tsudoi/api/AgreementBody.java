package org.tsudoi.api;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That somebody agrees.
 *
 * @param version the version of the terms that the person has read
 */
@Schema(name = "JoinAgreement")
public record AgreementBody(@NotNull @Min(1) Long version) {}
