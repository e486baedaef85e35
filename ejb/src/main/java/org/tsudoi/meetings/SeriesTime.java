package org.tsudoi.meetings;

import java.time.Instant;

/**
 * One time of a meeting that repeats.
 *
 * @param original when the rule has it begin; names it for good, wherever it is moved to
 * @param times when it is; of a cancelled one, when it would be by the rule
 * @param state what became of it
 */
public record SeriesTime(Instant original, MeetingTimes times, State state) {

  /** What can become of a single time. */
  public enum State {
    PLANNED,
    MOVED,
    CANCELLED
  }

  /** Whether people meet. */
  public boolean takesPlace() {
    return state != State.CANCELLED;
  }
}
