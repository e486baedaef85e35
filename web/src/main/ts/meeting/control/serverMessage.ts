import type {
  EndTold,
  OrderedBy,
  Participant,
  Role,
  ServerMessage,
  Share,
  Surface,
  Waiting,
} from "../entity/messages.ts";
import { knownCodecs, UNSAID } from "../../screen/entity/codecs.ts";
import { Fields } from "../../shell/control/fields.ts";
import { ControlKind } from "../../wire/controlKind.ts";

const MAXIMUM_PARTICIPANTS = 2048;
const MAXIMUM_INDEX = 0xfffd;
const MAXIMUM_COUNT = 0xffffffff;
const CAMERA_CHANNEL = 3;
const MAXIMUM_SIDE = 16384;
const LEAST_UPLINK_BYTES = 65536;
const MAXIMUM_CHANNELS = 16;
const MAXIMUM_AHEAD = Number.MAX_SAFE_INTEGER;
const MAXIMUM_CODECS = 64;
const MAXIMUM_RIGHTS = 255;
const ROLES: readonly Role[] = ["organizer", "co-organizer", "participant", "viewer"];
const SURFACES: readonly Surface[] = ["monitor", "window", "browser"];

/**
 * Reads one control message of the server; `null` for a kind that this version does not know.
 *
 * @throws MalformedMessage if a known kind is not as the protocol says
 */
export function readServerMessage(kind: number, payload: Uint8Array): ServerMessage | null {
  const read = READERS[kind];
  return read === undefined ? null : read(Fields.parse(payload));
}

const READERS: Readonly<Record<number, (fields: Fields) => ServerMessage>> = {
  [ControlKind.WELCOME]: (fields) => {
    const tunnel = fields.fields("tunnel");
    const limits = fields.fields("limits");
    const meeting = fields.fields("meeting");
    return {
      kind: "welcome",
      tunnel: {
        tunnelId: tunnel.text("id"),
        secret: tunnel.text("secret"),
        resumeMillis: limits.integer("resumeMillis", 0, MAXIMUM_COUNT),
        uplinkBytes: limits.integer("uplinkBytes", LEAST_UPLINK_BYTES, Number.MAX_SAFE_INTEGER),
      },
      serverEpoch: fields.text("serverEpoch"),
      sender: fields.integer("sender", 0, MAXIMUM_INDEX),
      instance: fields.fields("instance").textOr("id", ""),
      instanceAgeMillis: fields.fields("instance").integer("ageMillis", 0, Number.MAX_SAFE_INTEGER),
      meeting: {
        number: meeting.text("number"),
        title: meeting.text("title"),
        organizer: meeting.textOr("organizer", ""),
      },
      role: role(fields),
      channels: fields.fieldsOrNull("rights")?.integers("channels", MAXIMUM_CHANNELS) ?? [],
    };
  },
  [ControlKind.ROSTER]: (fields) => {
    const shared = fields.fieldsOrNull("share");
    return {
      kind: "roster",
      participants: fields.list("participants", MAXIMUM_PARTICIPANTS).map(participant),
      gone: fields.listOr("gone", MAXIMUM_PARTICIPANTS).map((left) => ({
        index: index(left, "index"),
        name: left.text("name"),
        guest: left.truth("guest"),
      })),
      share: shared === null ? null : share(shared),
      locked: fields.truth("locked"),
      end: end(fields),
      chatLocked: fields.truth("chatLocked"),
      lobby: fields.truth("lobby"),
      cameras: fields.truth("cameras"),
      continued: fields.truth("continued"),
    };
  },
  [ControlKind.JOINED]: (fields) => ({
    kind: "joined",
    participant: participant(fields.fields("participant")),
  }),
  [ControlKind.LEFT]: (fields) => ({
    kind: "left",
    index: index(fields, "index"),
    reason: fields.textOr("reason", "left"),
  }),
  [ControlKind.SHARE_BEGAN]: (fields) => ({
    kind: "shareBegan",
    share: share(fields.fields("share")),
  }),
  [ControlKind.SHARE_REFUSED]: (fields) => ({
    kind: "shareRefused",
    ...answer(fields),
    problem: fields.text("problem"),
  }),
  [ControlKind.SHARE_ENDED]: (fields) => ({
    kind: "shareEnded",
    sender: index(fields, "sender"),
    stream: stream(fields),
    reason: fields.textOr("reason", "stopped"),
    ...orderedBy(fields),
  }),
  [ControlKind.KEY_FRAME_REQUEST]: (fields) => ({
    kind: "keyFrameRequest",
    stream: stream(fields),
    camera: fields.has("channel") && fields.integer("channel", 0, 15) === CAMERA_CHANNEL,
  }),
  [ControlKind.CLOSING]: (fields) => ({
    kind: "closing",
    problem: fields.text("problem"),
    detail: fields.textOr("detail", ""),
    ...orderedBy(fields),
  }),
  [ControlKind.PARTICIPANT_STATE]: (fields) => ({
    kind: "participantState",
    index: index(fields, "index"),
    reconnecting: isReconnecting(fields),
  }),
  [ControlKind.PARTICIPANT_CHANGED]: (fields) => ({
    kind: "participantChanged",
    participant: participant(fields.fields("participant")),
    ...orderedBy(fields),
  }),
  [ControlKind.MEETING_CHANGED]: (fields) => ({
    kind: "meetingChanged",
    locked: fields.truth("locked"),
    planned: fields.truth("planned"),
    end: end(fields),
    notice: fields.truth("notice"),
    chatLocked: fields.truth("chatLocked"),
    lobby: fields.truth("lobby"),
    cameras: fields.truth("cameras"),
    ...orderedBy(fields),
  }),
  [ControlKind.EVERYBODY_MUTED]: (fields) => ({
    kind: "everybodyMuted",
    except: fields.integers("except", MAXIMUM_PARTICIPANTS),
    ...orderedBy(fields),
  }),
  [ControlKind.ASKED_TO_PRESENT]: (fields) =>
    fields.truth("declined")
      ? { kind: "declinedToPresent", index: index(fields, "index") }
      : { kind: "askedToPresent", ...orderedBy(fields) },
  [ControlKind.WISHES_TO_PRESENT]: (fields) => ({
    kind: "wishesToPresent",
    wishes: fields.integers("wishes", MAXIMUM_PARTICIPANTS),
  }),
  [ControlKind.WISH_ANSWER]: (fields) => ({
    kind: "wishOver",
    by: fields.has("index") ? index(fields, "index") : null,
  }),
  [ControlKind.LOBBY]: (fields) => {
    const waiting = fields.truth("waiting");
    return {
      kind: "lobby",
      waiting,
      line: waiting ? [] : fields.list("line", MAXIMUM_PARTICIPANTS).map(inLobby),
      continued: fields.truth("continued"),
    };
  },
  [ControlKind.DONE]: (fields) => ({ kind: "done", ...answer(fields) }),
  [ControlKind.REFUSED]: (fields) => {
    const problem = fields.text("problem");
    return fields.has("channel")
      ? { kind: "chatRefused", number: fields.integer("number", 0, MAXIMUM_COUNT), problem }
      : { kind: "refused", ...answer(fields), problem };
  },
};

function orderedBy(fields: Fields): OrderedBy {
  const by = fields.textOr("by", "");
  return fields.truth("administration") ? { by, administration: true } : { by };
}

function participant(fields: Fields): Participant {
  return {
    index: index(fields, "index"),
    name: fields.text("name"),
    role: role(fields),
    rights: fields.integer("roleBits", 0, MAXIMUM_RIGHTS),
    muted: fields.truth("muted"),
    hand: fields.integer("hand", 0, MAXIMUM_COUNT),
    camera: fields.has("camera") ? fields.integer("camera", 0, MAXIMUM_COUNT) : 0,
    guest: fields.truth("guest"),
    decodes: fields.has("decodes") ? knownCodecs(fields.texts("decodes", MAXIMUM_CODECS)) : UNSAID,
    reconnecting: isReconnecting(fields),
  };
}

function end(fields: Fields): EndTold | null {
  const told = fields.fieldsOrNull("end");
  if (told === null) return null;
  return { inMillis: told.integer("inMillis", 0, MAXIMUM_AHEAD), forAll: told.truth("forAll") };
}

function inLobby(fields: Fields): Waiting {
  return {
    index: index(fields, "index"),
    name: fields.text("name"),
    guest: fields.truth("guest"),
  };
}

function share(fields: Fields): Share {
  const named = fields.textOr("surface", "unknown");
  return {
    sender: index(fields, "sender"),
    stream: stream(fields),
    title: fields.textOr("title", ""),
    surface: SURFACES.find((surface) => surface === named) ?? "unknown",
    codec: fields.text("codec"),
    width: fields.integer("width", 1, MAXIMUM_SIDE),
    height: fields.integer("height", 1, MAXIMUM_SIDE),
  };
}

function role(fields: Fields): Role {
  const named = fields.textOr("role", "participant");
  return ROLES.find((role) => role === named) ?? "participant";
}

function isReconnecting(fields: Fields): boolean {
  return fields.textOr("state", "present") === "reconnecting";
}

function index(fields: Fields, name: string): number {
  return fields.integer(name, 0, MAXIMUM_INDEX);
}

function stream(fields: Fields): number {
  return fields.integer("stream", 0, 255);
}

function answer(fields: Fields): { request: number } {
  return { request: fields.integer("request", 0, MAXIMUM_COUNT) };
}
