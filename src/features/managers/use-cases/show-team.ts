import { inReadingOrder } from '../rules/digest-items.ts';
import type { DigestPlace } from '../rules/views.ts';
import type { Topic } from '../../../messaging/rules/message.ts';
import { isOwed } from '../../readings/rules/still-owed.ts';
import type { View } from '../../../core/view.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import type { UserAction } from '../../../actions/action.ts';
import { openDueReadings } from '../../readings/use-cases/open-due.ts';
import { peopleOfARun } from '../../../messaging/use-cases/people-of-a-run.ts';
import { digestView } from './digest-view.ts';
import { itemsOf, measuresManagedBy, ownedByTeams } from './managed.ts';

/** Where a card stands that a manager asked for: it is made anew at each press, and no message is kept of it. */
export const ASKED_FOR: DigestPlace = { digest: 'team', page: 1 };

/** What a manager's digest would say today, with what others have in hand: for whoever does not wait for Tuesday. */
export async function showTeam(action: UserAction, place = ASKED_FOR): Promise<View> {
  const { services, context, person } = action;
  const topics = await coveredToday(action);
  if (topics === undefined) return { kind: 'notice', about: { what: 'noTeam' } };
  if (topics.length === 0) return { kind: 'notice', about: { what: 'teamQuiet' } };
  return digestView(services, context, person, { topics, place });
}

/** Requests to storage under way at once. */
const AT_ONCE = 8;

/** Everything of a manager's people that is news, waits or is in hand, opened first where it came due; undefined for somebody who manages no measure. */
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
