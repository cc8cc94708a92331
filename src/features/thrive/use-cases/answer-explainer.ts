import { performanceTeam } from '../../../messaging/use-cases/read-people.ts';
import { type Message, newMessage, type Recipient } from '../../../messaging/rules/message.ts';
import { nextWorkingMoment } from '../../../messaging/rules/quiet.ts';
import { type GroupQuestion, MOST_QUESTION } from '../rules/question.ts';
import type { ExplainerName, ExplainerView } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import { factsOf } from './explainer-facts.ts';
import { GONE, groupOf, type Here } from './groups.ts';
import { nameIn } from './write-explainer.ts';
import type { Visitor } from '../../../actions/action.ts';

type NameOnCard = Parameters<typeof nameIn>[0];

/** *Was this clear?*: one answer of each person is counted, the last. */
export async function sayWhetherClear(visitor: Visitor, card: NameOnCard & { readonly answer: string }): Promise<View> {
  const { services, inbound } = visitor;
  const { answer } = card;
  const { entraId } = inbound.actor;
  if ((answer !== 'clear' && answer !== 'notQuite') || entraId === '') return GONE;
  const name = nameIn(card);
  const shown = await shownExplainer(visitor, name);
  if (shown === undefined) return GONE;
  await services.store.explainers.say(name, entraId, answer);
  return (await shownExplainer(visitor, name, 'clearNoted')) ?? GONE;
}

/** *Ask a question*: to the performance team, once; the answer comes back to whoever asked. */
export async function askAboutExplainer(
  visitor: Visitor,
  card: NameOnCard & { readonly note: string; readonly share: string },
): Promise<View> {
  const { services, context, inbound } = visitor;
  const name = nameIn(card);
  const show = async (done: NonNullable<ExplainerView['done']>) => (await shownExplainer(visitor, name, done)) ?? GONE;
  const shown = await shownExplainer(visitor, name);
  if (shown === undefined || inbound.actor.entraId === '') return GONE;
  const text = card.note.trim();
  if (text === '') return show('questionEmpty');
  if (text.length > MOST_QUESTION) return show('questionTooLong');
  const author = await authorOf(visitor);
  const asked = { about: name, text, askedAt: context.now.toISOString(), mayShare: card.share === 'true' };
  const { question } = await services.store.explainers.ask({ ...asked, author }, inbound.actor.entraId);
  // Put again where it was asked before, in case of a crash between the two; the keys keep it single.
  await services.store.outbox.put(await cardsForTeam(visitor, question));
  return show('questionSent');
}

/** The explainer as its group sees it, with what was just done; undefined where it has not gone or may not be shown. */
export async function shownExplainer(
  here: Here,
  name: ExplainerName,
  done?: ExplainerView['done'],
): Promise<ExplainerView | undefined> {
  const [group, file] = await Promise.all([
    groupOf(here.services, name.group),
    here.services.store.explainers.open(name),
  ]);
  if (group === undefined || file === undefined) return undefined;
  const { state, sentence, answers } = file.explainer;
  if (state !== 'approved' && state !== 'sent') return undefined;
  const facts = await factsOf(here, group, name, sentence);
  if (facts === undefined) return undefined;
  const count = answers.clear + answers.notQuite;
  return { kind: 'explainer', facts, answers: count, ...(done && { done }), toPrint: false };
}

/**
 * Where the person who asked is answered: in their own chat. A person outside the register is kept as a channel of their
 * own, which is emptied when the question's author is dropped.
 */
async function authorOf({ services, context, person, inbound }: Visitor): Promise<Recipient> {
  if (person !== undefined) return person.person.key;
  const { personal, kind: _kind, ...conversation } = inbound.conversation;
  const { entraId } = inbound.actor;
  // Where they asked in a channel, their own chat is not known yet; it is opened when there is something to say.
  const conversationId = personal ? conversation.conversationId : `visitor-${entraId}-${context.now.getTime()}`;
  const file = await services.store.channels.meet(
    { kind: 'chat', name: '', teamId: '' },
    { ...conversation, conversationId, userId: personal ? conversation.userId : entraId, reachable: true, why: '' },
  );
  return file.channel.key;
}

/** A card for everybody of the performance team whom the bot can reach; the first answer stands. */
export async function cardsForTeam({ services, context }: Here, { id, about }: GroupQuestion): Promise<Message[]> {
  const { calendar, framework, now } = context;
  return (await performanceTeam(services.store.people)).map(({ person }) => {
    const notBefore = nextWorkingMoment({ person, from: now, calendar, quiet: framework.quiet });
    const topics = [{ code: about.code, period: about.period, milestone: { is: 'groupQuestion' as const, id } }];
    const key = `groupQuestion|${id}|${person.key}`;
    return newMessage({ key, kind: 'groupQuestion', to: person.key, topics, run: 'reply' }, notBefore);
  });
}
