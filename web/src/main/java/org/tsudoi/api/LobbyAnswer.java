package org.tsudoi.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tsudoi.meetings.Waiting;

/**
 * Who waits in the lobby of a meeting.
 *
 * @param waiting whoever came first first
 */
@Schema(name = "Lobby")
public record LobbyAnswer(List<WaitingAnswer> waiting) {

  /**
   * Somebody who waits.
   *
   * @param index by which the person is let in or refused
   * @param name the name that people see
   * @param guest whether the person has no account
   */
  @Schema(name = "Waiting")
  public record WaitingAnswer(int index, String name, boolean guest) {}

  static LobbyAnswer of(List<Waiting> line) {
    return new LobbyAnswer(
        line.stream().map(who -> new WaitingAnswer(who.index(), who.name(), who.guest())).toList());
  }
}
