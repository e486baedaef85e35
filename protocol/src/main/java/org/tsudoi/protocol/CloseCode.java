package org.tsudoi.protocol;

import java.util.Optional;

/**
 * Why a tunnel was closed, as the WebSocket close code says it.
 *
 * <p>The codes 4450 to 4459 are reserved for meetings with end-to-end protection; those known
 * already are listed so that no other meaning is ever given to them.
 */
public enum CloseCode {
  /** The participant left. */
  NORMAL(1000, "left"),
  /** The bytes are not a unit or frame of this protocol. */
  BAD_FRAME(4400, "bad-frame"),
  /** The ticket or the tunnel's secret is unknown, used or too old. */
  NOT_SIGNED_IN(4401, "not-signed-in"),
  /** A frame without the right to send it, or with the sender index of another. */
  FORBIDDEN_FRAME(4403, "forbidden-frame"),
  /** Nothing was heard for the time of silence allowed. */
  PEER_SILENT(4408, "peer-silent"),
  /** The same person joined again from elsewhere. */
  REPLACED(4409, "replaced"),
  /** The meeting was ended. */
  MEETING_ENDED(4410, "meeting-ended"),
  /** The participant was made to leave. */
  EXPELLED(4411, "expelled"),
  /** The session behind the tunnel ended. */
  SESSION_ENDED(4412, "session-ended"),
  /** A frame above the limit of its channel. */
  FRAME_TOO_LARGE(4413, "frame-too-large"),
  /** The participant takes less than is meant for them and nothing more can be dropped. */
  SLOW_CONSUMER(4429, "slow-consumer"),
  /** More frames or bytes per second than a participant may send. */
  FLOOD(4430, "flood"),
  /** Reserved: the meeting demands protected frames. */
  PROTECTION_REQUIRED(4450, "protection-required"),
  /** Reserved: the frame names a key epoch that nobody knows. */
  UNKNOWN_EPOCH(4451, "unknown-epoch"),
  /** Reserved: the participant that leads the key agreement is gone. */
  LEADER_LOST(4452, "leader-lost"),
  /** Reserved: server and participants disagree about who is in the meeting. */
  ROSTER_CONFLICT(4453, "roster-conflict"),
  /** Reserved: a sender index was given twice in one instance. */
  INDEX_REUSED(4454, "index-reused"),
  /** The server failed. */
  SERVER_FAILURE(4500, "server-failure"),
  /** The server is stopping. */
  SERVER_STOPPING(4503, "server-stopping");

  private final int number;
  private final String key;

  CloseCode(int number, String key) {
    this.number = number;
    this.key = key;
  }

  /** The WebSocket close code, 1000 or 4400 to 4999. */
  public int number() {
    return number;
  }

  /** The name in close reasons and in the JSON of control frames, in kebab case. */
  public String key() {
    return key;
  }

  /** The constant of a close code, or empty for a number without a meaning here. */
  public static Optional<CloseCode> of(int number) {
    for (CloseCode code : values()) {
      if (code.number == number) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }
}
