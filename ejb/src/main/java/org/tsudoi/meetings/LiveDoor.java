package org.tsudoi.meetings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tsudoi.meetings.domain.Participant;

/**
 * Who stands outside a meeting that goes on, and what else its leaders can turn.
 *
 * @param chatLocked whether only those write who lead
 * @param end when this gathering is planned to end, empty when it is not
 * @param waiting who waits in the lobby, whoever came first first
 * @param expelled who was expelled and not let in again, whoever went first first
 */
public record LiveDoor(
    boolean chatLocked, Optional<Instant> end, List<Waiting> waiting, List<Expelled> expelled) {

  /** Keeps the lists from being changed. */
  public LiveDoor {
    waiting = List.copyOf(waiting);
    expelled = List.copyOf(expelled);
  }

  static LiveDoor of(
      boolean chatLocked,
      Optional<Instant> end,
      List<Participant> line,
      List<Participant> expelled) {
    return new LiveDoor(
        chatLocked,
        end,
        line.stream().map(LiveDoor::waiting).toList(),
        expelled.stream().map(LiveDoor::expelled).toList());
  }

  static Waiting waiting(Participant who) {
    return new Waiting(who.index(), who.name(), who.isGuest());
  }

  static Expelled expelled(Participant who) {
    return new Expelled(who.index(), who.name(), who.isGuest());
  }
}
