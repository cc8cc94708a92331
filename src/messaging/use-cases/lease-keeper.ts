import { goodForMs, type Lease, mayTake } from '../rules/lease.ts';
import type { Leases } from '../schedule.ts';
import type { Time } from './time.ts';

const NAME = 'deliver';

export type LeaseKeeper = {
  /** Takes the lease if it is free; true once we hold it. */
  take(): Promise<boolean>;
  /** Whether a send may start: we hold it and renewed it recently. */
  holds(): boolean;
  /** A lease that another process has taken meanwhile is lost. */
  renew(): Promise<void>;
  /** Whether a process asked us to release it. */
  asked(): boolean;
  /** Releases it, so that another process can take over at once. */
  release(): Promise<void>;
  /** Asks the holder to release it, which happens after the sends in progress. */
  ask(): Promise<void>;
};

/** The lease for sending, as one process sees it; `me` is its name. */
export function leaseKeeper(leases: Leases, time: Time, me: string, leaseMs: number): LeaseKeeper {
  let seen: { readonly lease: Lease; readonly version: string; readonly since: number } | undefined;
  let held: { readonly lease: Lease; readonly version: string; readonly renewed: number } | undefined;

  const look = async () => {
    const found = await leases.read(NAME);
    // By its count: a version contains a time, and two writes of one moment share it.
    const name = ({ holder, count }: Lease) => `${holder} ${count}`;
    if (found === undefined) seen = undefined;
    else if (seen === undefined || name(seen.lease) !== name(found.lease)) seen = { ...found, since: time.ms() };
    else seen = { ...found, since: seen.since };
    return seen;
  };
  const write = async (lease: Lease, version: string | undefined) => {
    const asOf = time.ms();
    const written = await leases.write(NAME, lease, version);
    if (written !== undefined && lease.holder === me) held = { lease, version: written, renewed: asOf };
    return written !== undefined;
  };

  return {
    holds: () => held !== undefined && time.ms() - held.renewed < goodForMs(leaseMs),
    asked: () => held !== undefined && held.lease.wantedBy !== '',
    async take() {
      const now = await look();
      const unchangedForMs = now === undefined ? 0 : time.ms() - now.since;
      if (!mayTake({ lease: now?.lease, me, unchangedForMs, leaseMs })) return false;
      return write({ holder: me, count: (now?.lease.count ?? 0) + 1, wantedBy: '' }, now?.version);
    },
    async renew() {
      if (held === undefined) return;
      if (await write({ ...held.lease, count: held.lease.count + 1 }, held.version)) return;
      const now = await look();
      // Still ours: another process asked for it, or the response to our own write was lost.
      if (now?.lease.holder === me) await write({ ...now.lease, count: now.lease.count + 1 }, now.version);
      else held = undefined;
    },
    async release() {
      if (held === undefined) return;
      const { lease, version } = held;
      held = undefined;
      const free = (old: Lease) => ({ holder: '', count: old.count + 1, wantedBy: old.wantedBy });
      if (await write(free(lease), version)) return;
      const now = await look();
      if (now?.lease.holder === me) await write(free(now.lease), now.version);
    },
    async ask() {
      const now = await look();
      if (now === undefined || ['', me].includes(now.lease.holder) || now.lease.wantedBy !== '') return;
      // The count stays, because asking is not a renewal.
      await write({ ...now.lease, wantedBy: me }, now.version);
    },
  };
}
