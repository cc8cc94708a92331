import type { Actor } from '../../../core/audit-entry.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import { type Held, heldName, type LegalHold, type TypedHold } from '../rules/hold.ts';
import type { Services } from '../../../core/services.ts';
import { dayInLondon } from '../../../core/calendar/day.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';

const MOST_REASON = 1000;

export type HoldRequest = {
  readonly step: 'begin' | 'end';
  readonly which: string;
  readonly reason: string;
  readonly by: Actor;
};

export type HoldOutcome =
  | { readonly kind: 'begun' | 'ended' | 'already'; readonly name: string }
  | { readonly kind: 'refused'; readonly because: 'unknown' | 'noReason' | 'notHeld' };

/** Begins or ends a legal hold, and records who, when and why. Safe to repeat. */
export async function changeHold(services: Services, { step, which, reason, by }: HoldRequest): Promise<HoldOutcome> {
  const { holds } = services.store;
  const said = reason.trim().slice(0, MOST_REASON);
  if (said === '') return { kind: 'refused', because: 'noReason' };
  const found = await find(services, which.trim());
  if (found === undefined) return { kind: 'refused', because: 'unknown' };
  const { held, name } = found;
  const about = heldName(held);
  const isOnHold = (await holds.all()).some((one) => heldName(one.held) === about);
  const at = services.clock.now().toISOString();
  const act = { about, by, at, before: isOnHold ? 'held' : '', reason: said };
  if (step === 'begin') {
    if (isOnHold) return { kind: 'already', name };
    await holds.begin({ held, since: at, by, reason: said }, { ...act, what: 'holdBegun', after: 'held' });
    return { kind: 'begun', name };
  }
  if (!isOnHold) return { kind: 'refused', because: 'notHeld' };
  await holds.end(held, { ...act, what: 'holdEnded', after: '' });
  return { kind: 'ended', name };
}

async function find({ store }: Services, which: string): Promise<{ held: Held; name: string } | undefined> {
  if (/^everything$/i.test(which)) return { held: { kind: 'everything' }, name: 'everything' };
  if (which.includes('@')) {
    const file = await store.people.byEmail(which);
    return file && { held: { kind: 'person', key: file.profile.key }, name: file.profile.name };
  }
  const file = which.length > 200 ? undefined : await store.measures.open(which);
  return file && { held: { kind: 'measure', code: file.measure.code }, name: file.measure.code };
}

export type NamedHold = { readonly name: string; readonly since: string; readonly by: string; readonly reason: string };

export async function namedHolds({ store }: Services): Promise<NamedHold[]> {
  const nameOf = async (key: string): Promise<string> =>
    (await store.people.byKey(key as PersonKey))?.profile.name ?? 'a person who has left';
  const named = async ({ held, since, by, reason }: LegalHold): Promise<NamedHold> => ({
    name: held.kind === 'person' ? await nameOf(held.key) : held.kind === 'measure' ? held.code : 'everything',
    since,
    by: by === 'command' ? 'the command line' : await nameOf(by),
    reason,
  });
  return Promise.all((await store.holds.all()).map(named));
}

export async function typedHold({ services, person }: UserAction, typed: TypedHold): Promise<View> {
  const { step, named, reason } = typed;
  const outcome =
    step === 'list' ? undefined : await changeHold(services, { step, which: named, reason, by: person.profile.key });
  const holds = (await namedHolds(services)).map((hold) => ({ ...hold, since: dayInLondon(new Date(hold.since)) }));
  return { kind: 'notice', about: { what: 'legalHolds', holds, ...(outcome && { outcome, typed: named }) } };
}
