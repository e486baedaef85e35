/** Shows passwords on request, copies secrets, reaches the search field by “/”, and tells the browser's time zone. */
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
