import type { Guests } from "../home/control/guests.ts";
import type { Grant } from "../home/control/meetings.ts";
import { guestDoorView, guestNumberView } from "../meeting/boundary/guestViews.ts";
import { endingView } from "../meeting/boundary/noticeView.ts";
import type { Ending } from "../meeting/entity/meetingState.ts";
import { announcer } from "../shell/boundary/announcer.ts";
import type { Choices } from "../shell/boundary/choices.ts";
import { remedyFor } from "../shell/boundary/problems.ts";
import { RequestRefused } from "../shell/control/api.ts";
import type { Screen } from "../shell/entity/screen.ts";
import type { Place } from "./sessionNotices.ts";

/** Where somebody without an account types the number of a meeting. */
export const GUEST_ADDRESS = "#/guest";

export interface GuestEntrancePorts {
  readonly choices: Choices;
  readonly guests: Guests;
  show(screen: Screen, place?: Place): void;
  signIn(): void;
  /** The stay in a meeting; `join` asks to be let in again. */
  room(grant: Grant, join: () => Promise<Grant>, over: (ending: Ending) => void): Promise<Screen>;
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
      const join = (name: string, key: string) => this.join(door.number, name, key);
      this.ports.show(guestDoorView({ choices, door, name: this.name, join, signIn }));
      return true;
    } catch (error) {
      // Whoever has an account signs in all the same, also where too many wrong numbers were tried.
      const told = error instanceof RequestRefused && [404, 429].includes(error.status);
      if (!told) announcer.toast(remedyFor(error));
      return false;
    }
  }

  private async join(number: string, name: string, key: string): Promise<void> {
    this.name = name;
    const ask = () => this.ports.guests.join(number, name, key);
    const grant = await ask();
    const over = (ending: Ending) => this.over(number, key, ending);
    this.ports.show(await this.ports.room(grant, ask, over), "meeting");
  }

  private over(number: string, key: string, ending: Ending): void {
    const door = () => void this.open(number, () => true);
    const view = endingView(this.ports.choices, ending, {
      joinAgain: () => {
        this.join(number, this.name, key).catch((error: unknown) => {
          announcer.toast(remedyFor(error));
          door();
        });
      },
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
