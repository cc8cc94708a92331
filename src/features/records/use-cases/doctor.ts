import { type Finding, channelFindings, reachFindings, type Reach, registerFindings } from '../rules/check-up.ts';
import type { LiveMeasure, PersonKey } from '../../../core/measures/measure.ts';
import type { ChainFault, Histories } from '../histories.ts';
import { type Services, readToday } from '../../../core/services.ts';
import { notLinked } from '../../channels/feature.ts';

/**
 * Looks at everything that can be looked at without changing it: register, reach, histories. Reads the whole store, so no
 * beat may call it. Throws `StorageUnavailable`.
 */
export async function examine(services: Services, histories: Histories): Promise<Finding[]> {
  if (await services.store.register.isEmpty()) {
    return [
      {
        area: 'register',
        level: 'wrong',
        where: 'the store',
        problem: 'There is no register yet: nobody can be asked.',
        cure: 'Import one: pmif import FOLDER.',
      },
    ];
  }
  const context = await readToday(services);
  const { framework, today } = context;
  const facts = { framework, today, measures: await measuresOf(services), people: await peopleOf(services) };
  const channels = await notLinked(services, context);
  const history: Finding[] = [];
  for await (const fault of histories.faults()) history.push(historyFinding(fault));
  return [...registerFindings(facts), ...reachFindings(facts), ...channelFindings(channels), ...history];
}

async function measuresOf({ store }: Services): Promise<LiveMeasure[]> {
  const measures: LiveMeasure[] = [];
  for await (const { measure } of store.measures.all()) measures.push(measure);
  return measures;
}

async function peopleOf({ store }: Services): Promise<Map<PersonKey, Reach>> {
  const people = new Map<PersonKey, Reach>();
  for await (const { person, conversation } of store.people.all()) {
    people.set(person.key, { person, reachable: conversation?.reachable === true, why: conversation?.why ?? '' });
  }
  return people;
}

function historyFinding(fault: ChainFault): Finding {
  const words = {
    altered: 'A revision is not what was stored: somebody changed it by hand.',
    gapBefore: 'A revision before this one is gone.',
    readingDiffers: 'The reading is not what its newest revision says: somebody changed it by hand.',
    endMissing: 'The newest revision is gone, or the end of the history was changed.',
    actAltered: 'An act of the audit is not what was stored: somebody changed it by hand.',
    actGapBefore: 'An act before this one is gone from the audit.',
    actEndMissing: 'The newest act is gone from the audit, or its end was changed.',
    anchorMissing: 'What stood at its end that day is not there any more: it was written anew, or cut short.',
    sealBroken: 'The seal of this day was altered, or one before it is gone.',
    anchorsAltered: 'The anchors are not those that were sealed: some were altered or removed.',
  };
  const cure = 'Find out who wrote to the table (its diagnostic log says), and compare with the last backup.';
  return { area: 'history', level: 'wrong', where: whereOf(fault), problem: words[fault.what], cure };
}

function whereOf(fault: ChainFault): string {
  if ('number' in fault) return `${fault.on}, act ${fault.number}`;
  if ('on' in fault) return 'day' in fault ? `${fault.on}, anchored on ${fault.day}` : fault.on;
  if ('day' in fault) return `anchors of ${fault.day}`;
  return 'period' in fault ? `${fault.code} ${fault.period}, revision ${fault.revision}` : fault.code;
}
