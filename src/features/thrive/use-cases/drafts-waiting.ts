import type { AlsoWaiting } from '../../readings/feature.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import type { Topic } from '../../../messaging/rules/message.ts';
import type { AlsoRow } from '../../readings/rules/views.ts';
import { factsOf } from './explainer-facts.ts';
import { leads } from './groups.ts';
import { draftNow } from './thrive-messages.ts';

/** Drafts that wait for a group's lead, on their list. */
export const draftsWaiting: AlsoWaiting = {
  rows: rowsOf,
  alone: ({ services, context }, message, rows) =>
    rows.length === 1 ? draftNow(services, context, message) : undefined,
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
      const facts = draft && (await factsOf(services, context, group, draft, ''));
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
