/** Hour and minute on the clock of a region, with its zone; an empty region is that of the browser. */
export function clockWithZone(at: number, language: string, timeZone: string): string {
  const wish: Intl.DateTimeFormatOptions = {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  };
  try {
    return text(at, language, timeZone === "" ? wish : { ...wish, timeZone });
  } catch {
    return text(at, language, wish); // The browser does not know this region.
  }
}

function text(at: number, language: string, wish: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, wish).format(at);
}
