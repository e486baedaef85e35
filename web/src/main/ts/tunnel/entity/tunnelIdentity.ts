/** What the welcome says of a tunnel: its name, the secret of its later connections, and what these may carry. */
export interface TunnelIdentity {
  readonly tunnelId: string;
  readonly secret: string;
  /** How long it outlives its connections. */
  readonly resumeMillis: number;
  /** Bytes of hop units on one uplink. */
  readonly uplinkBytes: number;
}
