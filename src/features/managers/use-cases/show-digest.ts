import { openDueReadings } from '../../readings/feature.ts';
import { inReadingOrder } from '../rules/digest-items.ts';
import type { Topic } from '../../../messaging/rules/message.ts';
import { isOwed } from '../../readings/rules/still-owed.ts';
import type { View } from '../../../core/view.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import type { UserAction } from '../../../actions/action.ts';
import { peopleOfARun } from '../../../messaging/use-cases/read-people.ts';
import { digestView } from './digest-view.ts';
import { itemsOf, measuresManagedBy, ownedByTeams, type PressedRow } from './managed.ts';
import type { DigestNote, DigestPlace } from '../rules/views.ts';

/** The place of a card that a manager typed for: no message is stored, so that it is made again at each press. */
const ASKED_FOR: DigestPlace = { digest: 'team', page: 1 };

export async function showTeam(action: UserAction): Promise<View> {
  const { services, context, person } = action;
  const topics = await coveredToday(action);
  if (topics === undefined) return { kind: 'notice', about: { what: 'noTeam' } };
  if (topics.length === 0) return { kind: 'notice', about: { what: 'teamQuiet' } };
  return digestView(services, context, person, { topics, place: ASKED_FOR });
}

const AT_ONCE = 8;

/** What is new, pending or open of a manager's people, after opening what is due; undefined without a measure. */
async function coveredToday(action: UserAction): Promise<Pick<Topic, 'code' | 'period'>[] | undefined> {
  const { services, context, person } = action;
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

/**
 * The digest again, as it is now, with what was just done. `place` is what the card says, so it is looked up among the
 * person's own digests: another person's card, or an old one, shows only the reading that was pressed.
 */
export async function showDigest(
  action: UserAction,
  place: DigestPlace,
  pressed?: { readonly code: string; readonly period: string },
  note?: DigestNote,
): Promise<View> {
  const { services, context, person } = action;
  const message = person.messages.find(({ kind, key }) => kind === 'managerDigest' && key === place.digest);
  const asked = place.digest === ASKED_FOR.digest ? ((await coveredToday(action)) ?? []) : [];
  const topics = message?.topics ?? [...asked, ...(pressed === undefined ? [] : [pressed])];
  if (topics.length === 0) return { kind: 'notice', about: { what: 'noDigest' } };
  return digestView(services, context, person, { topics, place, ...(note && { note }) });
}

/** The same after a press on a row. */
export const showAfter = (action: UserAction, { managed, due, place }: PressedRow, note: DigestNote): Promise<View> =>
  showDigest(action, place, { code: managed.file.measure.code, period: due.period.text }, note);
