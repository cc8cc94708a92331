import { dayInLondon } from '../../../core/calendar/day.ts';
import type { TypedHold } from '../rules/typed-hold.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import { changeHold, namedHolds } from './legal-hold.ts';

/** *Legal hold*, typed by the performance team: what is held is kept, whatever its age, until the hold is ended. */
export async function typedHold({ services, person }: UserAction, typed: TypedHold): Promise<View> {
  const { step, named, reason } = typed;
  const outcome =
    step === 'list' ? undefined : await changeHold(services, { step, which: named, reason, by: person.person.key });
  const holds = (await namedHolds(services)).map((hold) => ({ ...hold, since: dayInLondon(new Date(hold.since)) }));
  return { kind: 'notice', about: { what: 'legalHolds', holds, ...(outcome && { outcome, typed: named }) } };
}
