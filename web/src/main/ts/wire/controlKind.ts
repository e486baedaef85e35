/** The kinds of frame on the control channel; each payload is one JSON object in UTF-8. */
export const ControlKind = {
  WELCOME: 1,
  HELLO: 2,
  ROSTER: 3,
  JOINED: 4,
  LEFT: 5,
  SHARE_REQUEST: 6,
  SHARE_BEGAN: 7,
  SHARE_REFUSED: 8,
  SHARE_END: 9,
  SHARE_ENDED: 10,
  KEY_FRAME_REQUEST: 11,
  RECEIVER_REPORT: 12,
  LEAVE: 13,
  CLOSING: 14,
  EXPEL: 15,
  END_MEETING: 16,
  DONE: 17,
  REFUSED: 18,
  PARTICIPANT_STATE: 19,
  PARTICIPANT_CHANGED: 20,
  MEETING_CHANGED: 21,
  STOP_SHARE: 22,
  MUTE: 23,
  UNMUTE: 24,
  LOCK: 25,
  CHANGE_ROLE: 26,
  ASK_TO_PRESENT: 27,
  ASKED_TO_PRESENT: 28,
  RAISE_HAND: 29,
  LOWER_HANDS: 30,
  EVERYBODY_MUTED: 31,
  READMIT: 32,
  LOBBY: 33,
  ADMIT: 34,
  EXTEND: 35,
  WANT_TO_PRESENT: 36,
  WISHES_TO_PRESENT: 37,
  WISH_ANSWER: 38,
  DECODERS: 39,
  CAMERA: 40,
  STOP_CAMERA: 41,
  WATCH_CAMERAS: 42,
} as const;

export type ControlKind = (typeof ControlKind)[keyof typeof ControlKind];

/** The kinds of frame on the screen and camera channels. */
export const ScreenKind = { ENCODED_CHUNK: 0, STREAM_DESCRIPTION: 1 } as const;

/** The kinds of frame on the voice channel: one Opus packet of 20 or of 60 ms. */
export const VoiceKind = { SHORT_PACKET: 0, LONG_PACKET: 1 } as const;

/** The kinds of frame on the chat channel; 1 to 5 are reactions. */
export const ChatKind = { MESSAGE: 0 } as const;
