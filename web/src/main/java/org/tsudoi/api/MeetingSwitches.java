package org.tsudoi.api;

import java.util.EnumMap;
import java.util.Map;
import org.tsudoi.policies.MeetingOption;

/** What a body says about what a meeting shall have; null where it says nothing. */
interface MeetingSwitches {

  Boolean lobby();

  Boolean invitedOnly();

  Boolean endOnTime();

  Boolean guests();

  Boolean cameras();

  Boolean successor();

  /** What is said, without what is not. */
  default Map<MeetingOption, Boolean> switched() {
    Map<MeetingOption, Boolean> said = new EnumMap<>(MeetingOption.class);
    for (MeetingOption option : MeetingOption.values()) {
      Boolean on =
          switch (option) {
            // A body has the key itself, or has none.
            case MEETING_KEY -> null;
            case LOBBY -> lobby();
            case INVITED_ONLY -> invitedOnly();
            case END_ON_TIME -> endOnTime();
            case GUESTS -> guests();
            case CAMERAS -> cameras();
            case SUCCESSOR -> successor();
          };
      if (on != null) {
        said.put(option, on);
      }
    }
    return said;
  }
}
