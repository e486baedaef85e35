/** One WebSocket as the tunnel uses it; tests put a fake in its place. */
export interface Socket {
  opened: () => void;
  received: (bytes: Uint8Array<ArrayBuffer>) => void;
  /** The connection is gone, by whomever; called once. */
  closed: (code: number, reason: string) => void;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(code: number): void;
}

/** Opens a connection that offers these sub-protocols. */
export type OpenSocket = (protocols: readonly string[]) => Socket;
