package org.tsudoi.api;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.tsudoi.policies.MeetingOption;

/** What bodies say about what a meeting shall have; what they do not say is absent. */
final class MeetingSwitches {

  private MeetingSwitches() {}

  static Map<MeetingOption, Boolean> of(
      Boolean lobby,
      Boolean invitedOnly,
      Boolean endOnTime,
      Boolean guests,
      Boolean cameras,
      Boolean successor) {
    Map<MeetingOption, Boolean> wanted = new EnumMap<>(MeetingOption.class);
    Optional.ofNullable(lobby).ifPresent(on -> wanted.put(MeetingOption.LOBBY, on));
    Optional.ofNullable(invitedOnly).ifPresent(on -> wanted.put(MeetingOption.INVITED_ONLY, on));
    Optional.ofNullable(endOnTime).ifPresent(on -> wanted.put(MeetingOption.END_ON_TIME, on));
    Optional.ofNullable(guests).ifPresent(on -> wanted.put(MeetingOption.GUESTS, on));
    Optional.ofNullable(cameras).ifPresent(on -> wanted.put(MeetingOption.CAMERAS, on));
    Optional.ofNullable(successor).ifPresent(on -> wanted.put(MeetingOption.SUCCESSOR, on));
    return wanted;
  }
}
