import type { Message, Topic } from '../../../messaging/rules/message.ts';
import type { ExplainerName, ExplainerView } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import type { MessageView } from '../../../messaging/message-kind.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { shownExplainer } from './answer-explainer.ts';
import { answerNotice, questionView } from './answer-question.ts';
import { groupOf, type Here, leads } from './groups.ts';
import { draftView, openDraft } from './write-explainer.ts';
import type { AlsoWaiting } from '../../readings/feature.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import type { AlsoRow } from '../../readings/rules/views.ts';
import { factsOf } from './explainer-facts.ts';

/** What a message about a group's work says at the moment when it goes; nothing where that is no longer so. */
export async function thriveNow(here: Here, message: Message, to: 'person' | 'channel'): Promise<MessageView> {
  const { services } = here;
  switch (message.kind) {
    case 'explainer':
      return shownOr(await explainerNow(here, message, to));
    case 'explainerDraft':
      return draftNow(here, message);
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
  here: Here,
  message: Message,
  to: 'person' | 'channel',
): Promise<ExplainerView | undefined> {
  const { framework, today } = here.context;
  if (framework.preElection.some(({ from, until }) => from <= today && today <= until)) return undefined;
  const shown = await shownExplainer(here, nameOf(message));
  return shown && { ...shown, toPrint: to === 'person' };
}

/** The draft that waits for the group that the message speaks of: a newer figure's, where that took its place meanwhile. */
async function draftNow(here: Here, { topics }: Message): Promise<MessageView> {
  const { services } = here;
  const waiting = await Promise.all(
    topics.map(async ({ milestone }) => {
      const code = milestone.is === 'draft' ? milestone.group : undefined;
      const group = code === undefined ? undefined : await groupOf(services, code);
      const draft = group && (await openDraft(services, group));
      return group === undefined || draft === undefined ? undefined : draftView(here, group, draft);
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

/** Drafts that wait for a group's lead, on their list. */
export const draftsWaiting: AlsoWaiting = {
  rows: rowsOf,
  alone: (here, message, rows) => (rows.length === 1 ? draftNow(here, message) : undefined),
};

/** The draft that waits now, also where a newer figure has replaced the one that a topic names. */
async function rowsOf(
  services: Services,
  context: TodayContext,
  { person }: PersonFile,
  topics?: readonly Topic[],
): Promise<AlsoRow[]> {
  const named = topics?.flatMap(({ milestone }) => (milestone.is === 'draft' ? [milestone.group] : []));
  if (named?.length === 0) return [];
  const groups = (await services.store.frameworks.groups()).filter(
    (group) => leads(person, group) && (named === undefined || named.includes(group.code)),
  );
  const rows = await Promise.all(
    groups.map(async (group): Promise<AlsoRow[]> => {
      const draft = (await services.store.explainers.ofGroup(group.code)).find(({ state }) => state === 'draft');
      const facts = draft && (await factsOf({ services, context }, group, draft, ''));
      if (facts === undefined) return [];
      return [
        {
          kind: 'draft',
          group: group.code,
          name: group.name,
          about: facts.link.measure.title,
          period: facts.reading.period,
        },
      ];
    }),
  );
  return rows.flat();
}
