import type { BrowserDevice } from "../../device/control/browserDevice.ts";
import type { Purpose } from "../../device/entity/proof.ts";

/**
 * Before a button with `data-device` sends its form, fills the hidden fields of that form with the proof that this browser
 * has its key: `data-device` names the purpose, `data-device-user` the field with the user ID or, after `=`, the user ID itself.
 *
 * A browser that cannot do it sends empty fields, and the server says what is missing.
 */
export function watchDeviceKey(page: Document, device: BrowserDevice): void {
  const busy = new WeakSet<Element>();
  const ready = new WeakSet<Element>();
  page.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-device]");
    if (button === null || ready.delete(button)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (busy.has(button)) return;
    busy.add(button);
    void prepare(page, device, button).finally(() => {
      busy.delete(button);
      ready.add(button);
      button.click();
    });
  }, true);
}

async function prepare(
  page: Document,
  device: BrowserDevice,
  button: HTMLButtonElement,
): Promise<void> {
  const purpose = button.dataset.device as Purpose;
  const proof = await device.prove(purpose, userOf(page, button)).catch((error: unknown) => {
    console.warn("This browser cannot prove a key", error);
    return null;
  });
  fill(button, "deviceKeyId", proof?.keyId);
  fill(button, "devicePublicKey", proof?.publicKey);
  fill(button, "deviceChallenge", proof?.challenge);
  fill(button, "deviceSignature", proof?.signature);
}

function userOf(page: Document, button: HTMLButtonElement): string {
  const where = button.dataset.deviceUser ?? "";
  if (where.startsWith("=")) return where.slice(1);
  return (page.getElementById(where) as HTMLInputElement | null)?.value ?? "";
}

function fill(button: HTMLButtonElement, name: string, value = ""): void {
  const field = button.form?.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}
