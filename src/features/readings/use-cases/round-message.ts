import type { Message } from '../../../messaging/rules/message.ts';
import { isLate } from '../rules/stages.ts';
import { nextDigestDay } from '../../../messaging/rules/quiet.ts';
import { isOpen } from '../rules/due-rules.ts';
import type { Occasion } from '../rules/views.ts';
import { alsoWaiting } from './also-waiting.ts';
import { askView, shownBy } from './ask-view.ts';
import type { MessageView } from '../../../messaging/use-cases/message-shown.ts';
import type { ToPerson } from '../../../messaging/message-kind.ts';
import { nudgedBy } from '../../managers/use-cases/manager-messages.ts';
import { narrativeMessageNow, narrativeOccasion } from '../../narratives/use-cases/narrative-message.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import {
  openAndListOutstanding,
  type OwedByPerson,
  type OwedItem,
  peopleOfARun,
  previewOutstanding,
} from './list-outstanding.ts';
import { draftNow } from '../../thrive/use-cases/thrive-messages.ts';

/** The ask, a reminder or a nudge: what of it is still owed, and what else waits for this person. */
export async function roundView(to: ToPerson, message: Message): Promise<MessageView> {
  const { services, context, person } = to;
  const owed = await outstandingOf(to);
  const covered = owed.owed.filter((item) => topics(message, item));
  if (covered.length === 0) return leadView(to, message);
  const also = await alsoWaiting(services, context, person, message.topics);
  // An ask is for everything together; a reminder is of what it is about, so that it stays short.
  const shown = message.kind === 'ask' ? owed : { ...owed, owed: covered };
  const occasion = await occasionOf(services, context, message, covered);
  const view = askView(shown.owed, person, context, { also, ...(occasion && { occasion }) });
  if (view === undefined) return { skip: 'answered' };
  return { view, shown: shownBy({ context, person }, shown) };
}

/**
 * What somebody who leads is asked for beside their figures, or when the figures that it came with are answered: one thing
 * as itself, several as a list.
 */
export async function leadView({ services, context, person }: ToPerson, message: Message): Promise<MessageView> {
  const also = await alsoWaiting(services, context, person, message.topics);
  const drafts = also.filter(({ kind }) => kind === 'draft');
  if (also.length === 0) return { skip: message.kind === 'explainerDraft' ? 'overtaken' : 'answered' };
  if (drafts.length === 0) return narrativeMessageNow(services, context, person, message);
  if (also.length === 1) return draftNow(services, context, message);
  const occasion = narrativeOccasion(message, context);
  const view = askView([], person, context, { also, ...(occasion && { occasion }) });
  if (view === undefined) return { skip: 'answered' };
  return { view, shown: person.introduced ? {} : { introducedAt: context.now.toISOString() } };
}

const topics = (message: Message, { file, due }: OwedItem) =>
  message.topics.some(({ code, period }) => code === file.measure.code && period === due.period.text);

/** A nudge says whose it is, a reminder which it is: soon wanted, or on the manager's list from Tuesday on. */
async function occasionOf(
  services: Services,
  { today, framework }: TodayContext,
  message: Message,
  covered: readonly OwedItem[],
): Promise<Occasion | undefined> {
  if (message.kind === 'ask') return undefined;
  if (message.kind === 'nudge') return { stage: 'nudge', by: await nudgedBy(services, message) };
  const late = covered.some(({ due }) => isLate(due, today));
  return late ? { stage: 'late', managersListOn: nextDigestDay(today, framework.quiet) } : { stage: 'reminder' };
}

/** A hand-over, or word that somebody put a figure off again. */
export async function aboutOneView({ services, context }: ToPerson, message: Message): Promise<MessageView> {
  const [covered] = message.topics;
  const file = covered && (await services.store.measures.open(covered.code));
  const about = file?.due.filter((known) => message.topics.some(({ period }) => period === known.period.text)) ?? [];
  // A hand-over may speak of several: what still waits of them is what is shown.
  const due = about.find((known) => isOpen(known, context.today)) ?? about[0];
  if (file === undefined || due === undefined) return { skip: 'overtaken' };
  const other = message.kind === 'handover' ? due.notMine?.by : due.notReady?.by;
  const from = (other && (await services.store.people.byKey(other))?.person.name) ?? 'A colleague';
  if (message.kind === 'extension') {
    if (due.notReady === undefined) return { skip: 'overtaken' };
    const { expectedOn, times } = due.notReady;
    return {
      view: { kind: 'notice', about: { what: 'putOffAgain', measure: file.measure, due, from, expectedOn, times } },
      shown: {},
    };
  }
  if (!isOpen(due, context.today)) return { skip: 'answered' };
  return { view: { kind: 'notice', about: { what: 'handedOver', measure: file.measure, due, from } }, shown: {} };
}

/** What somebody owes; nothing is stored where the message is only looked at. */
function outstandingOf({ services, context, person, measure, dry }: ToPerson): Promise<OwedByPerson> {
  return dry
    ? previewOutstanding(context, person, peopleOfARun(services), measure)
    : openAndListOutstanding(services, context, person, measure);
}
