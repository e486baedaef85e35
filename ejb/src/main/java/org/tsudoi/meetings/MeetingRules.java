package org.tsudoi.meetings;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.tsudoi.meetings.domain.Meeting;
import org.tsudoi.policies.MeetingOption;

/**
 * What holds in a meeting at this moment: who may do what, and how people get in.
 *
 * @param allowed the roles that may do each action, by {@link MeetingAction} and what the meeting
 *     takes away from it
 * @param keyRequired whether a meeting key is asked for
 * @param lobby whether people wait in a lobby
 * @param invitedOnly whether only invited people come in
 * @param guests whether people without an account take part, who always wait in the lobby
 * @param locked whether nobody new is let into the gathering that goes on now
 */
public record MeetingRules(
    Map<MeetingAction, Set<Role>> allowed,
    boolean keyRequired,
    boolean lobby,
    boolean invitedOnly,
    boolean guests,
    boolean locked) {

  /** Makes the table immutable. */
  public MeetingRules {
    allowed = Map.copyOf(allowed);
  }

  static MeetingRules of(Meeting meeting, boolean locked) {
    Map<MeetingAction, Set<Role>> table = new EnumMap<>(MeetingAction.class);
    for (MeetingAction action : MeetingAction.values()) {
      Set<Role> roles = EnumSet.noneOf(Role.class);
      for (Role role : Role.values()) {
        boolean taken =
            switch (action) {
              case SHARE -> !meeting.screenPermission().allows(role);
              case CAMERA -> !meeting.has(MeetingOption.CAMERAS);
              default -> false;
            };
        if (action.isFor(role) && !taken) {
          roles.add(role);
        }
      }
      table.put(action, roles);
    }
    return new MeetingRules(
        table,
        meeting.key().isPresent(),
        meeting.has(MeetingOption.LOBBY),
        meeting.has(MeetingOption.INVITED_ONLY),
        meeting.takesGuests(),
        locked);
  }
}
