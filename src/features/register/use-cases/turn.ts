import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Services } from '../../../core/services.ts';

/** In milliseconds. An older import was interrupted and no longer blocks. */
const BROKEN_OFF = 120_000;
const TURN = 'import';

/** The turn when it was read. If it changed since, an import is refused. */
type Looked = Awaited<ReturnType<Services['store']['leases']['read']>>;

export const lookAtTurn = ({ store }: Services): Promise<Looked> => store.leases.read(TURN);

/** One import or undo at a time. `looked` is the turn when it was planned: `busy` if there was one since. */
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
