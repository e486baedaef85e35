/** What a test needs of the browser; a fake in tests. */
export interface Line {
  readonly fetch: (address: string, request: RequestInit) => Promise<Response>;
  readonly socket: (address: string, protocols: string[]) => WebSocket;
  readonly now: () => number;
  readonly pause: (millis: number) => Promise<void>;
  readonly host: string;
}

/** The line of this page. */
export function browserLine(): Line {
  return {
    fetch: (address, request) => fetch(address, request),
    socket: (address, protocols) => new WebSocket(address, protocols),
    now: () => performance.now(),
    pause: (millis) => new Promise((done) => setTimeout(done, millis)),
    host: location.host,
  };
}
