import { mayAnswer } from '../../../core/rights/relationships.ts';
import { isAcknowledged } from '../rules/acknowledge.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Message } from '../../../messaging/rules/message.ts';
import type { MessageView, ToPerson } from '../../../messaging/message-kind.ts';
import { type MeasureDue, readingFor } from '../../readings/rules/of-measure.ts';
import { boxAbout } from './query.ts';
import type { Services } from '../../../core/services.ts';
import { digestView } from './digest-view.ts';

/** A digest as it is when it is sent; dropped when nothing in it is pending or new any more. */
export async function managerDigestNow(
  { services, context, person }: ToPerson,
  message: Message,
): Promise<MessageView> {
  const place = { digest: message.key, page: 1 };
  const view = await digestView(services, context, person, { topics: message.topics, place });
  return view.all.every(({ kind }) => kind === 'open') ? { skip: 'overtaken' } : { view };
}

/**
 * A manager's question with the box for the answer; dropped if it was answered meanwhile, or if the measure is somebody
 * else's by now: the box shows a figure that is not released.
 */
export async function queryNow({ services, context, person }: ToPerson, message: Message): Promise<MessageView> {
  const found = await aboutOf(services, message);
  const [topic] = message.topics;
  const number = topic?.milestone.is === 'query' ? topic.milestone.number : 0;
  const query = found?.due.queries?.[number - 1];
  if (found === undefined || query === undefined) return { skip: 'overtaken' };
  if (query.answers.length > 0) return { skip: 'answered' };
  if (!mayAnswer(person.profile, found.file.measure)) return { skip: 'overtaken' };
  const from = await nameOf(services, query.by);
  const answer = { what: 'answer' as const, number, from, question: query.text };
  return { view: { ...boxAbout(context, found.file, found.due), for: answer } };
}

export async function queryAnswerNow({ services }: ToPerson, message: Message): Promise<MessageView> {
  const found = await aboutOf(services, message);
  const [topic] = message.topics;
  if (topic?.milestone.is !== 'queryAnswer') return { skip: 'overtaken' };
  const query = found?.due.queries?.[topic.milestone.number - 1];
  const answer = query?.answers[topic.milestone.answer - 1];
  if (found === undefined || query === undefined || answer === undefined) return { skip: 'overtaken' };
  const { file, due } = found;
  const from = await nameOf(services, answer.by);
  const about = { what: 'queryAnswered' as const, measure: file.measure, due, from };
  return { view: { kind: 'notice', about: { ...about, question: query.text, answer: answer.text } } };
}

/** What managers acknowledged; a reading that has changed since is left out. */
export async function thanksNow({ services }: ToPerson, message: Message): Promise<MessageView> {
  const files = await Promise.all(
    [...new Set(message.topics.map(({ code }) => code))].map((code) => services.store.measures.open(code)),
  );
  const about = message.topics.flatMap(({ code, period, milestone }) => {
    const file = files.find((known) => known?.measure.code === code);
    const due = file?.due.find((known) => known.period.text === period);
    if (file === undefined || due === undefined || !isAcknowledged(due, readingFor(file, due))) return [];
    const isOfThis = milestone.is === 'acknowledged' && milestone.revision === (due.acknowledged?.revision ?? 0);
    return isOfThis ? [{ measure: file.measure, due }] : [];
  });
  if (about.length === 0) return { skip: 'overtaken' };
  const keys = new Set(about.flatMap(({ due }) => due.acknowledged?.by ?? []));
  const who = await Promise.all([...keys].map((key) => nameOf(services, key)));
  return { view: { kind: 'notice', about: { what: 'content', who, about } } };
}

export async function handedOnNow({ services }: ToPerson, message: Message): Promise<MessageView> {
  const found = await aboutOf(services, message);
  const owner = found?.file.measure.owner;
  if (found === undefined || owner === undefined || owner === message.to) return { skip: 'overtaken' };
  const by = found.due.notMine?.by;
  const from = by === undefined ? '' : await nameOf(services, by);
  const about = { what: 'handedOn' as const, measure: found.file.measure, from, to: await nameOf(services, owner) };
  return { view: { kind: 'notice', about } };
}

/** The message is put before the row that says who, which may be missing yet. */
export async function nudgedBy({ services }: ToPerson, message: Message): Promise<string> {
  const by = (await aboutOf(services, message))?.due.nudged?.by;
  return by === undefined ? 'Your manager' : nameOf(services, by);
}

async function aboutOf(services: Services, { topics: [covered] }: Message): Promise<MeasureDue | undefined> {
  const file = covered && (await services.store.measures.open(covered.code));
  const due = file?.due.find((known) => known.period.text === covered?.period);
  return file === undefined || due === undefined ? undefined : { file, due };
}

const nameOf = async ({ store }: Services, key: PersonKey) =>
  (await store.people.byKey(key))?.profile.name ?? 'A colleague';
