import { addDays } from '../../../core/calendar/day.ts';
import { readDay } from '../rules/put-off.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';

/** A slip of the year would silence a measure for good. */
const MOST_DAYS = 366;

/**
 * *Away until*: until the day before, nothing scheduled is sent to this person; their deputies are asked, or what is
 * due is on the manager's list. What they own is decided again now, and on the day they are back.
 */
export async function goAway(action: UserAction, until: string): Promise<View> {
  const { services, context, person } = action;
  const backOn = readDay(until, context.today);
  if (backOn === undefined || backOn <= context.today || backOn > addDays(context.today, MOST_DAYS)) {
    return { kind: 'notice', about: { what: 'awayUntilWhen', typed: until.slice(0, 60) } };
  }
  await services.store.people.keepAbsence(person.profile.key, backOn);
  await decideAgain(action, backOn);
  return {
    kind: 'notice',
    about: { what: 'away', backOn, deputies: await deputiesOf(action), owns: ownedBy(action).length > 0 },
  };
}

/** What they own is decided again at the next beat. */
export async function comeBack(action: UserAction): Promise<View> {
  const { services, context, person } = action;
  if (person.backOn !== undefined) {
    await services.store.people.keepAbsence(person.profile.key, undefined);
    await decideAgain(action, context.today);
  }
  return { kind: 'notice', about: { what: 'back' } };
}

const ownedBy = ({ person }: UserAction) => person.duties.flatMap(({ as, code }) => (as === 'owner' ? [code] : []));

async function decideAgain(action: UserAction, backOn: UserAction['context']['today']): Promise<void> {
  const { services, context } = action;
  for (const code of ownedBy(action)) {
    for (const on of new Set([context.today, backOn])) {
      await services.store.wakes.set('ask', code, on);
      await services.store.wakes.set('remind', code, on);
    }
  }
}

async function deputiesOf(action: UserAction): Promise<string[]> {
  const { services } = action;
  const files = await Promise.all(ownedBy(action).map((code) => services.store.measures.open(code)));
  const keys = new Set(files.flatMap((file) => file?.measure.deputy ?? []));
  const people = await Promise.all([...keys].map((key) => services.store.people.byKey(key)));
  return people.flatMap((deputy) => deputy?.profile.name ?? []).sort();
}
