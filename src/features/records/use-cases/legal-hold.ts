import type { Actor } from '../../../core/audit-entry.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import { type Held, heldName, type LegalHold, sameHeld } from '../rules/hold.ts';
import type { Services } from '../../../core/services.ts';

/** A reason is kept for good; it is no place for a whole letter. */
const MOST_REASON = 1000;

export type HoldRequest = {
  readonly step: 'begin' | 'end';
  /** `everything`, a measure's code, or a person's address. */
  readonly which: string;
  readonly reason: string;
  readonly by: Actor;
};

export type HoldOutcome =
  | { readonly kind: 'begun' | 'ended' | 'already'; readonly name: string }
  | { readonly kind: 'refused'; readonly because: 'unknown' | 'noReason' | 'notHeld' };

/** Begins or ends a legal hold, recorded with who, when and why. Begun twice it is begun once. */
export async function changeHold(services: Services, { step, which, reason, by }: HoldRequest): Promise<HoldOutcome> {
  const { holds } = services.store;
  const said = reason.trim().slice(0, MOST_REASON);
  if (said === '') return { kind: 'refused', because: 'noReason' };
  const found = await find(services, which.trim());
  if (found === undefined) return { kind: 'refused', because: 'unknown' };
  const { held, name } = found;
  const stands = (await holds.all()).some((one) => sameHeld(one.held, held));
  const at = services.clock.now().toISOString();
  const act = { about: heldName(held), by, at, before: stands ? 'held' : '', reason: said };
  if (step === 'begin') {
    if (stands) return { kind: 'already', name };
    await holds.begin({ held, since: at, by, reason: said }, { ...act, what: 'holdBegun', after: 'held' });
    return { kind: 'begun', name };
  }
  if (!stands) return { kind: 'refused', because: 'notHeld' };
  await holds.end(held, { ...act, what: 'holdEnded', after: '' });
  return { kind: 'ended', name };
}

async function find({ store }: Services, which: string): Promise<{ held: Held; name: string } | undefined> {
  if (/^everything$/i.test(which)) return { held: { kind: 'everything' }, name: 'everything' };
  if (which.includes('@')) {
    const file = await store.people.byEmail(which);
    return file && { held: { kind: 'person', key: file.person.key }, name: file.person.name };
  }
  const file = which.length > 200 ? undefined : await store.measures.open(which);
  return file && { held: { kind: 'measure', code: file.measure.code }, name: file.measure.code };
}

/** A hold as people read it: what it keeps by its name, and who began it. */
export type NamedHold = { readonly name: string; readonly since: string; readonly by: string; readonly reason: string };

export async function namedHolds({ store }: Services): Promise<NamedHold[]> {
  const nameOf = async (key: string): Promise<string> =>
    (await store.people.byKey(key as PersonKey))?.person.name ?? 'somebody who has left';
  const named = async ({ held, since, by, reason }: LegalHold): Promise<NamedHold> => ({
    name: held.kind === 'person' ? await nameOf(held.key) : held.kind === 'measure' ? held.code : 'everything',
    since,
    by: by === 'command' ? 'the command line' : await nameOf(by),
    reason,
  });
  return Promise.all((await store.holds.all()).map(named));
}
