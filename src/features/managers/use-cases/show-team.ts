import { openDueReadings } from '../../readings/feature.ts';
import { inReadingOrder } from '../rules/digest-items.ts';
import type { DigestPlace } from '../rules/views.ts';
import type { Topic } from '../../../messaging/rules/message.ts';
import { isOwed } from '../../readings/rules/still-owed.ts';
import type { View } from '../../../core/view.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import type { UserAction } from '../../../actions/action.ts';
import { peopleOfARun } from '../../../messaging/use-cases/read-people.ts';
import { digestView } from './digest-view.ts';
import { itemsOf, measuresManagedBy, ownedByTeams } from './managed.ts';

/** The place of a card that a manager typed for: no message is stored, so that it is made again at each press. */
export const ASKED_FOR: DigestPlace = { digest: 'team', page: 1 };

/** What a manager's digest would say today, and the open readings that their people work on. */
export async function showTeam(action: UserAction, place = ASKED_FOR): Promise<View> {
  const { services, context, person } = action;
  const topics = await coveredToday(action);
  if (topics === undefined) return { kind: 'notice', about: { what: 'noTeam' } };
  if (topics.length === 0) return { kind: 'notice', about: { what: 'teamQuiet' } };
  return digestView(services, context, person, { topics, place });
}

const AT_ONCE = 8;

/**
 * Everything of a manager's people that is new, pending or open, after opening what is due; undefined for a person who
 * manages no measure.
 */
export async function coveredToday({
  services,
  context,
  person,
}: UserAction): Promise<Pick<Topic, 'code' | 'period'>[] | undefined> {
  const managed = await measuresManagedBy(services, person, peopleOfARun(services), ownedByTeams(services));
  if (managed.length === 0) return undefined;
  const measures = await mapAtOnce(managed, AT_ONCE, async (one) => ({
    ...one,
    file: await openDueReadings(services, context, one.file),
  }));
  const items = inReadingOrder(measures.flatMap((one) => itemsOf(one, context)));
  const told = new Set(items.map(({ due }) => due));
  const inHand = measures.flatMap(({ file }) =>
    file.due
      .filter((due) => isOwed(due, context.today) && !told.has(due))
      .map((due) => ({ code: file.measure.code, due })),
  );
  return [...items, ...inHand].map(({ code, due }) => ({ code, period: due.period.text }));
}
