import type { Direction } from "./hopUnit.ts";

/** The sub-protocol of this version: the one that the server answers. */
export const PROTOCOL = "tsudoi.1";

/** The scheme of `Authorization` on HTTPS requests. */
const SCHEME = "Tsudoi";

/** What the first connection of a tunnel offers; the ticket is in the answer to joining. */
export function offerWithTicket(ticket: string): string {
  return `ticket.${ticket}`;
}

/** What a later connection of a tunnel offers. */
export interface TunnelConnection {
  readonly direction: Direction;
  readonly tunnelId: string;
  readonly secret: string;
  /** From 1, rising with each connection of this direction. */
  readonly generation: number;
  /** The last transmission number received, 0 for none. */
  readonly lastReceived: number;
}

export function offerOfTunnel(connection: TunnelConnection): string {
  const { direction, tunnelId, secret, generation, lastReceived } = connection;
  return [direction, tunnelId, secret, generation, lastReceived].join(".");
}

/** The offer as sub-protocols of a WebSocket. */
export function offered(offer: string): string[] {
  return [PROTOCOL, offer];
}

/** The offer as the header `Authorization` of a request. */
export function authorization(offer: string): string {
  return `${SCHEME} ${offer}`;
}
