import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { icon, type IconName } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";

/** How the viewer looks at the shared picture: fitted, pixel by pixel, on the full screen. */
export class ViewControls {
  readonly element: HTMLElement;
  private readonly fit = control("fit", "meeting.view.fit", () => this.choose(false));
  private readonly actual = control("zoom", "meeting.view.actual", () => this.choose(true));
  private readonly full = element("button", {
    attributes: { type: "button" },
    on: { click: () => void this.toggleFullScreen() },
  });

  constructor(private readonly stage: HTMLElement, private readonly place: HTMLElement) {
    const canFill = document.fullscreenEnabled;
    this.element = element(
      "div",
      { class: "view-controls", label: "meeting.view.controls", attributes: { role: "group" } },
      this.fit,
      this.actual,
      canFill && this.full,
    );
    stage.addEventListener("fullscreenchange", () => this.showFullScreen());
    this.choose(false);
    this.showFullScreen();
  }

  /** Nothing to look at any more. */
  leaveFullScreen(): void {
    if (document.fullscreenElement === this.stage) void document.exitFullscreen();
  }

  private choose(actual: boolean): void {
    this.place.classList.toggle("actual", actual);
    this.fit.setAttribute("aria-pressed", String(!actual));
    this.actual.setAttribute("aria-pressed", String(actual));
  }

  private async toggleFullScreen(): Promise<void> {
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

function control(name: IconName, text: string, act: () => void): HTMLButtonElement {
  return element(
    "button",
    { attributes: { type: "button" }, on: { click: act } },
    icon(name, "small"),
    element("span", { text }),
  );
}
