import type { AlsoWaiting } from '../../readings/feature.ts';
import { nextDigestDay } from '../../../messaging/rules/quiet.ts';
import type { Message, Topic } from '../../../messaging/rules/message.ts';
import type { AlsoRow, Occasion } from '../../readings/rules/views.ts';
import type { MessageView, ToPerson } from '../../../messaging/message-kind.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import { narrativeFormView, narrativesNow, objectiveNamed, openOf } from './narrative-view.ts';

/** Dropped if all are answered meanwhile. */
async function narrativeMessageNow(to: ToPerson, { topics }: Message): Promise<MessageView> {
  const { services, context, person } = to;
  const open = openOf(await narrativesNow(services, context), person.profile.key, context);
  const covered = open.filter(({ narrative: { objective, period } }) =>
    topics.some((one) => one.code === objective && one.period === period.text),
  );
  const [first] = covered;
  if (first === undefined) return { skip: 'answered' };
  const occasion = narrativeOccasion({ topics }, context);
  const left = covered.length - 1;
  const view = await narrativeFormView(to, first, { left, ...(occasion && { occasion }) });
  return { view, shown: person.introduced ? {} : { introducedAt: context.now.toISOString() } };
}

function narrativeOccasion(
  { topics }: Pick<Message, 'topics'>,
  { today, framework }: TodayContext,
): Occasion | undefined {
  const stages = topics.flatMap(({ milestone }) => (milestone.is === 'narrative' ? [milestone.stage] : []));
  if (stages.includes('late')) return { stage: 'late', managersListOn: nextDigestDay(today, framework.quiet) };
  return stages.includes('reminder') ? { stage: 'reminder' } : undefined;
}

async function rowsOf(
  services: Services,
  context: TodayContext,
  { profile }: PersonFile,
  topics?: readonly Topic[],
): Promise<AlsoRow[]> {
  if (!(context.framework.leads ?? []).some((lead) => lead.person === profile.key)) return [];
  const open = openOf(await narrativesNow(services, context), profile.key, context);
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

export const narrativesWaiting: AlsoWaiting = {
  rows: rowsOf,
  alone: narrativeMessageNow,
  occasion: narrativeOccasion,
};
