import type { Message, Topic } from '../../../messaging/rules/message.ts';
import type { ExplainerName } from '../rules/views.ts';
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

const shownOr = (view: View | undefined): MessageView =>
  view === undefined ? { skip: 'overtaken' } : { view, shown: {} };

/** Skipped if it was reopened, its figure was taken back, or an election is near. */
export async function explainerNow(here: Here, message: Message, to: 'person' | 'channel'): Promise<MessageView> {
  const { framework, today } = here.context;
  if (framework.preElection.some(({ from, until }) => from <= today && today <= until)) return shownOr(undefined);
  const shown = await shownExplainer(here, nameOf(message));
  return shownOr(shown && { ...shown, toPrint: to === 'person' });
}

export async function questionNow({ services }: Here, message: Message): Promise<MessageView> {
  const question = await questionOf(services, message);
  if (question?.answer !== undefined) return { skip: 'answered' };
  return shownOr(question && (await questionView(services, question)));
}

export async function answerNow({ services }: Here, message: Message): Promise<MessageView> {
  const question = await questionOf(services, message);
  const milestone = message.topics[0]?.milestone;
  const to = milestone?.is === 'groupAnswer' ? milestone.to : 'person';
  return shownOr(question?.answer && (await answerNotice(services, question, to)));
}

/** The group's current draft, also if a newer figure replaced the one in the message. */
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

/** Drafts on the list of a group's lead. */
export const draftsWaiting: AlsoWaiting = {
  rows: rowsOf,
  alone: (here, message, rows) => (rows.length === 1 ? draftNow(here, message) : undefined),
};

/** The current draft, also if a newer figure replaced the one in a topic. */
async function rowsOf(
  services: Services,
  context: TodayContext,
  { profile }: PersonFile,
  topics?: readonly Topic[],
): Promise<AlsoRow[]> {
  const named = topics?.flatMap(({ milestone }) => (milestone.is === 'draft' ? [milestone.group] : []));
  if (named?.length === 0) return [];
  const groups = (await services.store.frameworks.groups()).filter(
    (group) => leads(profile, group) && (named === undefined || named.includes(group.code)),
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
