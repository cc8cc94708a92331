import { addDays } from '../../../core/calendar/day.ts';
import { readDay } from '../rules/put-off.ts';
import type { View } from '../../../core/view.ts';
import type { Visit } from '../../../core/services.ts';

/** Nobody says further ahead than this; a slip of the year would silence a measure for good. */
const MOST_DAYS = 366;

/**
 * *Away until*: from now to the day before, nothing scheduled reaches this person; their deputies are asked, or what
 * comes due stands on the manager's list. What they own is decided again now, for the deputies, and on the day they are
 * back.
 */
export async function goAway(visit: Visit, until: string): Promise<View> {
  const { needs, setting, person } = visit;
  const backOn = readDay(until, setting.today);
  if (backOn === undefined || backOn <= setting.today || backOn > addDays(setting.today, MOST_DAYS)) {
    return { kind: 'notice', about: { what: 'awayUntilWhen', typed: until.slice(0, 60) } };
  }
  await needs.store.people.keepAbsence(person.person.key, backOn);
  await decideAgain(visit, backOn);
  return {
    kind: 'notice',
    about: { what: 'away', backOn, deputies: await deputiesOf(visit), owns: ownedBy(visit).length > 0 },
  };
}

/** They are back before the day, or on it: what they own is decided again at the next beat. */
export async function comeBack(visit: Visit): Promise<View> {
  const { needs, setting, person } = visit;
  if (person.backOn !== undefined) {
    await needs.store.people.keepAbsence(person.person.key, undefined);
    await decideAgain(visit, setting.today);
  }
  return { kind: 'notice', about: { what: 'back' } };
}

const ownedBy = ({ person }: Visit) => person.duties.flatMap(({ as, code }) => (as === 'owner' ? [code] : []));

async function decideAgain(visit: Visit, backOn: Visit['setting']['today']): Promise<void> {
  const { needs, setting } = visit;
  for (const code of ownedBy(visit)) {
    for (const on of new Set([setting.today, backOn])) {
      await needs.store.wakes.set('ask', code, on);
      await needs.store.wakes.set('remind', code, on);
    }
  }
}

async function deputiesOf(visit: Visit): Promise<string[]> {
  const { needs } = visit;
  const files = await Promise.all(ownedBy(visit).map((code) => needs.store.measures.open(code)));
  const keys = new Set(files.flatMap((file) => file?.measure.deputy ?? []));
  const people = await Promise.all([...keys].map((key) => needs.store.people.byKey(key)));
  return people.flatMap((deputy) => deputy?.person.name ?? []).sort();
}
