import type { TunnelFigures } from "../../tunnel/entity/tunnelFigures.ts";
import {
  type MeetingFacts,
  type OrderedBy,
  Right,
  type Role,
  type Surface,
  type Waiting,
} from "./messages.ts";
import type { JoinMode } from "./joinMode.ts";
import { type CamerasShown, type CameraState, NO_CAMERAS } from "../../camera/entity/cameras.ts";
import { EMPTY_ROSTER, type Roster } from "./roster.ts";

/** Why being in a meeting is over; each has its own screen. */
export type EndReason =
  | "left"
  | "left-lobby"
  | "lobby-refused"
  | "lobby-unattended"
  | "not-invited"
  | "expelled"
  | "meeting-ended"
  | "replaced"
  | "session-ended"
  | "address-refused"
  | "meeting-full"
  | "server-stopping"
  | "connection-lost"
  | "refused";

/** How it ended, and who did it if the server says so. */
export interface Ending extends OrderedBy {
  readonly reason: EndReason;
  /** The words of who did it, or the code of a refusal. */
  readonly detail: string;
}

/** Where this participant stands. */
export type Phase =
  | { readonly name: "connecting" }
  | { readonly name: "present" }
  | { readonly name: "reconnecting"; readonly since: number; readonly stopping: boolean }
  | { readonly name: "over"; readonly ending: Ending };

/** What this participant shares. */
export type Presenting =
  | { readonly name: "nothing" }
  | { readonly name: "choosing" }
  | {
    readonly name: "asking" | "on";
    readonly surface: Surface;
    readonly preview: MediaStream;
    /** The picture that the others keep while it is frozen. */
    readonly frozen: ImageBitmap | null;
    /** The codec string of what is sent; empty before the first picture. */
    readonly codec: string;
  };

/** The newest picture that was shown. */
export interface Shown {
  /** Whose screen it is. */
  readonly sender: number;
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** From the capture at the presenter until it was painted here, as far as both clocks agree. */
  readonly latencyMillis: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Whether the presenter froze it. */
  readonly frozen: boolean;
  /** The codec string by which it was decoded. */
  readonly codec: string;
}

/** Who asks this participant to present, and whether this participant had asked for it. */
export interface Invitation extends OrderedBy {
  readonly asWished?: true;
}

/** Everything that the meeting page draws; a new one for each change. */
export interface MeetingState {
  readonly phase: Phase;
  /** What this participant takes part in. */
  readonly mode: JoinMode;
  readonly meeting: MeetingFacts;
  readonly me: number;
  readonly role: Role;
  /** What this participant may do, the sum of `Right`. */
  readonly rights: number;
  /** Whether the server lets this participant send voice. */
  readonly maySpeak: boolean;
  /** Whether somebody who leads turned the own voice off. */
  readonly muted: boolean;
  /** Whether the own hand is up. */
  readonly handRaised: boolean;
  /** Who asks this participant to present, if somebody does. */
  readonly invitedBy: Invitation | null;
  /** Whether this participant has asked to present in the place of whoever does. */
  readonly wish: boolean;
  /** Who would like to present, for whoever presents or leads; who said so first first. */
  readonly wishes: readonly number[];
  readonly roster: Roster;
  /** Whether this participant is in the lobby and not in the meeting. */
  readonly waiting: boolean;
  /** Who waits in the lobby, for those who lead; whoever came first first. */
  readonly line: readonly Waiting[];
  /** When it is planned to end, in milliseconds since 1970 on this clock, and whether everybody has to leave then. */
  readonly end: { readonly at: number; readonly forAll: boolean } | null;
  /** Whether the server has said that the planned end is near. */
  readonly endNear: boolean;
  readonly presenting: Presenting;
  /** The own camera. */
  readonly camera: CameraState;
  /** The cameras of others that are looked at. */
  readonly cameras: CamerasShown;
  readonly roundTripMillis: number | null;
  /** How the connection to the server is; `null` while there is none. */
  readonly link: TunnelFigures | null;
  /** When the meeting began, in milliseconds since 1970 on this clock; `null` before the welcome. */
  readonly beganAt: number | null;
  readonly shown: Shown | null;
  /** Whether a slow line spoils pictures: our own on the way up, the others' on the way down. */
  readonly slow: { readonly up: boolean; readonly down: boolean };
  /** The presenter whose screen this browser cannot decode, if there is one. */
  readonly undecodable: number | null;
}

/** Before anybody has said who comes. */
export const BEFORE: MeetingState = {
  phase: { name: "connecting" },
  mode: "all",
  meeting: { number: "", title: "", organizer: "" },
  me: -1,
  role: "participant",
  rights: Right.SHARE | Right.SPEAK | Right.WRITE,
  maySpeak: true,
  muted: false,
  handRaised: false,
  invitedBy: null,
  wish: false,
  wishes: [],
  roster: EMPTY_ROSTER,
  waiting: false,
  line: [],
  end: null,
  endNear: false,
  presenting: { name: "nothing" },
  camera: { name: "off" },
  cameras: NO_CAMERAS,
  roundTripMillis: null,
  link: null,
  beganAt: null,
  shown: null,
  slow: { up: false, down: false },
  undecodable: null,
};
