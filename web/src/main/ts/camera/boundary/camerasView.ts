import type { MeetingState } from "../../meeting/entity/meetingState.ts";
import type { Participant } from "../../meeting/entity/messages.ts";
import { element, putLiteral, replaceChildren } from "../../shell/boundary/dom.ts";
import { icon } from "../../shell/boundary/icons.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { SeatVoice } from "../../voice/entity/microphoneState.ts";

/** The small pictures of people, in a row above the shared screen; without cameras there is no row. */
export class CamerasView {
  readonly element: HTMLElement;
  private readonly row = element("ul", { class: "camera-tiles" });
  private readonly more = element("span", { class: "quiet" });
  private readonly toggleText = element("span");
  private readonly toggle: HTMLButtonElement;
  private readonly own: OwnTile;
  private readonly tiles = new Map<HTMLCanvasElement, Tile>();
  private voices: ReadonlyMap<number, SeatVoice> = new Map();
  private hidden = false;

  constructor(
    private readonly canvasOf: (sender: number) => HTMLCanvasElement | null,
    hide: (hidden: boolean) => void,
  ) {
    this.own = new OwnTile();
    this.toggle = element(
      "button",
      {
        class: "link-button cameras-toggle",
        attributes: { type: "button" },
        on: { click: () => hide(!this.hidden) },
      },
      this.toggleText,
    );
    this.element = element(
      "section",
      { class: "cameras", label: "camera.row.label", attributes: { hidden: true } },
      this.row,
      element("div", { class: "cameras-more" }, this.more, this.toggle),
    );
  }

  show(state: MeetingState): void {
    const { cameras, camera, roster } = state;
    this.hidden = cameras.hidden;
    const others = cameras.tiles.length + cameras.more;
    const mine = camera.name === "on" || camera.name === "asking" ? camera.preview : null;
    this.element.hidden = state.waiting || others === 0 && mine === null;
    this.own.show(mine);
    const shown = cameras.tiles.flatMap((sender) => {
      const canvas = this.canvasOf(sender);
      const person = roster.participants.get(sender);
      return canvas === null || person === undefined ? [] : [this.tile(canvas, person)];
    });
    for (const [canvas, tile] of this.tiles) {
      if (!shown.includes(tile)) this.tiles.delete(canvas);
    }
    const next = [mine !== null && this.own.element, ...shown.map((tile) => tile.element)];
    replaceChildren(this.row, next);
    this.more.hidden = cameras.more === 0;
    say(this.more, "text", [cameras.hidden ? "camera.row.on" : "camera.row.more", cameras.more]);
    this.toggle.hidden = others === 0 || state.mode === "audio";
    say(this.toggleText, "text", `camera.row.${cameras.hidden ? "show" : "hide"}`);
    this.showVoices(this.voices);
  }

  /** Who speaks, by sender index. */
  showVoices(voices: ReadonlyMap<number, SeatVoice>): void {
    this.voices = voices;
    for (const tile of this.tiles.values()) tile.hear(voices.get(tile.sender));
  }

  /** The page goes on without this view. */
  dispose(): void {
    this.own.show(null);
  }

  private tile(canvas: HTMLCanvasElement, person: Participant): Tile {
    const tile = this.tiles.get(canvas) ?? new Tile(canvas, person.index);
    this.tiles.set(canvas, tile);
    tile.show(person);
    return tile;
  }
}

/** The own picture, mirrored as people know themselves. */
class OwnTile {
  readonly element: HTMLElement;
  private readonly video = element("video", { attributes: { "aria-hidden": "true" } });

  constructor() {
    this.video.muted = true;
    this.video.playsInline = true;
    this.element = element(
      "li",
      { class: "camera-tile mine" },
      this.video,
      element(
        "div",
        { class: "camera-name" },
        element("span", { text: "camera.row.mine" }),
      ),
    );
  }

  show(preview: MediaStream | null): void {
    if (this.video.srcObject === preview) return;
    this.video.srcObject = preview;
    if (preview !== null) this.video.play().catch(() => {});
  }
}

/** The picture of somebody else, with name and microphone. */
class Tile {
  readonly element: HTMLElement;
  private readonly name = element("span");
  private readonly sign = element("span", { class: "camera-voice", attributes: { role: "img" } });
  private muted = false;
  private shown = "";

  constructor(canvas: HTMLCanvasElement, readonly sender: number) {
    canvas.setAttribute("role", "img");
    this.canvas = canvas;
    this.element = element(
      "li",
      { class: "camera-tile", attributes: { "data-index": String(sender) } },
      canvas,
      element("div", { class: "camera-name" }, this.sign, this.name),
    );
    this.hear(undefined);
  }

  private readonly canvas: HTMLCanvasElement;

  show({ name, muted }: Participant): void {
    putLiteral(this.name, name);
    say(this.canvas, "aria-label", ["camera.row.of", name]);
    this.muted = muted;
  }

  hear(voice: SeatVoice | undefined): void {
    const speaking = voice?.speaking === true && !this.muted;
    this.element.classList.toggle("speaking", speaking);
    const word = this.muted ? "muted" : voice === undefined ? "off" : speaking ? "speaking" : "on";
    if (word === this.shown) return;
    this.shown = word;
    const silent = word === "off" || word === "muted";
    replaceChildren(this.sign, [icon(silent ? "micOff" : "mic", "small")]);
    say(this.sign, "aria-label", `voice.seat.${word}`);
  }
}
