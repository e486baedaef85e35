/**
 * Shows passwords on request, copies secrets, reaches the search field by “/”, brings people to the next field, and tells
 * the browser's time zone.
 */
export function watchFields(page: Document): void {
  for (const field of page.querySelectorAll<HTMLInputElement>("[data-time-zone]")) {
    field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
  page.addEventListener("click", (event) => {
    const target = event.target as Element;
    const reveal = target.closest<HTMLButtonElement>("[data-reveal]");
    if (reveal) {
      toggle(page, reveal);
    }
    const copy = target.closest<HTMLButtonElement>("[data-copy]");
    if (copy) {
      void copyText(copy);
    }
  });
  new MutationObserver((changes) => {
    for (const node of changes.flatMap((change) => [...change.addedNodes])) {
      if (node instanceof Element) focusNext(page, node);
    }
  }).observe(page.body, { childList: true, subtree: true });
  page.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.isComposing && !isTyping(page)) {
      const search = page.querySelector<HTMLInputElement>(".tsudoi-search input");
      if (search) {
        event.preventDefault();
        search.focus();
      }
    }
  });
}

/** What an update brings to be filled in next. */
function focusNext(page: Document, added: Element): void {
  const next = added.querySelector<HTMLElement>("[data-focus]");
  if (next) page.getElementById(next.dataset.focus ?? "")?.focus();
}

function toggle(page: Document, button: HTMLButtonElement): void {
  const field = page.getElementById(button.dataset.reveal ?? "") as HTMLInputElement | null;
  if (field) {
    const shown = field.type === "text";
    field.type = shown ? "password" : "text";
    button.textContent = (shown ? button.dataset.show : button.dataset.hide) ?? "";
    button.setAttribute("aria-pressed", String(!shown));
  }
}

async function copyText(button: HTMLButtonElement): Promise<void> {
  await navigator.clipboard.writeText(button.dataset.copy ?? "");
  const word = button.querySelector("[role=status]");
  if (word) {
    word.textContent = button.dataset.copied ?? "";
  }
}

function isTyping(page: Document): boolean {
  return page.activeElement?.matches("input, textarea, select, [contenteditable]") ?? false;
}
