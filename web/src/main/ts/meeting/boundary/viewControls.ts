import { announcer } from "../../shell/boundary/announcer.ts";
import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { icon, type IconName } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { PictureView } from "./pictureView.ts";

/** How the viewer looks at the shared picture: fitted, pixel by pixel, closer, with the pointer, on the full screen. */
export class ViewControls {
  readonly element: HTMLElement;
  private readonly fit = control("fit", "meeting.view.fit", "0", () => this.picture().fit());
  private readonly actual = control(
    "actual",
    "meeting.view.actual",
    "1",
    () => this.picture().actual(),
  );
  private readonly farther = sign("minus", "meeting.view.farther", "-", () => this.step("farther"));
  private readonly closer = sign("plus", "meeting.view.closer", "+", () => this.step("closer"));
  private readonly level = element("span", { class: "level" });
  private readonly follow = sign("pointer", "meeting.view.follow", "", () => {
    this.picture().follow(!this.picture().isFollowing);
  });
  private readonly full = element("button", {
    attributes: { type: "button", "aria-keyshortcuts": "F" },
    on: { click: () => void this.toggleFullScreen() },
  });
  private readonly keys: Readonly<Record<string, () => void>> = {
    "+": () => this.step("closer"),
    "=": () => this.step("closer"),
    "-": () => this.step("farther"),
    "0": () => this.picture().fit(),
    "1": () => this.picture().actual(),
    "f": () => void this.toggleFullScreen(),
  };

  constructor(private readonly stage: HTMLElement, private readonly picture: () => PictureView) {
    this.element = element(
      "div",
      { class: "view-controls", label: "meeting.view.controls", attributes: { role: "group" } },
      this.fit,
      this.actual,
      this.farther,
      this.level,
      this.closer,
      this.follow,
      document.fullscreenEnabled && this.full,
    );
    stage.addEventListener("fullscreenchange", () => this.showFullScreen());
    stage.addEventListener("keydown", (event) => this.pressed(event));
    this.showFullScreen();
  }

  /** Says how it is looked at now. */
  show(): void {
    const picture = this.picture();
    this.fit.setAttribute("aria-pressed", String(picture.isFitted));
    this.actual.setAttribute("aria-pressed", String(picture.isActual));
    say(this.level, "text", ["meeting.view.level", this.percent()]);
    // Where everything is in sight there is nothing to follow.
    this.follow.hidden = !picture.isCut;
    this.follow.setAttribute("aria-pressed", String(picture.isFollowing));
  }

  /** Nothing to look at any more. */
  leaveFullScreen(): void {
    if (document.fullscreenElement === this.stage) void document.exitFullscreen();
  }

  private percent(): number {
    return Math.round(this.picture().scale * 100);
  }

  private step(way: "closer" | "farther"): void {
    this.picture()[way]();
    announcer.polite(["meeting.view.level", this.percent()]);
  }

  /** Keys that mean something while the stage has the focus, and the picture is there. */
  private pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const act = this.keys[event.key.toLowerCase()];
    if (act === undefined || !this.element.isConnected) return;
    event.preventDefault();
    act();
  }

  private async toggleFullScreen(): Promise<void> {
    if (!document.fullscreenEnabled) return;
    if (document.fullscreenElement === this.stage) await document.exitFullscreen();
    else await this.stage.requestFullscreen();
  }

  private showFullScreen(): void {
    const on = document.fullscreenElement === this.stage;
    const text = on ? "meeting.view.leaveFullScreen" : "meeting.view.fullScreen";
    replaceChildren(this.full, [icon(on ? "leaveFullScreen" : "fullScreen", "small")]);
    say(this.full, "aria-label", text);
    say(this.full, "title", text);
  }
}

function control(name: IconName, text: string, key: string, act: () => void): HTMLButtonElement {
  return element(
    "button",
    { attributes: { type: "button", "aria-keyshortcuts": key }, on: { click: act } },
    icon(name, "small"),
    element("span", { text }),
  );
}

/** A button that shows its sign only; its name is read out and shown when pointed at. */
function sign(name: IconName, text: string, key: string, act: () => void): HTMLButtonElement {
  const attributes = { type: "button", ...(key === "" ? {} : { "aria-keyshortcuts": key }) };
  return element(
    "button",
    { label: text, hint: text, attributes, on: { click: act } },
    icon(name, "small"),
  );
}
