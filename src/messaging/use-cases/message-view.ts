import type { Message } from '../rules/message.ts';
import { isLate } from '../../features/readings/rules/stages.ts';
import { nextDigestDay } from '../rules/quiet.ts';
import { isAway } from '../rules/who-hears.ts';
import { isOpen } from '../../features/readings/rules/due-rules.ts';
import type { View } from '../../core/view.ts';
import type { Occasion } from '../../features/readings/rules/views.ts';
import { alsoWaiting } from '../../features/readings/use-cases/also-waiting.ts';
import { askView, shownBy } from '../../features/readings/use-cases/ask-view.ts';
import type { MessageView } from './message-shown.ts';
import {
  digestNow as committeeDigestNow,
  editsNow,
} from '../../features/committee-digest/use-cases/digest-messages.ts';
import { replyView } from './reply-view.ts';
import {
  digestNow,
  handedOnNow,
  nudgedBy,
  queryAnswerNow,
  queryNow,
  thanksNow,
} from '../../features/managers/use-cases/manager-messages.ts';
import { narrativeMessageNow, narrativeOccasion } from '../../features/narratives/use-cases/narrative-message.ts';
import { givenNow, newsNow, reminderNow } from '../../features/requests/use-cases/request-messages.ts';
import type { Services, TodayContext } from '../../core/services.ts';
import { partnerFigureNow } from '../../features/partners/use-cases/partner-figure.ts';
import { heldRunView } from './held-run-view.ts';
import type { OwedByPerson, OwedItem } from '../../features/readings/use-cases/list-outstanding.ts';
import type { PersonFile } from '../../messaging/people.ts';
import { draftNow, thriveNow } from '../../features/thrive/use-cases/thrive-messages.ts';

/** Whom a message is for, and what they owe at this moment. */
export type Hearer = { readonly person: PersonFile; readonly owes: () => Promise<OwedByPerson> };

/**
 * Decides what a message says, from what is stored at the moment it goes out: nobody is asked for what came meanwhile,
 * and nothing scheduled reaches somebody who is away.
 */
export async function messageView(
  services: Services,
  context: TodayContext,
  { person, owes }: Hearer,
  message: Message,
): Promise<MessageView> {
  switch (message.kind) {
    case 'reply':
      return replyView(services, context, person, message);
    case 'ask':
    case 'reminder':
      return isAway(person, context.today) ? { skip: 'away' } : roundView(services, context, { person, owes }, message);
    case 'heldRun':
      return heldRunView(services, message);
    case 'handover':
    case 'extension':
      return aboutOneView(services, context, message);
    case 'nudge':
      return isAway(person, context.today) ? { skip: 'away' } : roundView(services, context, { person, owes }, message);
    case 'managerDigest':
      return isAway(person, context.today) ? { skip: 'away' } : once(digestNow(services, context, person, message));
    case 'narrative':
      return isAway(person, context.today) ? { skip: 'away' } : leadView(services, context, person, message);
    case 'query':
      return once(queryNow(services, context, message));
    case 'queryAnswer':
      return once(queryAnswerNow(services, message));
    case 'acknowledged':
      return once(thanksNow(services, message));
    case 'requestNews':
      return once(newsNow({ services, context, person }, message));
    case 'requestGiven':
      return once(givenNow({ services, context, person }, message));
    case 'requestReminder':
      return isAway(person, context.today)
        ? { skip: 'away' }
        : once(reminderNow({ services, context, person }, message));
    case 'handedOn':
      return once(handedOnNow(services, message));
    case 'partnerFigure':
      return once(partnerFigureNow(services, context, message));
    case 'explainerDraft':
      return leadView(services, context, person, message);
    case 'explainer':
    case 'groupQuestion':
    case 'groupAnswer':
      return thriveNow(services, context, message, 'person');
    case 'committeeDigest':
      return isAway(person, context.today) ? { skip: 'away' } : committeeDigestNow(services, context, person, message);
    case 'digestEdited':
      return editsNow(services, context, message);
    case 'committeePaper':
      return { skip: 'overtaken' }; // it is for a channel or a chat
  }
}

async function roundView(
  services: Services,
  context: TodayContext,
  { person, owes }: Hearer,
  message: Message,
): Promise<MessageView> {
  const owed = await owes();
  const covered = owed.owed.filter((item) => topics(message, item));
  if (covered.length === 0) return leadView(services, context, person, message);
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
async function leadView(
  services: Services,
  context: TodayContext,
  person: PersonFile,
  message: Message,
): Promise<MessageView> {
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

async function aboutOneView(services: Services, context: TodayContext, message: Message): Promise<MessageView> {
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

/** Something that leaves nothing to remember once it arrived. */
async function once(shown: Promise<{ view: View } | { skip: 'answered' | 'overtaken' }>): Promise<MessageView> {
  const now = await shown;
  return 'skip' in now ? now : { ...now, shown: {} };
}
