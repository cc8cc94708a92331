import { changeDue, dueOf } from '../../readings/feature.ts';
import { decideAnswerTo, decideQuery, type QueryOutcome } from '../rules/query.ts';
import type { QueryFormView } from '../rules/views.ts';
import type { Message, Milestone } from '../../../messaging/rules/message.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { hearerOf, replyTo, whoHears } from '../../../messaging/rules/quiet.ts';
import type { View } from '../../../core/view.ts';
import { readingFor } from '../../readings/rules/of-measure.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { TodayContext } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import type { Managed, PressedRow } from './managed.ts';
import { showAfter } from './show-digest.ts';

type AnswerPress = { readonly period: string; readonly query: number; readonly note: string };

export function queryForm({ context }: UserAction, { managed, due, place }: PressedRow): QueryFormView {
  const { file, owner } = managed;
  return { ...boxAbout(context, file, due), for: { what: 'ask', place, to: owner?.profile.name ?? '' } };
}

/** Stores a manager's question together with the message that takes it to the owner. */
export async function ask(action: UserAction, row: PressedRow, text: string, token: string): Promise<View> {
  const { services, context, person } = action;
  const { managed, due } = row;
  const by = person.profile.key;
  const hearer = await hearerOfQuery(action, managed);
  if (hearer === undefined) return showAfter(action, row, { what: 'nobodyToAsk' });
  const { outcome } = await changeDue<QueryOutcome>(services, { file: managed.file, due }, (current, file) => {
    const made = decideQuery(current, { by, at: context.now.toISOString(), text }, token);
    if (made.kind !== 'stored') return { outcome: made };
    const message = replyAbout(file, made.due, hearer, context, {
      kind: 'query',
      key: `query|${hearer.profile.key}|${file.measure.code}|${due.period.text}|${made.number}`,
      milestone: { is: 'query', number: made.number },
    });
    return { outcome: made, change: { due: [made.due], messages: [message] } };
  });
  if (outcome.kind !== 'refused') return showAfter(action, row, { what: 'asked' });
  return { ...queryForm(action, row), typed: text, problems: outcome.problems };
}

async function hearerOfQuery(
  { services, context }: UserAction,
  { owner, deputy }: Managed,
): Promise<PersonFile | undefined> {
  const key = whoHears(hearerOf(owner), hearerOf(deputy), context.today);
  return key === undefined ? owner : services.store.people.byKey(key);
}

/** Stores an owner's answer together with the message that takes it back to the manager. */
export async function answerQuery(action: UserAction, said: AnswerPress, measure: MeasureFile): Promise<View> {
  const { services, context, person } = action;
  const found = await findQuery(action, said, measure);
  if ('view' in found) return found.view;
  const { file, due, form, asker } = found;
  const { query: number, note: text } = said;
  const { outcome } = await changeDue<QueryOutcome>(services, { file, due }, (current, at) => {
    const made = decideAnswerTo(current, number, { by: person.profile.key, at: context.now.toISOString(), text });
    if (made.kind !== 'stored') return { outcome: made };
    const back =
      asker &&
      replyAbout(at, made.due, asker, context, {
        kind: 'queryAnswer',
        key: `answer|${asker.profile.key}|${at.measure.code}|${due.period.text}|${number}|${made.number}`,
        milestone: { is: 'queryAnswer', number, answer: made.number },
      });
    return { outcome: made, change: { due: [made.due], messages: back ? [back] : [] } };
  });
  if (outcome.kind === 'refused') return { ...form, typed: text, problems: outcome.problems };
  const to = asker?.profile.name ?? '';
  return { kind: 'notice', about: { what: 'answerSent', measure: file.measure, due, to } };
}

async function findQuery(action: UserAction, { period, query: number }: AnswerPress, measure: MeasureFile) {
  const { services, context, person } = action;
  const found = await dueOf(action, measure, period);
  if ('view' in found) return found;
  const { file, due } = found;
  const query = due.queries?.[number - 1];
  if (query === undefined) {
    const about = { what: 'notOpen' as const, measure: file.measure, period: due.period.text };
    return { view: { kind: 'notice', about } satisfies View };
  }
  const asker = query.by === person.profile.key ? person : await services.store.people.byKey(query.by);
  const form: QueryFormView = {
    ...boxAbout(context, file, due),
    for: { what: 'answer', number, from: asker?.profile.name ?? '', question: query.text },
  };
  return { file, due, asker, form };
}

export function boxAbout({ today }: TodayContext, file: MeasureFile, due: DueReading): Omit<QueryFormView, 'for'> {
  const reading = readingFor(file, due);
  const { measure } = file;
  return { kind: 'queryForm', today, measure, due, ...(reading && { reading }), typed: '', problems: [] };
}

function replyAbout(
  { measure }: MeasureFile,
  due: DueReading,
  to: PersonFile,
  context: TodayContext,
  {
    milestone,
    ...message
  }: { readonly kind: 'query' | 'queryAnswer'; readonly key: string; readonly milestone: Milestone },
): Message {
  return replyTo(to, context, { ...message, topics: [{ code: measure.code, period: due.period.text, milestone }] });
}
