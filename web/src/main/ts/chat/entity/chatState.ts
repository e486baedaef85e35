/** Whether a message has gone to everybody; `refused` says why not. */
export type EntryState =
  | { readonly name: "sent" }
  | { readonly name: "waiting" }
  | { readonly name: "refused"; readonly problem: string };

/** One message in the panel. */
export interface ChatEntry {
  /** Which message it is, for as long as the page lives. */
  readonly key: string;
  readonly sender: number;
  /** The name at the time of writing; `null` when nobody knows it. */
  readonly name: string | null;
  readonly own: boolean;
  /** Milliseconds since 1970; of the server once it has been sent. */
  readonly at: number;
  /** `null` for what cannot be read. */
  readonly text: string | null;
  readonly state: EntryState;
}

/** Everything of the chat that is drawn. */
export interface ChatState {
  readonly entries: readonly ChatEntry[];
  /** The server was restarted after so many entries: those who join now do not see them. */
  readonly restartedAfter: number | null;
}

/** A reaction as the page names it. */
export type Reaction = "thumbsUp" | "applause" | "laugh" | "heart" | "celebrate";

/** By their kind on the wire, from 1. */
export const REACTIONS: readonly Reaction[] = [
  "thumbsUp",
  "applause",
  "laugh",
  "heart",
  "celebrate",
];

/** Somebody's reaction, a moment ago. */
export interface Reacted {
  readonly sender: number;
  readonly name: string | null;
  readonly own: boolean;
  readonly reaction: Reaction;
}
