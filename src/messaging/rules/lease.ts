/**
 * The right to send, held by one process. Clocks are never compared: the holder renews by increasing the count, and
 * another process takes over when the count has not changed for the length of a lease by its own steady clock. So
 * neither a wrong clock nor a changed one matters.
 */
export type Lease = {
  /** Empty: it was given back. */
  readonly holder: string;
  readonly count: number;
  /** A process that asked the holder to release it, such as a command in a terminal. */
  readonly wantedBy: string;
};

/** How long a released lease is reserved for the process that asked (milliseconds). */
const COURTESY = 5_000;

export type LeaseFacts = {
  readonly lease: Lease | undefined;
  readonly me: string;
  /** How long the lease has been seen unchanged, and how long a lease lasts (milliseconds). */
  readonly unchangedForMs: number;
  readonly leaseMs: number;
};

export function mayTake({ lease, me, unchangedForMs, leaseMs }: LeaseFacts): boolean {
  if (lease === undefined || lease.holder === me) return true;
  if (lease.holder !== '') return unchangedForMs >= leaseMs;
  return ['', me].includes(lease.wantedBy) || unchangedForMs >= Math.min(COURTESY, leaseMs);
}

/**
 * How long after a renewal a send may start (ms): less than the lease, so that it ends before another process begins.
 */
export const goodForMs = (leaseMs: number): number => (leaseMs * 5) / 6;
