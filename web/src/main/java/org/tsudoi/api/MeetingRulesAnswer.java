package org.tsudoi.api;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.MeetingAction;
import org.tsudoi.meetings.MeetingRules;
import org.tsudoi.meetings.Role;

/**
 * Who may do what in a meeting at this moment, and how people get in.
 *
 * @param keyRequired whether a meeting key is asked for at the door
 * @param lobby whether people wait in a lobby until they are let in
 * @param invitedOnly whether only invited people come in
 * @param guests whether people without an account take part, who always wait in the lobby
 * @param locked whether nobody new is let into the gathering that goes on now
 * @param actions what can be done, in the order of the protocol's table
 */
@Schema(name = "MeetingRights")
public record MeetingRulesAnswer(
    boolean keyRequired,
    boolean lobby,
    boolean invitedOnly,
    boolean guests,
    boolean locked,
    List<ActionAnswer> actions) {

  /**
   * Something that can be done in a meeting.
   *
   * @param action what, as stop-share
   * @param roles who may do it: organizer, co-organizer, participant, viewer
   * @param administrator whether system administrators may do it whatever their role
   */
  @Schema(name = "MeetingAction")
  public record ActionAnswer(String action, List<String> roles, boolean administrator) {

    static ActionAnswer of(MeetingAction action, Set<Role> roles) {
      return new ActionAnswer(
          action.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          roles.stream().sorted().map(Role::wireName).toList(),
          action.isForAdministrators());
    }
  }

  static MeetingRulesAnswer of(MeetingRules rules) {
    return new MeetingRulesAnswer(
        rules.keyRequired(),
        rules.lobby(),
        rules.invitedOnly(),
        rules.guests(),
        rules.locked(),
        Stream.of(MeetingAction.values())
            .map(action -> ActionAnswer.of(action, rules.allowed().get(action)))
            .toList());
  }
}
