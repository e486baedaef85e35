package org.tsudoi.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.Role;
import org.tsudoi.shared.Problem;
import org.tsudoi.shared.RefusedException;

/**
 * What somebody is to be in a gathering.
 *
 * @param role {@code co-organizer}, {@code participant} or {@code viewer}
 */
@Schema(name = "ParticipantRole")
public record RoleBody(@NotNull @Size(max = 20) String role) {

  Role named() {
    return Role.of(role).orElseThrow(() -> new RefusedException(Problem.INVALID_VALUE));
  }
}
