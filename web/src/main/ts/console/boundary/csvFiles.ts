import { csvText } from "../control/csvText.ts";

/** The most bytes of one character. */
const BYTES_PER_CHARACTER = 4;

/** Reads a file that is chosen into the text field that the chooser names; the file itself is sent nowhere. */
export function watchCsvFiles(page: Document): void {
  page.addEventListener("change", (event) => {
    const chooser = (event.target as Element).closest<HTMLInputElement>("[data-csv-into]");
    const file = chooser?.files?.[0];
    if (chooser && file) {
      void take(page, chooser, file);
    }
  });
}

async function take(page: Document, chooser: HTMLInputElement, file: File): Promise<void> {
  const most = Number(chooser.dataset.most);
  const tooLong = chooser.dataset.tooLong ?? "";
  if (file.size > most * BYTES_PER_CHARACTER) {
    refuse(page, chooser, tooLong);
    return;
  }
  const text = csvText(new Uint8Array(await file.arrayBuffer()));
  if (text === undefined) {
    refuse(page, chooser, chooser.dataset.unreadable ?? "");
  } else if (text.length > most) {
    refuse(page, chooser, tooLong);
  } else {
    fill(page, chooser, text);
    note(page, chooser, file.name);
  }
}

function refuse(page: Document, chooser: HTMLInputElement, words: string): void {
  fill(page, chooser, "");
  note(page, chooser, words);
}

function fill(page: Document, chooser: HTMLInputElement, text: string): void {
  const field = page.getElementById(chooser.dataset.csvInto ?? "") as HTMLTextAreaElement | null;
  if (field) {
    field.value = text;
  }
  // Emptied, so that the same file can be chosen again after it was corrected.
  chooser.value = "";
}

function note(page: Document, chooser: HTMLInputElement, words: string): void {
  const place = page.querySelector(`[data-csv-note="${chooser.dataset.csvInto}"]`);
  if (place) {
    place.textContent = words;
  }
}
