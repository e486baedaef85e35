/** Opens and closes the navigation sheet of phones and the menus of the bar. */
export function watchNavigation(page: Document): void {
  page.addEventListener("click", (event) => {
    const target = event.target as Element;
    if (target.closest("[data-open-navigation]")) {
      openSheet(page);
    } else if (
      target.closest("[data-close-navigation]") || (isOpen(page) && !target.closest("#navigation"))
    ) {
      closeSheet(page);
    }
    closeMenus(page, target.closest<HTMLDetailsElement>("details[data-drop]"));
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      return;
    }
    const menu = page.querySelector<HTMLDetailsElement>("details[data-drop][open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    } else if (isOpen(page)) {
      closeSheet(page);
    }
  });
}

function openSheet(page: Document): void {
  page.getElementById("app")?.classList.add("tsudoi-nav-open");
  opener(page)?.setAttribute("aria-expanded", "true");
  page.querySelector<HTMLElement>("#navigation [data-close-navigation]")?.focus();
}

function closeSheet(page: Document): void {
  page.getElementById("app")?.classList.remove("tsudoi-nav-open");
  opener(page)?.setAttribute("aria-expanded", "false");
  opener(page)?.focus();
}

function isOpen(page: Document): boolean {
  return page.getElementById("app")?.classList.contains("tsudoi-nav-open") ?? false;
}

function opener(page: Document): HTMLElement | null {
  return page.querySelector<HTMLElement>("[data-open-navigation]");
}

function closeMenus(page: Document, except: HTMLDetailsElement | null): void {
  for (const menu of page.querySelectorAll<HTMLDetailsElement>("details[data-drop][open]")) {
    if (menu !== except) {
      menu.open = false;
    }
  }
}
