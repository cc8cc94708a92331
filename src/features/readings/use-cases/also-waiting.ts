import type { Topic } from '../../../messaging/rules/message.ts';
import type { AlsoRow } from '../rules/views.ts';
import { narrativesNow, objectiveNamed, openOf } from '../../narratives/use-cases/narratives-of.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { openAndListOutstanding } from './list-outstanding.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import { factsOf } from '../../thrive/use-cases/explainer-facts.ts';
import { leads } from '../../thrive/use-cases/groups.ts';

/**
 * What waits for a person beside their figures: words for the report of an objective that they lead, and drafts for the
 * groups that they lead; of those that `covers` names, or all. No storage transaction for whoever leads nothing.
 */
export async function alsoWaiting(
  services: Services,
  context: TodayContext,
  person: PersonFile,
  topics?: readonly Topic[],
): Promise<AlsoRow[]> {
  return [
    ...(await narrativesOf(services, context, person, topics)),
    ...(await draftsOf(services, context, person, topics)),
  ];
}

/** Whether anything else waits for whoever just did something, so that the list is offered to them. */
export async function somethingElseWaits(
  { services, context, person }: UserAction,
  isDone: (row: AlsoRow) => boolean,
): Promise<boolean> {
  const also = await alsoWaiting(services, context, person);
  if (also.some((row) => !isDone(row))) return true;
  return (await openAndListOutstanding(services, context, person)).owed.length > 0;
}

async function narrativesOf(
  services: Services,
  context: TodayContext,
  { person }: PersonFile,
  topics?: readonly Topic[],
): Promise<AlsoRow[]> {
  if (!(context.framework.leads ?? []).some((lead) => lead.person === person.key)) return [];
  const open = openOf(await narrativesNow(services, context), person.key, context);
  return open
    .filter(({ version, narrative: { objective, period } }) =>
      topics === undefined
        ? version !== ''
        : topics.some(({ code, period: text }) => code === objective && text === period.text),
    )
    .map(({ narrative }) => ({
      kind: 'narrative',
      objective: objectiveNamed(context, narrative.objective),
      period: narrative.period,
      dueOn: narrative.dueOn,
    }));
}

/** The draft that waits now, where a newer figure has taken the place of the one that a cover names. */
async function draftsOf(
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
