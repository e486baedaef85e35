package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.devices.DevicePurpose;

/**
 * What a challenge is wanted for.
 *
 * @param purpose sign-in or enrol
 */
@Schema(name = "NewChallenge")
public record ChallengeBody(@NotNull @Pattern(regexp = "sign-in|enrol") String purpose) {

  DevicePurpose wanted() {
    return DevicePurpose.of(purpose).orElseThrow();
  }
}
