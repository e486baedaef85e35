import type { Memory } from "../../shell/entity/preferences.ts";
import type { Transport } from "../entity/socket.ts";

const KEY = "tsudoi.transport";
const DAYS = 7;
const DAY_MILLIS = 24 * 3600 * 1000;
const MOST_NETWORKS = 8;

interface Remembered {
  readonly network: string;
  readonly transport: Transport;
  readonly until: number;
}

/** What a browser tells of its network; hardly anything, and some nothing at all. */
export interface NetworkInformation {
  readonly type?: string;
  readonly effectiveType?: string;
}

/** The name of a network, as far as a browser lets know. */
export function networkName(information: NetworkInformation | undefined): string {
  return `${information?.type ?? "unknown"}/${information?.effectiveType ?? "unknown"}`;
}

/**
 * In which networks no WebSocket stood lately, and what worked instead.
 *
 * It holds a handful of networks for seven days, in the storage of this origin; where that is forbidden, nothing.
 */
export class TransportMemory {
  constructor(
    private readonly memory: Memory,
    private readonly network: () => string,
    private readonly clock: () => number,
  ) {}

  /** What worked in this network; a WebSocket if nothing else is known. */
  recall(): Transport {
    const network = this.network();
    return this.read().find((entry) => entry.network === network)?.transport ?? "websocket";
  }

  /** This worked in this network. */
  remember(transport: Transport): void {
    const network = this.network();
    const known = this.read();
    const others = known.filter((entry) => entry.network !== network);
    if (transport === "websocket" && others.length === known.length) return;
    const until = this.clock() + DAYS * DAY_MILLIS;
    const now = transport === "websocket" ? [] : [{ network, transport, until }];
    this.write([...now, ...others].slice(0, MOST_NETWORKS));
  }

  private read(): Remembered[] {
    try {
      const kept: unknown = JSON.parse(this.memory.getItem(KEY) ?? "[]");
      const now = this.clock();
      return Array.isArray(kept)
        ? kept.filter((entry) => isRemembered(entry) && entry.until > now)
        : [];
    } catch {
      return []; // Storage is forbidden in this browser, or somebody else wrote there.
    }
  }

  private write(entries: readonly Remembered[]): void {
    try {
      this.memory.setItem(KEY, JSON.stringify(entries));
    } catch {
      // Storage is forbidden or full: the next start tries a WebSocket again.
    }
  }
}

function isRemembered(entry: unknown): entry is Remembered {
  const { network, transport, until } = (entry ?? {}) as Partial<Remembered>;
  const known = transport === "https" || transport === "https-polling";
  return known && typeof network === "string" && typeof until === "number";
}
