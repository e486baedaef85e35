import type { Passkeys } from "../../passkey/control/passkeys.ts";
import type { PasskeyOffer, PasskeyPurpose } from "../../passkey/entity/passkey.ts";

/**
 * Has a passkey answer when a button with `data-passkey` is clicked: the answer goes into the hidden field `passkey` of
 * the form, and then the button that `data-passkey-then` names is clicked, which sends the form. A click of a person on any
 * other button empties the field, because an answer is good for one request.
 *
 * When there is no answer the field stays empty, and the server says what to do.
 */
export function watchPasskeys(page: Document, passkeys: Passkeys): void {
  page.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button");
    if (button === null || !event.isTrusted) return;
    fill(button, "");
    if (button.dataset.passkey === undefined) return;
    event.preventDefault();
    button.disabled = true;
    void answer(passkeys, button).then((text) => {
      button.disabled = false;
      fill(button, text);
      page.getElementById(button.dataset.passkeyThen ?? "")?.click();
    });
  }, true);
}

async function answer(passkeys: Passkeys, button: HTMLButtonElement): Promise<string> {
  try {
    if (button.dataset.passkey === "create") {
      const offer = JSON.parse(button.dataset.passkeyOffer ?? "") as PasskeyOffer;
      return JSON.stringify(await passkeys.make(offer));
    }
    const purpose = button.dataset.passkey as PasskeyPurpose;
    return JSON.stringify({ purpose, ...await passkeys.answer(purpose) });
  } catch (error) {
    console.warn("No passkey answered", error);
    return JSON.stringify({ purpose: "none" });
  }
}

function fill(button: HTMLButtonElement, value: string): void {
  const field = button.form?.elements.namedItem("passkey");
  if (field instanceof HTMLInputElement) field.value = value;
}
