import type { CodecName } from "../../screen/entity/codecs.ts";
import type { TunnelIdentity } from "../../tunnel/entity/tunnelIdentity.ts";

/** What a meeting is to those in it. */
export interface MeetingFacts {
  readonly number: string;
  readonly title: string;
  readonly organizer: string;
}

export type Role = "organizer" | "co-organizer" | "participant" | "viewer";

/** What somebody may do, as the server tells it; it checks each of them again. */
export const Right = { SHARE: 2, LEAD: 4, SPEAK: 8, END: 16, WRITE: 32, CAMERA: 64 } as const;

/** One line of the participant list, as the server tells it. */
export interface Participant {
  readonly index: number;
  readonly name: string;
  readonly role: Role;
  /** The sum of what this participant may do, of `Right`. */
  readonly rights: number;
  /** Whether somebody who leads turned the voice off. */
  readonly muted: boolean;
  /** When the hand was raised, lower is earlier; 0 while it is down. */
  readonly hand: number;
  /** When the camera was turned on, lower is earlier; 0 while it is off. */
  readonly camera: number;
  readonly guest: boolean;
  /** What the client says that it decodes; empty for no pictures. */
  readonly decodes: readonly CodecName[];
  /** Whether the connection is missing at the moment; the seat stays. */
  readonly reconnecting: boolean;
}

export type Surface = "monitor" | "window" | "browser" | "unknown";

/** A screen that is being shared. */
export interface Share {
  readonly sender: number;
  readonly stream: number;
  readonly title: string;
  readonly surface: Surface;
  readonly codec: string;
  readonly width: number;
  readonly height: number;
}

/** Somebody who waits in the lobby, as those who lead are told. */
export interface Waiting {
  readonly index: number;
  readonly name: string;
  readonly guest: boolean;
}

/** When a meeting is planned to end, from the moment when the server said so. */
export interface EndTold {
  readonly inMillis: number;
  /** Whether everybody has to leave then. */
  readonly forAll: boolean;
}

/** Who ordered something. */
export interface OrderedBy {
  /** The name; empty for nobody, and for the administration without a name. */
  readonly by: string;
  /** Whether it came by the right of a system administrator, from wherever. */
  readonly administration?: true;
}

/** The first message of a tunnel. */
export interface Welcome {
  readonly kind: "welcome";
  readonly tunnel: TunnelIdentity;
  /** Another value than before says that the server was restarted. */
  readonly serverEpoch: string;
  readonly sender: number;
  /** Which gathering it is: indexes mean people in it only. */
  readonly instance: string;
  readonly instanceAgeMillis: number;
  readonly meeting: MeetingFacts;
  readonly role: Role;
  /** The channels on which this participant may send from the beginning. */
  readonly channels: readonly number[];
}

/** Every message that the server sends in the control channel. */
export type ServerMessage =
  | Welcome
  | {
    readonly kind: "roster";
    readonly participants: readonly Participant[];
    /** Those who left, if messages of theirs are still shown to whoever comes. */
    readonly gone: readonly {
      readonly index: number;
      readonly name: string;
      readonly guest: boolean;
    }[];
    readonly share: Share | null;
    readonly locked: boolean;
    readonly end: EndTold | null;
    readonly chatLocked: boolean;
    /** Whether people wait who come now. */
    readonly lobby: boolean;
    /** Whether people may show themselves. */
    readonly cameras: boolean;
    /** Whether these come on top of those of the last message. */
    readonly continued: boolean;
  }
  | { readonly kind: "joined"; readonly participant: Participant }
  | { readonly kind: "left"; readonly index: number; readonly reason: string }
  | {
    readonly kind: "participantState";
    readonly index: number;
    readonly reconnecting: boolean;
  }
  | { readonly kind: "shareBegan"; readonly share: Share }
  | { readonly kind: "shareRefused"; readonly request: number; readonly problem: string }
  | OrderedBy & {
    readonly kind: "shareEnded";
    readonly sender: number;
    readonly stream: number;
    readonly reason: string;
  }
  | OrderedBy & { readonly kind: "participantChanged"; readonly participant: Participant }
  | OrderedBy & {
    readonly kind: "meetingChanged";
    readonly locked: boolean;
    /** Whether it is about the planned end; otherwise about the lock. */
    readonly planned: boolean;
    readonly end: EndTold | null;
    /** Whether the end is near. */
    readonly notice: boolean;
    readonly chatLocked: boolean;
    readonly lobby: boolean;
    readonly cameras: boolean;
  }
  | OrderedBy & {
    readonly kind: "everybodyMuted";
    /** Whose voices were spared. */
    readonly except: readonly number[];
  }
  | {
    readonly kind: "lobby";
    /** Whether this participant waits; otherwise it leads and hears who does. */
    readonly waiting: boolean;
    readonly line: readonly Waiting[];
    /** Whether these come on top of those of the last message. */
    readonly continued: boolean;
  }
  | OrderedBy & { readonly kind: "askedToPresent" }
  /** Somebody whom this participant asked does not want to present. */
  | { readonly kind: "declinedToPresent"; readonly index: number }
  /** To whoever presents or leads: who would like to present, whoever said so first first. */
  | { readonly kind: "wishesToPresent"; readonly wishes: readonly number[] }
  /** The own wish to present is over: somebody said not now, or nobody and it has become void. */
  | { readonly kind: "wishOver"; readonly by: number | null }
  | {
    readonly kind: "keyFrameRequest";
    readonly stream: number;
    /** Whether it is about the camera and not the screen. */
    readonly camera: boolean;
  }
  | OrderedBy & {
    readonly kind: "closing";
    readonly problem: string;
    readonly detail: string;
  }
  | { readonly kind: "done"; readonly request: number }
  | { readonly kind: "chatRefused"; readonly number: number; readonly problem: string }
  | { readonly kind: "refused"; readonly request: number; readonly problem: string };
