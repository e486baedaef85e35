/**
 * Calls when the person presses M anywhere but in a field, in a dialog or while composing Japanese.
 *
 * Answers how to stop listening.
 */
export function onMicrophoneKey(call: () => void): () => void {
  const pressed = (event: KeyboardEvent) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
    if (event.code !== "KeyM" || !plain || event.isComposing || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]") !== null) return;
    event.preventDefault();
    call();
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"));
}
