import { element, replaceChildren } from "../../shell/boundary/dom.ts";
import { say } from "../../shell/boundary/speech.ts";
import type { Sentence } from "../../shell/entity/words.ts";

type Kind = "microphone" | "speaker";

const KINDS: Readonly<Record<Kind, MediaDeviceKind>> = {
  microphone: "audioinput",
  speaker: "audiooutput",
};

let last = 0;

/** Lets a person choose a microphone or a speaker; the list follows what is plugged in. */
export class DeviceSelect {
  readonly element: HTMLElement;
  private readonly select: HTMLSelectElement;
  private readonly refreshed = () => void this.refresh();

  constructor(
    private readonly kind: Kind,
    label: Sentence,
    private readonly chosen: () => string,
    choose: (deviceId: string) => void,
  ) {
    const id = `device-${++last}`;
    this.select = element("select", {
      attributes: { id },
      on: { change: () => choose(this.select.value) },
    });
    this.element = element(
      "div",
      { class: "device" },
      element("label", { text: label, attributes: { for: id } }),
      element("div", { class: "input" }, this.select),
    );
    navigator.mediaDevices?.addEventListener("devicechange", this.refreshed);
    // Browsers take their time to list devices.
    this.show([]);
    void this.refresh();
  }

  /** Reads the list anew; names are there only after the person has allowed a microphone. */
  async refresh(): Promise<void> {
    const all = await navigator.mediaDevices?.enumerateDevices() ?? [];
    const named = all.filter(({ kind, deviceId, label }) =>
      kind === KINDS[this.kind] && label !== "" && deviceId !== "default" && deviceId !== ""
    );
    this.show(named);
  }

  private show(named: readonly MediaDeviceInfo[]): void {
    const system = element("option", { attributes: { value: "" } });
    say(system, "text", "voice.device.system");
    const options = named.map(({ deviceId, label }) =>
      element("option", { literal: label, attributes: { value: deviceId } })
    );
    replaceChildren(this.select, [system, ...options]);
    const { chosen } = this;
    this.select.value = named.some(({ deviceId }) => deviceId === chosen()) ? chosen() : "";
  }

  dispose(): void {
    navigator.mediaDevices?.removeEventListener("devicechange", this.refreshed);
  }
}
