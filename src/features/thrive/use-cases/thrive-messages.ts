import type { Message } from '../../../messaging/rules/message.ts';
import type { ExplainerName, ExplainerView } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import type { MessageView } from '../../../messaging/message-kind.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { shownExplainer } from './answer-explainer.ts';
import { answerNotice, questionView } from './answer-question.ts';
import { groupOf } from './groups.ts';
import { draftView, openDraft } from './write-explainer.ts';

/** What a message about a group's work says at the moment when it goes; nothing where that is no longer so. */
export async function thriveNow(
  services: Services,
  context: TodayContext,
  message: Message,
  to: 'person' | 'channel',
): Promise<MessageView> {
  switch (message.kind) {
    case 'explainer':
      return shownOr(await explainerNow(services, context, message, to));
    case 'explainerDraft':
      return draftNow(services, context, message);
    case 'groupQuestion': {
      const question = await questionOf(services, message);
      if (question === undefined) return { skip: 'overtaken' };
      return question.answer === undefined ? shownOr(await questionView(services, question)) : { skip: 'answered' };
    }
    case 'groupAnswer': {
      const question = await questionOf(services, message);
      if (question?.answer === undefined) return { skip: 'overtaken' };
      return shownOr(await answerNotice(services, question, isToGroup(message) ? 'group' : 'person'));
    }
    default:
      return { skip: 'overtaken' };
  }
}

const isToGroup = ({ topics: [topic] }: Message): boolean =>
  topic?.milestone.is === 'groupAnswer' && topic.milestone.to === 'group';

const shownOr = (view: View | undefined): MessageView =>
  view === undefined ? { skip: 'overtaken' } : { view, shown: {} };

/** Nothing where it was opened again, its figure taken back, or an election is near by now. */
async function explainerNow(
  services: Services,
  context: TodayContext,
  message: Message,
  to: 'person' | 'channel',
): Promise<ExplainerView | undefined> {
  const { preElection } = context.framework;
  if (preElection.some(({ from, until }) => from <= context.today && context.today <= until)) return undefined;
  const shown = await shownExplainer({ services, context }, nameOf(message));
  return shown && { ...shown, toPrint: to === 'person' };
}

/** The draft that waits for the group that the message speaks of: a newer figure's, where that took its place meanwhile. */
export async function draftNow(services: Services, context: TodayContext, { topics }: Message): Promise<MessageView> {
  const waiting = await Promise.all(
    topics.map(async ({ milestone }) => {
      const code = milestone.is === 'draft' ? milestone.group : undefined;
      const group = code === undefined ? undefined : await groupOf(services, code);
      const draft = group && (await openDraft(services, group));
      return group === undefined || draft === undefined ? undefined : draftView(services, context, group, draft);
    }),
  );
  return shownOr(waiting.find((view) => view?.kind === 'explainerDraft'));
}

function nameOf({ topics: [topic] }: Message): ExplainerName {
  const { code = '', period = '', milestone } = topic ?? {};
  return { group: milestone?.is === 'explained' ? milestone.group : '', code, period };
}

async function questionOf(services: Services, { topics: [about] }: Message) {
  const milestone = about?.milestone;
  if (milestone?.is !== 'groupQuestion' && milestone?.is !== 'groupAnswer') return undefined;
  return (await services.store.explainers.question(milestone.id))?.question;
}
