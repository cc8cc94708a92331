import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Services } from '../../../core/services.ts';

/** An import that began so long ago was broken off, and holds nobody up (milliseconds). */
const BROKEN_OFF = 120_000;
const TURN = 'import';

/** Whose turn it was when somebody looked: a later change of it refuses them. */
type Looked = Awaited<ReturnType<Services['store']['leases']['read']>>;

export const lookAtTurn = ({ store }: Services): Promise<Looked> => store.leases.read(TURN);

/**
 * Changes the register by itself: two who apply or undo at once take turns, so that the second sees what the first has
 * changed. `looked`: what was planned by holds only if nobody had a turn since. Two storage transactions.
 */
export async function inTurn<T>(
  services: Services,
  who: PersonKey,
  act: () => Promise<T>,
  looked: Looked | 'now' = 'now',
): Promise<T | 'busy'> {
  const { leases } = services.store;
  const turn = looked === 'now' ? await lookAtTurn(services) : looked;
  const now = services.clock.now().getTime();
  const isTaken = turn !== undefined && turn.lease.holder !== '' && now - turn.lease.count * 1000 < BROKEN_OFF;
  const mine = { holder: who, count: Math.floor(now / 1000), wantedBy: '' };
  const version = isTaken ? undefined : await leases.write(TURN, mine, turn?.version);
  if (version === undefined) return 'busy';
  try {
    return await act();
  } finally {
    await leases.write(TURN, { ...mine, holder: '' }, version);
  }
}
