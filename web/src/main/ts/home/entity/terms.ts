import type { Language } from "../../shell/entity/words.ts";

/** What the installation tells people before they join a meeting. */
export interface Terms {
  readonly version: number;
  /** Plain text in lines, empty for none. */
  readonly texts: Readonly<Record<Language, string>>;
  /** Whether this person has to agree before joining. */
  readonly due: boolean;
}
