package org.tsudoi.protocol;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of frame on {@link Channel#CONTROL}; each payload is one JSON object in UTF-8. */
public enum ControlKind {
  /** Server: the first frame down; sender index, tunnel id and secret. */
  WELCOME(1, Direction.DOWNLINK),
  /** Client: the first frame up; until it came nobody sees the participant. */
  HELLO(2, Direction.UPLINK),
  /** Server: everybody who is there, and the share if there is one. */
  ROSTER(3, Direction.DOWNLINK),
  /** Server: somebody came. */
  JOINED(4, Direction.DOWNLINK),
  /** Server: somebody went, and why. */
  LEFT(5, Direction.DOWNLINK),
  /** Client: asks to share a screen. */
  SHARE_REQUEST(6, Direction.UPLINK),
  /** Server, to all: who shares what now. */
  SHARE_BEGAN(7, Direction.DOWNLINK),
  /** Server: no, with the problem. */
  SHARE_REFUSED(8, Direction.DOWNLINK),
  /** Client: stops sharing. */
  SHARE_END(9, Direction.UPLINK),
  /** Server, to all: the share is over. */
  SHARE_ENDED(10, Direction.DOWNLINK),
  /** Both ways: a viewer asks the server for a key frame, the server asks the presenter. */
  KEY_FRAME_REQUEST(11, null),
  /** Client: how well frames arrive. */
  RECEIVER_REPORT(12, Direction.UPLINK),
  /** Client: goodbye. */
  LEAVE(13, Direction.UPLINK),
  /** Server: why the tunnel is closed, right before it is. */
  CLOSING(14, Direction.DOWNLINK),
  /** Client: makes a participant leave (spec 6.4.4). */
  EXPEL(15, Direction.UPLINK),
  /** Client: ends the meeting (spec 6.4.4). */
  END_MEETING(16, Direction.UPLINK),
  /** Server: the request was carried out. */
  DONE(17, Direction.DOWNLINK),
  /** Server: the request was refused, with the problem. */
  REFUSED(18, Direction.DOWNLINK),
  /** Server: whether somebody's connection stands. */
  PARTICIPANT_STATE(19, Direction.DOWNLINK),
  /** Server, to all: somebody's role, microphone or hand is another than before. */
  PARTICIPANT_CHANGED(20, Direction.DOWNLINK),
  /** Server, to all: whether the door of this gathering is locked, or when it is planned to end. */
  MEETING_CHANGED(21, Direction.DOWNLINK),
  /** Client: ends somebody's share. */
  STOP_SHARE(22, Direction.UPLINK),
  /** Client: turns off the voice of one or of everybody else, until they turn it on again. */
  MUTE(23, Direction.UPLINK),
  /** Client: wants to be heard again. */
  UNMUTE(24, Direction.UPLINK),
  /** Client: locks the door of this gathering, or unlocks it. */
  LOCK(25, Direction.UPLINK),
  /** Client: gives somebody another role in this gathering. */
  CHANGE_ROLE(26, Direction.UPLINK),
  /** Client: asks somebody to present, in the place of whoever does. */
  ASK_TO_PRESENT(27, Direction.UPLINK),
  /** Server: somebody asks this participant to present, or has declined to; client: declines. */
  ASKED_TO_PRESENT(28, null),
  /** Client: raises or lowers the own hand. */
  RAISE_HAND(29, Direction.UPLINK),
  /** Client: lowers the hand of one or of everybody. */
  LOWER_HANDS(30, Direction.UPLINK),
  /** Server, to all: the voices of all but a few were turned off at once. */
  EVERYBODY_MUTED(31, Direction.DOWNLINK),
  /** Client: lets somebody who was expelled join again. */
  READMIT(32, Direction.UPLINK),
  /** Server: to whoever waits, that it waits; to whoever leads, who waits. */
  LOBBY(33, Direction.DOWNLINK),
  /** Client: lets somebody in from the lobby, or everybody, or does not let somebody in. */
  ADMIT(34, Direction.UPLINK),
  /** Client: puts off the planned end of this gathering. */
  EXTEND(35, Direction.UPLINK),
  /** Client: would like to present in the place of whoever does, or does not any more. */
  WANT_TO_PRESENT(36, Direction.UPLINK),
  /** Server, to whoever presents or leads: who would like to present, at each change. */
  WISHES_TO_PRESENT(37, Direction.DOWNLINK),
  /** Client: says not now to such a wish; server, to whose wish it was: it is over. */
  WISH_ANSWER(38, null),
  /** Client: which pictures it can decode, if that is another than the hello said. */
  DECODERS(39, Direction.UPLINK),
  /** Client: turns the own camera on or off. */
  CAMERA(40, Direction.UPLINK),
  /** Client: turns somebody else's camera off. */
  STOP_CAMERA(41, Direction.UPLINK),
  /** Client: whose cameras it wants to see. */
  WATCH_CAMERAS(42, Direction.UPLINK);

  private final int number;
  private final Direction direction;

  ControlKind(int number, Direction direction) {
    this.number = number;
    this.direction = direction;
  }

  /** The kind on the wire. */
  public int number() {
    return number;
  }

  /** Whether a frame of this kind may travel that way. */
  public boolean mayTravel(Direction way) {
    return direction == null || direction == way;
  }

  /**
   * The constant of a kind, or empty when it is not known here; receivers pass over kinds they do
   * not know.
   */
  public static Optional<ControlKind> of(int number) {
    return Arrays.stream(values()).filter(kind -> kind.number == number).findFirst();
  }
}
