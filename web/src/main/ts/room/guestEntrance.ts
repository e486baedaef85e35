import type { Guests } from "../home/control/guests.ts";
import { guestDoorView, guestNumberView } from "../meeting/boundary/guestViews.ts";
import { endingView } from "../meeting/boundary/noticeView.ts";
import { awayFrom } from "../meeting/control/endings.ts";
import type { JoinMode } from "../meeting/entity/joinMode.ts";
import type { Ending } from "../meeting/entity/meetingState.ts";
import { announcer } from "../shell/boundary/announcer.ts";
import type { Choices } from "../shell/boundary/choices.ts";
import { remedyFor } from "../shell/boundary/problems.ts";
import { RequestRefused } from "../shell/control/api.ts";
import type { Screen } from "../shell/entity/screen.ts";
import type { MeetingRoom } from "./meetingRoom.ts";
import type { Place } from "./sessionNotices.ts";

/** Where somebody without an account types the number of a meeting. */
export const GUEST_ADDRESS = "#/guest";

export interface GuestEntrancePorts {
  readonly choices: Choices;
  readonly guests: Guests;
  show(screen: Screen, place?: Place): void;
  signIn(): void;
  /** Shows the door of a meeting. */
  showDoor(door: Screen): void;
  /** A room for one stay. */
  room(): Promise<MeetingRoom>;
  /** What the guest wants to take part in at first. */
  mode(): JoinMode;
}

/** What a guest showed at the door, to come back with. */
interface Visitor {
  readonly number: string;
  readonly name: string;
  readonly key: string;
  readonly agreed: number | null;
}

/** The way of a guest: the number, the door, the meeting and what comes after. */
export class GuestEntrance {
  private name = "";

  constructor(private readonly ports: GuestEntrancePorts) {}

  /** Shows the field for the number of a meeting. */
  showNumber(): void {
    const { choices, guests, signIn } = this.ports;
    const find = async (number: string) => {
      await guests.find(number);
      location.hash = `#/${number}`;
    };
    this.ports.show(guestNumberView(choices, find, signIn));
  }

  /** Shows the door of a meeting; false if it takes no guests or nobody can say. */
  async open(number: string, wanted: () => boolean): Promise<boolean> {
    const { choices, guests, signIn } = this.ports;
    try {
      const door = await guests.find(number);
      if (!wanted()) return true;
      const agreed = door.terms.due ? door.terms.version : null;
      const join = (name: string, key: string) =>
        this.join({ number: door.number, name, key, agreed });
      this.ports.showDoor(guestDoorView({ choices, door, name: this.name, join, signIn }));
      return true;
    } catch (error) {
      // Whoever has an account signs in all the same, also where too many wrong numbers were tried.
      const told = error instanceof RequestRefused && [404, 429].includes(error.status);
      if (!told) announcer.toast(remedyFor(error));
      return false;
    }
  }

  /** To other terms than were read nobody agrees: the door is shown again with those of now. */
  private async join(visitor: Visitor): Promise<void> {
    const { number, name, key, agreed } = visitor;
    this.name = name;
    const join = () => this.ports.guests.join(number, name, key, agreed);
    let grant;
    try {
      grant = await join();
    } catch (error) {
      const others = error instanceof RequestRefused && error.code === "agreement-required";
      if (others) await this.open(number, () => true);
      throw error;
    }
    const room = await this.ports.room();
    // A guest is not told the table of rights, and has no button for it.
    const never = () => Promise.reject();
    const over = (ending: Ending) => this.over(visitor, ending);
    room.enter({ grant, join, mode: this.ports.mode(), rules: never, expelled: never, over });
    this.ports.show(room, "meeting");
  }

  private over(visitor: Visitor, ending: Ending): void {
    const { number } = visitor;
    const door = () => void this.open(number, () => true);
    const view = endingView(this.ports.choices, ending, {
      joinAgain: () =>
        this.join(visitor).catch((error: unknown) => {
          const away = awayFrom(error);
          if (away !== null) throw away;
          announcer.toast(remedyFor(error));
          door();
        }),
      signIn: door,
      home: () => {
        void this.ports.guests.leave(number).catch(() => {
          // It ends by itself after a while.
        });
        this.ports.signIn();
      },
    }, "guest.home");
    this.ports.show(view, "ending");
  }
}
