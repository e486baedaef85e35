import type { Api } from "../../shell/control/api.ts";
import { Fields, MalformedMessage } from "../../shell/control/fields.ts";
import type { Memory } from "../../shell/entity/preferences.ts";
import type { Terms } from "../entity/terms.ts";
import { termsOf } from "./joinTerms.ts";
import type { Grant } from "./meetings.ts";

const VISIT_KEY = "tsudoi.guest";

/** What a guest is asked at the door of a meeting; nothing else is told there. */
export interface GuestDoor {
  readonly number: string;
  readonly keyRequired: boolean;
  readonly terms: Terms;
}

/**
 * Taking part in one meeting without an account, over the REST interface.
 *
 * The secret of the visit is kept for as long as the tab lives, so that whoever loads the page again is the same guest.
 */
export class Guests {
  constructor(private readonly api: Api, private readonly memory: Memory) {}

  /** Whether any meeting here can take guests; nothing is offered when the server does not say so. */
  async offered(): Promise<boolean> {
    try {
      return Fields.of(await this.api.ask("GET", "guests")).truth("offered");
    } catch {
      return false;
    }
  }

  /**
   * What is asked at the door of a meeting.
   *
   * @throws RequestRefused if there is none that takes guests
   */
  async find(number: string): Promise<GuestDoor> {
    const door = Fields.of(await this.api.ask("GET", `guests/${encodeURIComponent(number)}`));
    return {
      number: door.text("number"),
      keyRequired: door.truth("keyRequired"),
      terms: termsOf(door.fields("terms")),
    };
  }

  /**
   * Asks to be let in under this name; the key stays in memory only.
   *
   * @param agreed the version of the terms to which the guest agrees, or null where none has to be agreed to
   */
  async join(number: string, name: string, key: string, agreed: number | null): Promise<Grant> {
    const visit = this.visitOf(number);
    const body = {
      name,
      ...(key === "" ? {} : { meetingKey: { type: 1, value: key } }),
      ...(visit === null ? {} : { visit }),
      ...(agreed === null ? {} : { agreedTerms: agreed }),
    };
    const path = `guests/${encodeURIComponent(number)}/join`;
    const grant = Fields.of(await this.api.ask("POST", path, body));
    if (grant.integer("protection", 0, 255) !== 0) throw new MalformedMessage("protection");
    this.keep(`${number} ${grant.text("visit")}`);
    const meeting = grant.fields("meeting");
    return {
      ticket: grant.text("ticket"),
      tunnelPath: grant.text("tunnelPath"),
      meeting: { number: meeting.text("number"), title: meeting.text("title") },
    };
  }

  /** Ends the visit; the next one begins anew. */
  async leave(number: string): Promise<void> {
    const visit = this.visitOf(number);
    this.keep("");
    if (visit !== null) await this.api.ask("POST", "guests/leave", { visit });
  }

  private visitOf(number: string): string | null {
    const [of, visit] = (this.kept() ?? "").split(" ");
    return of === number && visit !== undefined ? visit : null;
  }

  private kept(): string | null {
    try {
      return this.memory.getItem(VISIT_KEY);
    } catch {
      return null; // The browser forbids it: loading the page again makes another guest.
    }
  }

  private keep(text: string): void {
    try {
      this.memory.setItem(VISIT_KEY, text);
    } catch {
      // As above.
    }
  }
}
