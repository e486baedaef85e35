package org.tsudoi.meetings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tsudoi.meetings.domain.Attendance;
import org.tsudoi.meetings.domain.ControlText;
import org.tsudoi.meetings.domain.Lobby;
import org.tsudoi.meetings.domain.Participant;
import org.tsudoi.meetings.domain.ParticipantState;
import org.tsudoi.protocol.ControlKind;
import org.tsudoi.relay.Relay;

/**
 * Tells those who lead who waits in the lobby, and nobody else.
 *
 * <p>It lives as long as its instance and has no lock of its own: every method is called under that
 * of the instance.
 */
final class LobbyDoor {

  private final Attendance attendance;
  private final Lobby lobby;
  private final Relay relay;

  /** What each of those who lead was told last. */
  private final Map<Participant, List<Participant>> told = new HashMap<>();

  LobbyDoor(Attendance attendance, Lobby lobby, Relay relay) {
    this.attendance = attendance;
    this.lobby = lobby;
    this.relay = relay;
  }

  /** Says to somebody that it has to wait. */
  void tellWaiting(Participant someone) {
    relay.send(someone.tunnel(), ControlKind.LOBBY.number(), ControlText.waiting());
  }

  /** Tells everybody who leads, or does not any more, what has changed for that one. */
  void tellLeaders() {
    List<Participant> line = lobby.line();
    told.keySet().removeIf(someone -> someone.state() == ParticipantState.LEFT);
    if (line.isEmpty() && told.isEmpty()) {
      return;
    }
    for (Participant someone : attendance.present()) {
      tell(someone, someone.may(MeetingAction.ADMIT) ? line : List.of());
    }
  }

  private void tell(Participant someone, List<Participant> line) {
    if (line.equals(told.getOrDefault(someone, List.of()))) {
      return;
    }
    told.put(someone, line);
    for (byte[] message : ControlText.lobby(line)) {
      relay.send(someone.tunnel(), ControlKind.LOBBY.number(), message);
    }
  }

  /** Notes whether somebody who could let people in is there. */
  void look() {
    boolean attended =
        attendance.present().stream()
            .anyMatch(someone -> someone.isConnected() && someone.may(MeetingAction.ADMIT));
    if (attended) {
      lobby.isAttended();
    }
  }
}
