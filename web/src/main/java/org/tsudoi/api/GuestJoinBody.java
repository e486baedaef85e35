package org.tsudoi.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.GuestWish;

/**
 * What somebody without an account shows at the door of a meeting.
 *
 * @param name how the guest wants to be called, 1 to 64 characters; everybody sees that it is a
 *     guest's name
 * @param meetingKey the proof of the meeting key; absent where none is asked for
 * @param visit the secret from an earlier answer, to come back as the same guest; the name of then
 *     stays
 * @param agreedTerms the version of the terms for joining that the guest has read and agrees to;
 *     absent where none is asked for
 */
@Schema(name = "GuestJoin")
public record GuestJoinBody(
    @NotNull @Size(max = 192) String name,
    @Valid JoinBody.KeyBody meetingKey,
    @Size(max = 64) String visit,
    @PositiveOrZero Long agreedTerms) {

  GuestWish wish(String address) {
    return new GuestWish(
        name,
        new JoinBody(meetingKey).proof(),
        Optional.ofNullable(visit),
        Optional.ofNullable(agreedTerms),
        address);
  }

  @Override
  public String toString() {
    return "GuestJoinBody[]";
  }
}
