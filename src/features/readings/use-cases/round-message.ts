import type { MeasureDue } from '../rules/of-measure.ts';
import type { Message } from '../../../messaging/rules/message.ts';
import { isLate } from '../rules/stages.ts';
import { nextDigestDay } from '../../../messaging/rules/quiet.ts';
import { isOwed } from '../rules/still-owed.ts';
import type { AlsoRow, Occasion } from '../rules/views.ts';
import { type AlsoWaiting, alsoWaiting } from './also-waiting.ts';
import { askView, placeIn, shownBy } from './ask-view.ts';
import { formView } from './form-view.ts';
import { askedAt } from '../../../messaging/use-cases/queue-reply-retry.ts';
import type { MessageView, ToPerson } from '../../../messaging/message-kind.ts';
import type { TodayContext } from '../../../core/services.ts';
import { openAndListOutstanding, type OwedByPerson, previewOutstanding } from './list-outstanding.ts';
import { peopleOfARun } from '../../../messaging/use-cases/read-people.ts';

/** The ask, a reminder or a nudge: what of it is still owed, and what else is pending for this person. */
export async function roundView(to: ToPerson, message: Message, nudge?: () => Promise<Occasion>): Promise<MessageView> {
  const { services, context, person } = to;
  const owed = await outstandingOf(to);
  const covered = owed.owed.filter((item) => topics(message, item));
  if (covered.length === 0) return leadView(to, message);
  const also = await alsoWaiting(services, context, person, message.topics);
  // An ask shows everything; a reminder only its topics, so that it stays short.
  const shown = message.kind === 'ask' ? owed : { ...owed, owed: covered };
  const occasion = nudge === undefined ? occasionOf(context, message, covered) : await nudge();
  const view = askView(shown.owed, person, context, { also, ...(occasion && { occasion }) });
  if (view === undefined) return { skip: 'answered' };
  return { view, shown: shownBy({ context, person }, shown) };
}

/** What a lead is asked for besides figures: one thing as its own card, several as a list. */
export async function leadView(to: ToPerson, message: Message): Promise<MessageView> {
  const { services, context, person } = to;
  const given: { readonly by: AlsoWaiting; readonly rows: AlsoRow[] }[] = [];
  for (const by of services.alsoWaiting) {
    const rows = await by.rows(services, context, person, message.topics);
    if (rows.length > 0) given.push({ by, rows });
  }
  const [only, ...others] = given;
  if (only === undefined) return { skip: message.kind === 'explainerDraft' ? 'overtaken' : 'answered' };
  const alone = others.length > 0 ? undefined : only.by.alone(to, message, only.rows);
  if (alone !== undefined) return alone;
  const occasion = services.alsoWaiting.flatMap((by) => by.occasion?.(message, context) ?? [])[0];
  const also = given.flatMap(({ rows }) => rows);
  const view = askView([], person, context, { also, ...(occasion && { occasion }) });
  if (view === undefined) return { skip: 'answered' };
  return { view, shown: person.introduced ? {} : { introducedAt: context.now.toISOString() } };
}

const topics = (message: Message, { file, due }: MeasureDue) =>
  message.topics.some(({ code, period }) => code === file.measure.code && period === due.period.text);

/** A reminder says which it is: due soon, or on the manager's list from a day on. */
function occasionOf(
  { today, framework }: TodayContext,
  message: Message,
  covered: readonly MeasureDue[],
): Occasion | undefined {
  if (message.kind === 'ask') return undefined;
  const late = covered.some(({ due }) => isLate(due, today));
  return late ? { stage: 'late', managersListOn: nextDigestDay(today, framework.quiet) } : { stage: 'reminder' };
}

/** A hand-over, or the message that a figure was put off again. */
export async function aboutOneView({ services, context }: ToPerson, message: Message): Promise<MessageView> {
  const [covered] = message.topics;
  const file = covered && (await services.store.measures.open(covered.code));
  const about = file?.due.filter((known) => message.topics.some(({ period }) => period === known.period.text)) ?? [];
  // A hand-over may have several topics: show what is still owed.
  const due = about.find((known) => isOwed(known, context.today)) ?? about[0];
  if (file === undefined || due === undefined) return { skip: 'overtaken' };
  const other = message.kind === 'handover' ? due.notMine?.by : due.notReady?.by;
  const from = (other && (await services.store.people.byKey(other))?.profile.name) ?? 'A colleague';
  if (message.kind === 'extension') {
    if (due.notReady === undefined) return { skip: 'overtaken' };
    const { expectedOn, times } = due.notReady;
    return {
      view: { kind: 'notice', about: { what: 'putOffAgain', measure: file.measure, due, from, expectedOn, times } },
    };
  }
  if (!isOwed(due, context.today)) return { skip: 'answered' };
  return { view: { kind: 'notice', about: { what: 'handedOver', measure: file.measure, due, from } } };
}

/** Stores nothing if the message is only previewed. */
function outstandingOf({ services, context, person, measure, dry }: ToPerson): Promise<OwedByPerson> {
  return dry
    ? previewOutstanding(context, person, peopleOfARun(services), measure)
    : openAndListOutstanding({ services, context, person }, measure);
}

/** The form that the person was at, if still open, or what they owe; nothing if they saw a card since. */
export async function replyView(
  { services, context, person }: ToPerson,
  { topics, run }: Message,
): Promise<MessageView> {
  if (person.list !== undefined && person.list.at > askedAt(run)) return { skip: 'answered' };
  const [at] = topics;
  const file = at && (await services.store.measures.open(at.code));
  const due = file?.due.find((known) => known.period.text === at?.period);
  const mine = file?.measure.owner === person.profile.key || file?.measure.deputy === person.profile.key;
  if (file !== undefined && due !== undefined && mine && isOwed(due, context.today)) {
    const place = placeIn(person, file.measure.code, due.period.text);
    return { view: formView(file, due, person, context, { ...(place && { place }) }) };
  }
  const owed = await openAndListOutstanding({ services, context, person });
  const view = askView(owed.owed, person, context);
  if (view !== undefined) return { view, shown: shownBy({ context, person }, owed) };
  const next = owed.nextAsk === undefined ? {} : { nextAsk: owed.nextAsk };
  return { view: { kind: 'notice', about: { what: 'nothingDue', done: false, ...next } } };
}
