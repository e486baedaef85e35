/** The longest message, in characters (code points). */
export const LONGEST_MESSAGE = 2000;

/** Marks that turn the direction of writing: with them one text looks like another. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
/** Control characters but the line feed, and halves of characters. */
const UNSEEN = /(?!\n)[\p{Cs}\p{Cc}]/gu;
const LINK = /https?:\/\/[!-~]+/g;
const AFTER_LINK = /[.,;:!?)\]}'"<>]+$/;

/** What another participant wrote, fit to be shown as text; `null` when there is nothing to read. */
export function readText(payload: Uint8Array): string | null {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(payload);
  } catch {
    return null;
  }
  const clean = cleanText(text);
  return clean === "" ? null : cut(clean);
}

/** The text without what nobody sees or what deceives, and without walls of empty lines. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/\t/g, " ")
    .replace(TURNING, "")
    .replace(UNSEEN, "")
    .replace(/[^\S\n]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** How many characters a text has, as people count them more or less. */
export function lengthOf(text: string): number {
  return [...text].length;
}

function cut(text: string): string {
  const characters = [...text];
  if (characters.length <= LONGEST_MESSAGE) return text;
  return characters.slice(0, LONGEST_MESSAGE).join("") + "…";
}

/** A piece of a message; with an address if it can be opened. */
export interface TextPart {
  readonly text: string;
  readonly href: string | null;
}

/**
 * The message in pieces, with web addresses on their own.
 *
 * Only `http` and `https` in plain ASCII without a name or password, so that what is read is where it leads.
 */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const written = match[0].replace(AFTER_LINK, "");
    const href = hrefOf(written);
    if (href === null) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null });
    parts.push({ text: written, href });
    end = match.index + written.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}

function hrefOf(written: string): string | null {
  try {
    const { href, hostname, username, password } = new URL(written);
    const honest = username === "" && password === "" && !hostname.includes("xn--");
    return honest && hostname !== "" ? href : null;
  } catch {
    return null;
  }
}
