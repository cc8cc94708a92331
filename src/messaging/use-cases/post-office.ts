import type { Deliverer, DeliveryReport } from './deliver.ts';
import { StorageUnavailable } from '../../core/store.ts';
import type { LeaseKeeper } from './lease-keeper.ts';
import type { Time } from './time.ts';

export type PostOfficeNeeds = {
  readonly deliverer: Deliverer;
  readonly lease: LeaseKeeper;
  readonly leaseMs: number;
  readonly time: Time;
  /** Hears of each round that had something to send, and of what went wrong by its kind. */
  readonly onRound: (report: DeliveryReport) => void;
  readonly onFault: (fault: unknown) => void;
};

export type PostOffice = {
  /** Ends what is in hand, lets go of the lease, and resolves. */
  stop(): Promise<void>;
};

/** How often it is looked for what may go (milliseconds); less for the short leases of tests. */
const LONGEST_PAUSE = 5_000;
/** Often, for a renewal is also when the holder learns that somebody asks for the lease: a person may be waiting. */
const RENEWALS_A_LEASE = 12;
const LOOKS_A_LEASE = 12;

/**
 * Sends what may go for as long as the process lives: one of any number of replicas holds the lease and sends, the others
 * stand by and look whether it is still alive. It is no schedule, so it works through the night: what a person is owed at
 * once, such as a reply after an outage, waits for nobody's morning.
 */
export function openPostOffice({ deliverer, lease, leaseMs, time, onRound, onFault }: PostOfficeNeeds): PostOffice {
  const stopping = new AbortController();
  const { signal } = stopping;
  let asked = new AbortController();
  const mayGoOn = () => lease.holds() && !lease.asked() && !signal.aborted;
  const safely = async (act: () => Promise<unknown>) => {
    try {
      await act();
    } catch (fault) {
      onFault(fault);
    }
  };
  const renewing = async () => {
    while (!signal.aborted) {
      await time.pause(leaseMs / RENEWALS_A_LEASE, signal);
      if (!signal.aborted) await safely(() => lease.renew());
      if (lease.asked()) asked.abort();
    }
  };
  const sending = async () => {
    while (!signal.aborted) {
      await safely(async () => {
        if (!lease.holds() && !(await lease.take())) return;
        const report = await deliverer.deliver({ mayGoOn });
        if (report.targeted > 0) onRound(report);
        if (lease.asked()) await lease.release();
      });
      asked = new AbortController();
      await time.pause(Math.min(LONGEST_PAUSE, leaseMs / LOOKS_A_LEASE), AbortSignal.any([signal, asked.signal]));
    }
  };
  const both = Promise.all([renewing(), sending()]);
  return {
    async stop() {
      stopping.abort();
      await both;
      await safely(() => lease.release());
    },
  };
}

/** A lease that is not to be had within this many of its own lengths is held by somebody who sends a great deal. */
const PATIENCE_IN_LEASES = 2;
const ASKED_AGAIN_MS = 250;
/** What is to be tried again within this time is waited for, so that the person at the terminal sees how it ended. */
const RETRY_PATIENCE_MS = 60_000;

/**
 * Sends all that may go now, once, and lets go: a command beside running servers. Whoever sends is asked to hand over
 * and takes the lease back afterwards, so nothing is sent twice, and what is ready by the command's own clock goes too.
 * Undefined: the lease was not to be had.
 */
export async function deliverOnce(
  { deliverer, lease, leaseMs, time, onFault }: Omit<PostOfficeNeeds, 'onRound'>,
  onWaiting: () => void,
): Promise<DeliveryReport | undefined> {
  const until = time.ms() + leaseMs * PATIENCE_IN_LEASES;
  let waited = false;
  while (!(await lease.take())) {
    if (time.ms() > until) return undefined;
    if (!waited) onWaiting();
    waited = true;
    await lease.ask();
    await time.pause(ASKED_AGAIN_MS);
  }
  const done = new AbortController();
  const renewing = (async () => {
    while (!done.signal.aborted) {
      await time.pause(leaseMs / RENEWALS_A_LEASE, done.signal);
      if (!done.signal.aborted) await lease.renew().catch(onFault);
    }
  })();
  try {
    return await deliverer.deliver({ mayGoOn: () => lease.holds(), patienceMs: RETRY_PATIENCE_MS });
  } finally {
    done.abort();
    await renewing;
    await lease.release().catch((fault: unknown) => {
      if (!(fault instanceof StorageUnavailable)) throw fault;
    });
  }
}
