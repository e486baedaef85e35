import { SessionEndDialog } from "../account/boundary/sessionEndDialog.ts";
import { ClosedWarnings } from "../account/control/closedWarnings.ts";
import type { SessionEnds } from "../account/control/sessionEnds.ts";
import { type Outlook, SessionWatch } from "../account/control/sessionWatch.ts";
import type { SessionEnd } from "../account/entity/sessionEnd.ts";
import { SessionEndView } from "../meeting/boundary/sessionEndView.ts";
import { announcer } from "../shell/boundary/announcer.ts";
import { remedyFor } from "../shell/boundary/problems.ts";
import { browserMemory } from "../shell/entity/preferences.ts";
import type { Timers } from "../shell/entity/timers.ts";

export interface SessionNoticesPorts {
  readonly timers: Timers;
  readonly ends: SessionEnds;
  /** The session has ended while no meeting was shown. */
  over(): void;
  /** The person wants to sign in again already. */
  signIn(): void;
}

/** Where the page is: the meeting itself says by its tunnel that it is over, and why. */
export type Place = "page" | "meeting" | "ending";

/** Tells of the end of the session: by a dialog, or in a meeting by a strip above the picture. */
export class SessionNotices {
  /** Stands in the meeting's page. */
  readonly strip: SessionEndView;
  private readonly watch: SessionWatch;
  private readonly dialog: SessionEndDialog;
  private readonly closed = new ClosedWarnings(browserMemory());
  private end: SessionEnd | null = null;
  private place: Place = "page";

  constructor(private readonly ports: SessionNoticesPorts) {
    const { timers, ends } = ports;
    const actions = {
      stay: () => {
        this.watch.stay().catch((error: unknown) => announcer.toast(remedyFor(error)));
      },
      signIn: () => {
        this.dialog.hide();
        ports.signIn();
      },
      closed: () => {
        if (this.end !== null) this.closed.close(this.end);
      },
    };
    this.watch = new SessionWatch({ timers, ends, told: (outlook) => this.told(outlook) });
    this.dialog = new SessionEndDialog(actions);
    this.strip = new SessionEndView(actions);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.watch.again();
    });
  }

  /** Somebody is signed in, or nobody is. */
  signedIn(somebody: boolean): void {
    if (somebody) {
      this.watch.start();
      return;
    }
    this.watch.stop();
    this.end = null;
    this.show();
  }

  /** Another screen is shown. */
  at(place: Place): void {
    this.place = place;
    this.show();
  }

  private told(outlook: Outlook): void {
    if (outlook !== "over") {
      this.end = outlook;
      this.show();
    } else if (this.place === "page") {
      this.ports.over();
    }
  }

  private show(): void {
    const shown = this.end !== null && !this.closed.isClosed(this.end) ? this.end : null;
    const dialog = this.place === "page" ? shown : null;
    if (dialog === null) this.dialog.hide();
    else this.dialog.show(dialog);
    this.strip.show(this.place === "meeting" ? shown : null);
  }
}
