import { dayInLondon } from '../../../core/calendar/day.ts';
import type { Message, Recipient } from '../../../messaging/rules/message.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import { isChannelKey } from '../../../core/channel.ts';
import { replyTo } from '../../../messaging/rules/quiet.ts';
import { decideAnswering, type GroupQuestion, isAuthorToDrop, withoutAuthor } from '../rules/question.ts';
import type { GroupQuestionView, ThriveNotice } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { hiddenOf } from '../../small-numbers/feature.ts';
import { GONE, groupOf, groupReader, type Here } from './groups.ts';

type Answer = { readonly subject: string; readonly step: string; readonly note: string };
const notice = (about: ThriveNotice): View => ({ kind: 'notice', about });

/** The performance team's answer: for the person who asked and, if they agreed, for their group. */
export function answerGroup(action: UserAction, { subject, step, note }: Answer): Promise<View> {
  const { services, context, person } = action;
  const { explainers } = services.store;
  return saveWithRetry({ what: 'a group’s question', load: () => explainers.question(subject) }, async (file) => {
    if (file === undefined) return GONE;
    const { question } = file;
    if (step === 'open' && question.answer === undefined) return questionView(services, question);
    const given = { text: note, by: person.profile.key, at: context.now.toISOString() };
    const hidden = await hiddenOf(services, context, [question.about.code], question.about.code);
    const outcome = decideAnswering(question, given, hidden);
    if (outcome.kind === 'before') {
      // Put the messages again, in case of a crash after the answer was stored.
      await services.store.outbox.put((await answersFor(action, question)).messages);
      return notice({ what: 'answeredAlready', question: question.text, answer: question.answer?.text ?? '' });
    }
    if (outcome.kind === 'refused') {
      const { problem, cure } = outcome;
      return questionView(services, question, { typed: given.text, problems: [{ field: 'note', problem, cure }] });
    }
    if ((await explainers.saveQuestion(file, outcome.question)) === 'conflict') return 'conflict';
    const { messages, went } = await answersFor(action, outcome.question);
    await services.store.outbox.put(messages);
    return notice({ what: 'groupAnswerSent', went });
  });
}

export async function questionView(
  services: Services,
  question: GroupQuestion,
  more: Partial<Pick<GroupQuestionView, 'typed' | 'problems'>> = {},
): Promise<View> {
  const { group, title } = await wordsFor(services, question);
  return {
    kind: 'groupQuestion',
    id: question.id,
    group,
    about: title,
    question: question.text,
    mayShare: question.mayShare,
    askedOn: dayInLondon(new Date(question.askedAt)),
    typed: more.typed ?? '',
    problems: more.problems ?? [],
  };
}

export async function answerNotice(services: Services, question: GroupQuestion, to: 'person' | 'group'): Promise<View> {
  const { group, title } = await wordsFor(services, question);
  const { text, answer } = question;
  return notice({ what: 'groupAnswer', to, group, about: title, question: text, answer: answer?.text ?? '' });
}

async function wordsFor(services: Services, { about }: GroupQuestion): Promise<{ group: string; title: string }> {
  const [group, file] = await Promise.all([groupOf(services, about.group), services.store.measures.open(about.code)]);
  return { group: group?.name ?? about.group, title: file?.measure.title ?? about.code };
}

async function answersFor(here: Here, question: GroupQuestion) {
  const { about, author, mayShare } = question;
  const group = mayShare ? await groupOf(here.services, about.group) : undefined;
  const channel = group && group.kind !== 'noticeboard' ? await groupReader(here.services, group) : undefined;
  const toPerson = author && (await messageTo(here, question, author, 'person'));
  const toGroup = channel && (await messageTo(here, question, channel.to, 'group'));
  const messages = [toPerson, toGroup].filter((message) => message !== undefined);
  const went = author === undefined ? (toGroup ? 'group' : 'nobody') : toGroup ? 'both' : 'person';
  return { messages, went } as const;
}

async function messageTo(
  { services, context }: Here,
  { id, about }: GroupQuestion,
  to: Recipient,
  as: 'person' | 'group',
): Promise<Message | undefined> {
  const person = isChannelKey(to) ? undefined : (await services.store.people.byKey(to))?.profile;
  if (!isChannelKey(to) && person === undefined) return undefined;
  const profile = { key: to, workDays: person?.workDays ?? [] };
  const topics = [{ code: about.code, period: about.period, milestone: { is: 'groupAnswer' as const, id, to: as } }];
  return replyTo({ profile }, context, { key: `groupAnswer|${id}|${as}`, kind: 'groupAnswer', topics });
}

/** For housekeeping: removes authors thirty days after the answer, and empties their channels. Safe to repeat. */
export async function dropAuthors(services: Services, { today }: Pick<TodayContext, 'today'>): Promise<number> {
  const { explainers, channels } = services.store;
  let dropped = 0;
  for await (const file of explainers.questions()) {
    const { author } = file.question;
    if (author === undefined || !isAuthorToDrop(file.question, today)) continue;
    if (isChannelKey(author)) {
      const channel = await channels.byKey(author);
      const blank = { conversationId: '', userId: '', reachable: false, why: 'forgotten' };
      if (channel !== undefined) await channels.keepConversation(author, { ...channel.conversation, ...blank });
    }
    if ((await explainers.saveQuestion(file, withoutAuthor(file.question))) === 'saved') dropped += 1;
  }
  return dropped;
}
