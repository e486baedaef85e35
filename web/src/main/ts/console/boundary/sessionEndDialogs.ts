import { ClosedWarnings } from "../../account/control/closedWarnings.ts";
import { SessionEnds } from "../../account/control/sessionEnds.ts";
import { type Outlook, SessionWatch } from "../../account/control/sessionWatch.ts";
import type { SessionEnd } from "../../account/entity/sessionEnd.ts";
import { Api } from "../../shell/control/api.ts";
import { browserMemory } from "../../shell/entity/preferences.ts";
import type { Timers } from "../../shell/entity/timers.ts";

/**
 * Opens the dialog that says when and why the session ends, one for each cause, and closes it when that is no longer so.
 * The page knows how long nothing is near, so that most pages ask for nothing.
 */
export function watchSessionEnd(page: Document): void {
  const place = page.querySelector<HTMLElement>("[data-session-ends]");
  if (place === null) return;
  const dialogs = new SessionEndDialogs(page, place);
  const watch = new SessionWatch({
    timers: pageTimers,
    ends: new SessionEnds(new Api((address, request) => fetch(address, request))),
    told: (outlook) => dialogs.show(outlook),
  });
  dialogs.onStay(() => watch.stay());
  page.addEventListener("visibilitychange", () => {
    if (page.visibilityState === "visible") watch.again();
  });
  watch.start(Number(place.dataset.untilWarning ?? 0));
}

const pageTimers: Timers = {
  now: () => performance.now(),
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};

class SessionEndDialogs {
  private readonly closed = new ClosedWarnings(browserMemory());
  private readonly closing = new WeakSet<HTMLDialogElement>();
  private shown: SessionEnd | null = null;

  constructor(private readonly page: Document, private readonly place: HTMLElement) {
    const then = encodeURIComponent(location.pathname + location.search);
    for (const link of place.querySelectorAll<HTMLAnchorElement>("[data-sign-in]")) {
      link.search = `?then=${then}`;
    }
    for (const later of place.querySelectorAll<HTMLElement>("[data-later]")) {
      later.addEventListener("click", () => later.closest("dialog")?.close());
    }
    for (const dialog of this.all()) {
      dialog.addEventListener("close", () => {
        if (!this.closing.delete(dialog) && this.shown !== null) this.closed.close(this.shown);
      });
    }
  }

  onStay(stay: () => Promise<void>): void {
    for (const button of this.place.querySelectorAll<HTMLButtonElement>("[data-stay]")) {
      const trouble = button.closest("dialog")?.querySelector<HTMLElement>("[role=alert]");
      button.addEventListener("click", () => {
        button.disabled = true;
        stay().then(
          () => trouble?.setAttribute("hidden", ""),
          () => trouble?.removeAttribute("hidden"),
        ).finally(() => button.disabled = false);
      });
    }
  }

  show(outlook: Outlook): void {
    const end = outlook === "over" ? null : outlook;
    const cause = outlook === "over" ? outlook : outlook?.cause;
    this.shown = end;
    for (const dialog of this.all()) {
      if (dialog.open && dialog.dataset.cause !== cause) {
        this.closing.add(dialog);
        dialog.close();
      }
    }
    const wanted = this.all().find((dialog) => dialog.dataset.cause === cause);
    if (wanted === undefined || end !== null && this.closed.isClosed(end)) return;
    this.write(wanted, end);
    if (!wanted.open) wanted.showModal();
  }

  private write(dialog: HTMLDialogElement, end: SessionEnd | null): void {
    const title = dialog.querySelector<HTMLElement>("[data-sentence]");
    if (title === null) return;
    const sentence = title.dataset.sentence ?? "";
    const text = end === null ? sentence : sentence.replace("{0}", this.clock(end.at));
    if (title.textContent !== text) title.textContent = text;
  }

  /** In the time zone of the person, which the server knows and names as on the rest of the page. */
  private clock(at: number): string {
    const { zone, zoneName } = this.place.dataset;
    const clock = new Intl.DateTimeFormat(this.page.documentElement.lang, {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone: zone ?? "UTC",
    });
    return `${clock.format(at)} ${zoneName ?? ""}`.trim();
  }

  private all(): HTMLDialogElement[] {
    return [...this.place.querySelectorAll("dialog")];
  }
}
