import { performanceTeam } from '../../../messaging/use-cases/read-people.ts';
import type { Message, Recipient } from '../../../messaging/rules/message.ts';
import { replyTo } from '../../../messaging/rules/quiet.ts';
import { type GroupQuestion, MOST_QUESTION } from '../rules/question.ts';
import type { ExplainerName, ExplainerView } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import { factsOf } from './explainer-facts.ts';
import { GONE, groupOf, type Here } from './groups.ts';
import { nameIn } from './write-explainer.ts';
import type { Visitor } from '../../../actions/action.ts';

type NameOnCard = Parameters<typeof nameIn>[0];

/** *Was this clear?*: the last answer of each person counts. */
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

/** *Ask a question*: to the performance team, once. The answer comes back to the person. */
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
  // Also for a repeated question, in case of a crash between the two. The keys prevent duplicates.
  await services.store.outbox.put(await cardsForTeam(visitor, question));
  return show('questionSent');
}

/** The explainer as its group sees it; undefined if it was not approved or its figure may not be shown. */
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

/** The person's own chat. Outside the register it is stored as a channel, which `dropAuthors` empties. */
async function authorOf({ services, context, person, inbound }: Visitor): Promise<Recipient> {
  if (person !== undefined) return person.profile.key;
  const { personal, kind: _kind, ...conversation } = inbound.conversation;
  const { entraId } = inbound.actor;
  // A person who asks in a channel may have no chat yet. It is opened when the answer is sent.
  const conversationId = personal ? conversation.conversationId : `visitor-${entraId}-${context.now.getTime()}`;
  const file = await services.store.channels.meet(
    { kind: 'chat', name: '', teamId: '' },
    { ...conversation, conversationId, userId: personal ? conversation.userId : entraId, reachable: true, why: '' },
  );
  return file.channel.key;
}

/** A card for each of the performance team whom the bot can reach. The first answer counts. */
export async function cardsForTeam({ services, context }: Here, { id, about }: GroupQuestion): Promise<Message[]> {
  return (await performanceTeam(services.store.people)).map(({ profile }) => {
    const topics = [{ code: about.code, period: about.period, milestone: { is: 'groupQuestion' as const, id } }];
    const key = `groupQuestion|${id}|${profile.key}`;
    return replyTo({ profile }, context, { key, kind: 'groupQuestion', topics });
  });
}
