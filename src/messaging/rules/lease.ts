/**
 * Who may send. No clock is compared with another's: a holder renews by counting on, and who finds the count standing
 * still for as long as a lease lasts, by their own steady clock, may take over. So a clock set back or forward changes
 * nothing, and two machines need not agree on the time.
 */
export type Lease = {
  /** Nobody: it was given back. */
  readonly holder: string;
  readonly count: number;
  /** Somebody who asked the holder to let go, such as a person at a terminal. */
  readonly wantedBy: string;
};

/** How long a lease that was given back to somebody who asked is kept for them (milliseconds). */
const COURTESY = 5_000;

export type LeaseFacts = {
  readonly lease: Lease | undefined;
  readonly me: string;
  /** How long the lease has been seen as it is now, and how long a lease lasts (milliseconds). */
  readonly unchangedForMs: number;
  readonly leaseMs: number;
};

export function mayTake({ lease, me, unchangedForMs, leaseMs }: LeaseFacts): boolean {
  if (lease === undefined || lease.holder === me) return true;
  if (lease.holder !== '') return unchangedForMs >= leaseMs;
  return ['', me].includes(lease.wantedBy) || unchangedForMs >= Math.min(COURTESY, leaseMs);
}

/**
 * How long after a renewal its holder may still start a send (milliseconds): a sixth less than the lease, so that what
 * it started ends before anybody else begins.
 */
export const goodForMs = (leaseMs: number): number => (leaseMs * 5) / 6;
