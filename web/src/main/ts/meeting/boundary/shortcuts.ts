/** As `onMicrophoneKey`, for C. */
export function onChatKey(call: () => void): () => void {
  return onKey("KeyC", call);
}

/**
 * Calls when the person presses M anywhere but in a field, in a dialog or while composing Japanese.
 *
 * Answers how to stop listening.
 */
export function onMicrophoneKey(call: () => void): () => void {
  return onKey("KeyM", call);
}

/** As `onMicrophoneKey`, for V. */
export function onCameraKey(call: () => void): () => void {
  return onKey("KeyV", call);
}

function onKey(code: string, call: () => void): () => void {
  const pressed = (event: KeyboardEvent) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
    if (event.code !== code || !plain || event.isComposing || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]") !== null) return;
    event.preventDefault();
    call();
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}

/** Whoever holds the space bar talks, if `may` says so. */
export interface Talking {
  may(): boolean;
  hold(): void;
  letGo(): void;
}

/**
 * Holds while the space bar is down, but not in a field or a dialog, and not where somebody who goes by keyboard
 * presses something else with it. Leaving the window or the tab lets go.
 *
 * Answers how to stop listening.
 */
export function onTalkKey(talking: Talking): () => void {
  let byPointer = true;
  let down = false;
  const stop = () => {
    down = false;
    talking.letGo();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.code !== "Space") {
      if (event.code === "Tab" || event.code.startsWith("Arrow")) byPointer = false;
      return;
    }
    if (event.isComposing || !talking.may() || isTaken(event.target, byPointer)) return;
    event.preventDefault();
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    down = true;
    talking.hold();
  };
  const released = (event: KeyboardEvent) => {
    if (event.code !== "Space" || !down) return;
    // Else the button that has the focus is pressed as well.
    event.preventDefault();
    stop();
  };
  const clicked = () => {
    byPointer = true;
  };
  const hidden = () => {
    if (document.visibilityState === "hidden") stop();
  };
  addEventListener("keydown", pressed, true);
  addEventListener("keyup", released, true);
  addEventListener("pointerdown", clicked, true);
  addEventListener("blur", stop);
  document.addEventListener("visibilitychange", hidden);
  return () => {
    removeEventListener("keydown", pressed, true);
    removeEventListener("keyup", released, true);
    removeEventListener("pointerdown", clicked, true);
    removeEventListener("blur", stop);
    document.removeEventListener("visibilitychange", hidden);
  };
}

function isTaken(target: EventTarget | null, byPointer: boolean): boolean {
  if (isTyping(target) || document.querySelector("dialog[open]") !== null) return true;
  if (!(target instanceof HTMLElement) || target.matches(".microphone")) return false;
  return !byPointer && target.matches("button, a, summary, [role=button], [tabindex]");
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"));
}
