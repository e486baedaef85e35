import { ChatKind } from "../../wire/controlKind.ts";
import type { Frame } from "../../wire/frame.ts";
import {
  type ChatEntry,
  type ChatState,
  type EntryState,
  type Reacted,
  type Reaction,
  REACTIONS,
} from "../entity/chatState.ts";
import { cleanText, lengthOf, LONGEST_MESSAGE, readText } from "../entity/plainText.ts";

/** The way of what is written to the others, as long as there is one. */
export interface ChatLine {
  readonly frames: {
    readonly sender: number;
    chat(kind: number, text: string): Frame;
  };
  send(frame: Frame): void;
}

export interface ChatPorts {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  changed(state: ChatState): void;
  /** Somebody else wrote something that this page did not have. */
  arrived(entry: ChatEntry, late: boolean): void;
  reacted(reacted: Reacted): void;
  /** The own message or reaction went to nobody. */
  refused(problem: string): void;
}

/** Why nothing is sent while there is no line. */
export const OFFLINE = "offline";
/** More than anybody scrolls back. */
const MOST_ENTRIES = 1000;
/** What is older than this when it comes was written before this page was there. */
const LATE_MILLIS = 15_000;

/**
 * What is written in one meeting, in memory only.
 *
 * The server sends everything to everybody, the writer too: what comes back was taken. A message waits until then, and
 * is marked when the server refuses it or the tunnel ends before.
 */
export class Chat {
  private state: ChatState = { entries: [], restartedAfter: null };
  private line: ChatLine | null = null;
  private instance = "";
  private readonly mine = new Set<number>();
  private names: ReadonlyMap<number, string> = new Map();

  constructor(private readonly ports: ChatPorts) {}

  now(): ChatState {
    return this.state;
  }

  /** Who is under which index, those who have gone too. */
  know(names: ReadonlyMap<number, string>): void {
    this.names = new Map([...this.names, ...names]);
  }

  /** There is a way to the others in this gathering. */
  lineOpened(line: ChatLine, instance: string): void {
    this.enter(line.frames.sender, instance);
    this.line = line;
  }

  /** What comes from now on belongs to this gathering; indexes of another one mean other people. */
  enter(me: number, instance: string): void {
    if (instance !== this.instance) {
      this.instance = instance;
      this.mine.clear();
      this.names = new Map();
    }
    this.mine.add(me);
  }

  lineLost(): void {
    this.line = null;
    this.replace(
      (entry) => entry.state.name === "waiting",
      { name: "refused", problem: "connection-lost" },
    );
  }

  /** The server has forgotten what was written. */
  restarted(): void {
    const { length } = this.state.entries;
    if (length > 0) this.become({ restartedAfter: length });
  }

  /** Writes to everybody; answers whether it is on its way. */
  write(wanted: string): boolean {
    const text = cleanText(wanted);
    if (text === "" || lengthOf(text) > LONGEST_MESSAGE) return false;
    if (this.line === null) {
      this.ports.refused(OFFLINE);
      return false;
    }
    const frame = this.line.frames.chat(ChatKind.MESSAGE, text);
    this.add({
      key: this.keyOf(frame),
      sender: frame.header.sender,
      name: this.names.get(frame.header.sender) ?? null,
      own: true,
      at: this.ports.clock(),
      text,
      state: { name: "waiting" },
    });
    this.line.send(frame);
    return true;
  }

  react(reaction: Reaction): void {
    const kind = REACTIONS.indexOf(reaction) + 1;
    if (this.line === null) this.ports.refused(OFFLINE);
    else this.line.send(this.line.frames.chat(kind, ""));
  }

  /** A frame of the chat channel. */
  frame(frame: Frame): void {
    const { kind, sender } = frame.header;
    const name = this.names.get(sender) ?? null;
    const own = this.mine.has(sender);
    const reaction = REACTIONS[kind - 1];
    if (reaction !== undefined) this.ports.reacted({ sender, name, own, reaction });
    if (kind !== ChatKind.MESSAGE) return;
    const key = this.keyOf(frame);
    const stamp = frame.hopFields.receivedAtMillis;
    const at = stamp === undefined ? this.ports.clock() : Number(stamp);
    const known = this.state.entries.find((entry) => entry.key === key);
    if (known?.state.name === "sent") return;
    const text = known?.text ?? readText(frame.payload);
    const entry: ChatEntry = { key, sender, name, own, at, text, state: { name: "sent" } };
    // Everybody has messages in the order in which the server sent them; those that wait come last.
    this.become({ entries: this.state.entries.filter((other) => other !== known) });
    this.add(entry);
    if (!own) this.ports.arrived(entry, this.ports.clock() - at > LATE_MILLIS);
  }

  /** The server has relayed this frame to nobody. */
  refused(number: number, problem: string): void {
    const key = this.line === null ? "" : this.key(this.line.frames.sender, number);
    this.replace((entry) => entry.key === key && entry.state.name === "waiting", {
      name: "refused",
      problem,
    });
    this.ports.refused(problem);
  }

  /** Takes a refused message away, to be written again; answers its text. */
  takeBack(key: string): string {
    const entry = this.state.entries.find((one) => one.key === key);
    this.become({ entries: this.state.entries.filter((one) => one !== entry) });
    return entry?.text ?? "";
  }

  private replace(which: (entry: ChatEntry) => boolean, state: EntryState): void {
    if (!this.state.entries.some(which)) return;
    const entries = this.state.entries.map((entry) => which(entry) ? { ...entry, state } : entry);
    this.become({ entries });
  }

  private add(entry: ChatEntry): void {
    const { entries, restartedAfter } = this.state;
    const waits = entry.state.name === "waiting";
    const at = waits ? -1 : entries.findIndex(({ state }) => state.name === "waiting");
    const all = at < 0
      ? [...entries, entry]
      : [...entries.slice(0, at), entry, ...entries.slice(at)];
    const over = Math.max(0, all.length - MOST_ENTRIES);
    this.become({
      entries: all.slice(over),
      restartedAfter: restartedAfter === null ? null : Math.max(0, restartedAfter - over),
    });
  }

  private keyOf(frame: Frame): string {
    return this.key(frame.header.sender, frame.header.number);
  }

  private key(sender: number, number: number): string {
    return `${this.instance}/${sender}/${number}`;
  }

  private become(change: Partial<ChatState>): void {
    this.state = { ...this.state, ...change };
    this.ports.changed(this.state);
  }
}
