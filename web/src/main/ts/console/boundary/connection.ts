/** The part of PrimeFaces' jQuery that is used here. */
interface Events {
  on(name: string, listener: (event: unknown, request: { status: number }) => void): void;
}

declare const jQuery: ((target: Document) => Events) | undefined;

/** Says when a page that updates itself has lost the server, since when, and that it is back. */
export function watchConnection(page: Document): void {
  if (typeof jQuery === "undefined") {
    return;
  }
  const events = jQuery(page);
  events.on("pfAjaxError", (_event, request) => {
    if (request.status === 0 && !page.body.classList.contains("tsudoi-is-offline")) {
      page.body.classList.add("tsudoi-is-offline");
      const clock = new Date().toLocaleTimeString(page.documentElement.lang, {
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
      });
      for (const since of page.querySelectorAll<HTMLElement>("[data-offline-since]")) {
        since.textContent = (since.dataset.offlineSince ?? "{0}").replace("{0}", clock);
      }
    }
  });
  events.on("pfAjaxSuccess", () => page.body.classList.remove("tsudoi-is-offline"));
}
