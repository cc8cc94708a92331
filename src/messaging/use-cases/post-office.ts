import type { Deliverer, DeliveryReport } from './deliver.ts';
import { StorageUnavailable } from '../../core/store.ts';
import type { LeaseKeeper } from './lease-keeper.ts';
import type { Time } from './time.ts';

export type PostOfficeNeeds = {
  readonly deliverer: Deliverer;
  readonly lease: LeaseKeeper;
  readonly leaseMs: number;
  readonly time: Time;
  /** Called for each round that had something to send, and for each error. */
  readonly onRound: (report: DeliveryReport) => void;
  readonly onFault: (fault: unknown) => void;
};

export type PostOffice = {
  /** Ends the sends in progress, releases the lease, and resolves. */
  stop(): Promise<void>;
};

/** Milliseconds between looks for ready messages; less for the short leases of tests. */
const LONGEST_PAUSE = 5_000;
/** Often, because a renewal also shows whether another process asks for the lease, with a person waiting. */
const RENEWALS_A_LEASE = 12;
const LOOKS_A_LEASE = 12;

/**
 * Sends ready messages for the life of the process: one of any number of replicas holds the lease and sends, the others
 * watch whether it is renewed. It runs at night too, because a reply after an outage goes at once.
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

/** A lease that is not free after twice its length is held by a process that sends a large run. */
const PATIENCE_IN_LEASES = 2;
const ASKED_AGAIN_MS = 250;
/** Retries within this time are waited for, so that the person at the terminal sees the outcome. */
const RETRY_PATIENCE_MS = 60_000;

/**
 * Sends everything that may go, once: a command next to running servers. The holder of the lease is asked to release it
 * and takes it back afterwards, so that nothing is sent twice. Undefined: the lease was not released.
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
