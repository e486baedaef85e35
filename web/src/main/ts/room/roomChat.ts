import { Chat, type ChatLine, OFFLINE } from "../chat/control/chat.ts";
import { Gathering } from "../chat/control/gathering.ts";
import {
  type ChatEntry,
  type ChatState,
  type Reacted,
  type Reaction,
  REACTIONS,
} from "../chat/entity/chatState.ts";
import type { Roster } from "../meeting/entity/roster.ts";
import { announcer } from "../shell/boundary/announcer.ts";
import { sentence } from "../shell/boundary/speech.ts";
import type { Timers } from "../shell/entity/timers.ts";
import type { Frame } from "../wire/frame.ts";

const SPOKEN_TOGETHER_MILLIS = 1500;
const LONGEST_SPOKEN = 200;
const REFUSED_TOGETHER_MILLIS = 300;

export interface RoomChatWish {
  readonly timers: Timers;
  changed(state: ChatState): void;
  /** Somebody else has written something new. */
  arrived(): void;
  reacted(reacted: Reacted): void;
}

/** The chat of one stay: what is written, and what a screen reader is told of it. */
export class RoomChat {
  private readonly chat: Chat;
  private readonly messages: Gathering<ChatEntry>;
  private readonly reactions: Gathering<Reacted>;
  private readonly refusals: Gathering<string>;
  private known: Roster | null = null;

  constructor(wish: RoomChatWish) {
    this.messages = new Gathering(wish.timers, SPOKEN_TOGETHER_MILLIS, speakMessages);
    this.reactions = new Gathering(wish.timers, SPOKEN_TOGETHER_MILLIS, speakReactions);
    this.refusals = new Gathering(wish.timers, REFUSED_TOGETHER_MILLIS, ([first]) => {
      if (first !== undefined) announcer.toast(refusalText(first));
    });
    this.chat = new Chat({
      clock: () => Date.now(),
      changed: (state) => wish.changed(state),
      arrived: (entry, late) => {
        wish.arrived();
        if (!late) this.messages.add(entry);
      },
      reacted: (reacted) => {
        wish.reacted(reacted);
        if (!reacted.own) this.reactions.add(reacted);
      },
      refused: (problem) => this.refusals.add(problem),
    });
  }

  /** The roster says who is who. */
  know(roster: Roster): void {
    if (roster === this.known) return;
    this.known = roster;
    const names = [...roster.participants].map(([index, { name }]) => [index, name] as const);
    this.chat.know(new Map([...roster.gone, ...names]));
  }

  frame(frame: Frame): void {
    this.chat.frame(frame);
  }

  /** The welcome has come. */
  enter(me: number, instance: string): void {
    this.chat.enter(me, instance);
  }

  lineOpened(line: ChatLine, instance: string): void {
    this.chat.lineOpened(line, instance);
  }

  lineLost(): void {
    this.chat.lineLost();
  }

  refused(number: number, problem: string): void {
    this.chat.refused(number, problem);
  }

  restarted(): void {
    this.chat.restarted();
  }

  dispose(): void {
    this.messages.forget();
    this.reactions.forget();
    this.refusals.forget();
  }

  readonly actions = {
    write: (text: string) => this.chat.write(text),
    react: (reaction: Reaction) => this.chat.react(reaction),
    takeBack: (key: string) => this.chat.takeBack(key),
  };
}

function refusalText(problem: string): string {
  if (problem === OFFLINE) return "chat.closed.offline";
  const known = problem === "too-many-requests" || problem === "forbidden";
  return `chat.refused.${known ? problem : "other"}`;
}

function speakMessages(entries: readonly ChatEntry[]): void {
  const last = entries.at(-1);
  if (last === undefined) return;
  const name = last.name ?? sentence("chat.somebody");
  if (entries.length > 1) {
    announcer.polite(["chat.said.many", entries.length, name]);
    return;
  }
  const text = last.text ?? sentence("chat.unreadable");
  const short = text.length > LONGEST_SPOKEN ? `${text.slice(0, LONGEST_SPOKEN)}…` : text;
  announcer.polite(["chat.said.message", name, short]);
}

function speakReactions(all: readonly Reacted[]): void {
  for (const reaction of REACTIONS) {
    const who = new Map(
      all.filter((one) => one.reaction === reaction).map((one) => [one.sender, one]),
    );
    const [first] = who.values();
    if (first === undefined) continue;
    const word = sentence(`chat.reaction.${reaction}`);
    announcer.polite(
      who.size === 1
        ? ["chat.said.reaction", word, first.name ?? sentence("chat.somebody")]
        : ["chat.said.reactions", word, who.size],
    );
  }
}
