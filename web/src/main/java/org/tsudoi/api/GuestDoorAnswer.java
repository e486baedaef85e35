package org.tsudoi.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.GuestDoor;

/**
 * What a guest is asked at the door of a meeting.
 *
 * @param number the meeting's number, as 481-206-775
 * @param keyRequired whether a meeting key is asked for
 * @param terms what a guest has to read, and may have to agree to
 */
@Schema(name = "GuestDoor")
public record GuestDoorAnswer(String number, boolean keyRequired, JoinTermsAnswer.Own terms) {

  static GuestDoorAnswer of(GuestDoor door) {
    return new GuestDoorAnswer(
        door.number().toString(), door.keyRequired(), JoinTermsAnswer.Own.of(door.terms()));
  }
}
