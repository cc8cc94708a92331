import type { Message } from '../../../messaging/rules/message.ts';
import { groupInStage } from '../rules/decide-draft-message.ts';
import type { ExplainerName, ExplainerView } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import type { MessageView } from '../../../messaging/use-cases/message-shown.ts';
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
  to: 'person' | 'place',
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
      return shownOr(await answerNotice(services, question, message.key.endsWith('|group') ? 'group' : 'person'));
    }
    default:
      return { skip: 'overtaken' };
  }
}

const shownOr = (view: View | undefined): MessageView =>
  view === undefined ? { skip: 'overtaken' } : { view, shown: {} };

/** Nothing where it was opened again, its figure taken back, or an election is near by now. */
async function explainerNow(
  services: Services,
  context: TodayContext,
  message: Message,
  to: 'person' | 'place',
): Promise<ExplainerView | undefined> {
  const { preElection } = context.framework;
  if (preElection.some(({ from, until }) => from <= context.today && context.today <= until)) return undefined;
  const shown = await shownExplainer({ services, context }, nameOf(message));
  return shown && { ...shown, toPrint: to === 'person' };
}

/** The draft that waits for the group that the message speaks of: a newer figure's, where that took its place meanwhile. */
export async function draftNow(services: Services, context: TodayContext, { covers }: Message): Promise<MessageView> {
  const waiting = await Promise.all(
    covers.map(async ({ stage }) => {
      const code = groupInStage(stage);
      const group = code === undefined ? undefined : await groupOf(services, code);
      const draft = group && (await openDraft(services, group));
      return group === undefined || draft === undefined ? undefined : draftView(services, context, group, draft);
    }),
  );
  return shownOr(waiting.find((view) => view?.kind === 'explainerDraft'));
}

function nameOf({ key }: Message): ExplainerName {
  const [, group = '', code = '', period = ''] = key.split('|');
  return { group, code, period };
}

async function questionOf(services: Services, { covers: [about] }: Message) {
  const id = /^(?:question|answer) (\w+)$/.exec(about?.stage ?? '')?.[1];
  return id === undefined ? undefined : (await services.store.explainers.question(id))?.question;
}
