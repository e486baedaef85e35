/** What of the browser a meeting cannot do without; each has a text `meeting.old.<name>`. */
const NEEDED = ["WebSocket", "Worker", "OffscreenCanvas", "VideoDecoder"] as const;

/** What is missing in this browser; empty if it can show meetings. */
export function missingAbilities(browser: object, secure: boolean): string[] {
  const missing: string[] = NEEDED.filter((name) => !(name in browser));
  return secure ? missing : ["secure", ...missing];
}
