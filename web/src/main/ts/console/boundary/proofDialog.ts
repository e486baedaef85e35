/** What PrimeFaces tells of a request when its answer is there. */
interface Answered {
  proofMissing?: boolean;
  proofAsked?: boolean;
  proved?: boolean;
}

/** What PrimeFaces was told to send: enough to have it sent once more, with the fields as they are then. */
type Wish = Readonly<Record<string, unknown>>;

interface Requests {
  handle(wish: Wish, more?: unknown): unknown;
  send(this: void, wish: Wish): unknown;
}

interface Events {
  on(
    name: string,
    listener: (
      event: unknown,
      request: unknown,
      settings: { source?: unknown },
      answer?: Answered,
    ) => void,
  ): void;
}

declare const jQuery: ((target: Document) => Events) | undefined;
declare const PrimeFaces: { ajax: { Request: Requests } } | undefined;

/**
 * Opens the dialog in which people prove anew who they are when the server has refused something for want of that, and has
 * the same sent once more when they have. What was typed on the page stays; whoever closes the dialog has changed nothing.
 */
export function watchProof(page: Document): void {
  const dialog = page.querySelector<HTMLDialogElement>("dialog.tsudoi-proof");
  if (dialog === null || typeof jQuery === "undefined" || typeof PrimeFaces === "undefined") return;
  const requests = PrimeFaces.ajax.Request;
  const proof = new ProofDialog(dialog, (wish) => requests.handle({ ...wish }, wish.ext));
  const send = requests.send;
  requests.send = (wish) => {
    proof.sent(wish);
    return send(wish);
  };
  jQuery(page).on("pfAjaxComplete", (_event, _request, settings, answer) => {
    proof.answered(settings.source, answer ?? {});
  });
}

/** The dialog, and what it was opened for. */
class ProofDialog {
  private last: Wish | null = null;
  private wanted: Wish | null = null;

  constructor(
    private readonly dialog: HTMLDialogElement,
    private readonly repeat: (wish: Wish) => void,
  ) {
    dialog.addEventListener("click", (event) => {
      const target = event.target as Element;
      if (target.closest("[data-proof-cancel]") !== null) dialog.close();
      const provider = target.closest<HTMLAnchorElement>("[data-proof-provider]");
      if (provider !== null) comeBack(provider);
    });
    dialog.addEventListener("close", () => {
      this.wanted = null;
      // Not the hidden ones: they hold the state of the page.
      for (const field of dialog.querySelectorAll<HTMLInputElement>("input:not([type=hidden])")) {
        field.value = "";
      }
    });
  }

  /** Something goes to the server. */
  sent(wish: Wish): void {
    this.last = wish;
  }

  /** Its answer is there. */
  answered(source: unknown, answer: Answered): void {
    if (answer.proofMissing === true) {
      this.wanted = this.last?.source === source ? this.last : null;
      this.dialog.querySelector<HTMLElement>("[data-proof-ask]")?.click();
    } else if (answer.proofAsked === true) {
      this.open();
    } else if (answer.proved === true) {
      const wish = this.wanted;
      this.dialog.close();
      if (wish !== null) this.repeat(wish);
    }
  }

  private open(): void {
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.querySelector<HTMLElement>("input[type=password]")?.focus();
  }
}

function comeBack(link: HTMLAnchorElement): void {
  const then = new URLSearchParams(link.search);
  then.set("then", location.pathname + location.search);
  link.search = then.toString();
}
