package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.MeetingKeyProof;

/**
 * What somebody shows at the door of a meeting.
 *
 * @param meetingKey the proof of the meeting key; absent where none is asked for
 */
@Schema(name = "Join")
public record JoinBody(@Valid KeyBody meetingKey) {

  /**
   * A proof of the meeting key.
   *
   * @param type how it is checked; 1: the key itself, checked by the server
   * @param value the key as typed
   */
  @Schema(name = "MeetingKeyProof")
  public record KeyBody(@NotNull Integer type, @NotNull @Size(max = 256) String value) {

    @Override
    public String toString() {
      return "KeyBody[type=" + type + "]";
    }
  }

  Optional<MeetingKeyProof> proof() {
    return Optional.ofNullable(meetingKey).map(key -> new MeetingKeyProof(key.type(), key.value()));
  }
}
