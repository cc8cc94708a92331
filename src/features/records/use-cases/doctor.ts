import {
  channelFindings,
  type Finding,
  look,
  type Reach,
  reachFindings,
  registerFindings,
  wrong,
} from '../rules/check-up.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { ChainFault, Histories } from '../store.ts';
import { type Services, readToday } from '../../../core/services.ts';
import { notLinked } from '../../channels/feature.ts';

/** Checks register, reach and histories, and changes nothing. Reads the whole store. Throws `StorageUnavailable`. */
export async function examine(services: Services, histories: Histories): Promise<Finding[]> {
  const { store } = services;
  if (await store.register.isEmpty()) {
    const problem = 'There is no register yet: no one can be asked.';
    return [wrong('register', 'the store', problem, 'Import one: pmif import FOLDER.')];
  }
  const context = await readToday(services);
  const { framework, today } = context;
  const measures = await Array.fromAsync(store.measures.all(), ({ measure }) => measure);
  const people = await Array.fromAsync(store.people.all(), ({ profile, conversation }): [PersonKey, Reach] => [
    profile.key,
    { person: profile, reachable: conversation?.reachable === true, why: conversation?.why ?? '' },
  ]);
  const facts = { framework, today, measures, people: new Map(people) };
  const channels = await notLinked(services, context);
  const history = await Array.fromAsync(histories.faults(), historyFinding);
  const unfinished = (await store.register.isUnfinished()) ? [BROKEN_OFF] : [];
  return [...unfinished, ...registerFindings(facts), ...reachFindings(facts), ...channelFindings(channels), ...history];
}

const BROKEN_OFF = look(
  'register',
  'the store',
  'An import is being written, or was broken off.',
  'If none is being written, import the same files again: it goes on where it was.',
);

function historyFinding(fault: ChainFault): Finding {
  const words = {
    altered: 'A revision is not what was stored: it was changed by hand.',
    gapBefore: 'A revision before this one is gone.',
    readingDiffers: 'The reading is not what its newest revision says: it was changed by hand.',
    endMissing: 'The newest revision is gone, or the end of the history was changed.',
    actAltered: 'An act of the audit is not what was stored: it was changed by hand.',
    actGapBefore: 'An act before this one is gone from the audit.',
    actEndMissing: 'The newest act is gone from the audit, or its end was changed.',
    anchorMissing: 'What stood at its end that day is not there any more: it was written anew, or cut short.',
    sealBroken: 'The seal of this day was altered, or one before it is gone.',
    anchorsAltered: 'The anchors are not those that were sealed: some were altered or removed.',
  };
  const cure = 'Find out who wrote to the table (its diagnostic log says), and compare with the last backup.';
  return wrong('history', whereOf(fault), words[fault.what], cure);
}

function whereOf(fault: ChainFault): string {
  if ('number' in fault) return `${fault.on}, act ${fault.number}`;
  if ('on' in fault) return 'day' in fault ? `${fault.on}, anchored on ${fault.day}` : fault.on;
  if ('day' in fault) return `anchors of ${fault.day}`;
  return 'period' in fault ? `${fault.code} ${fault.period}, revision ${fault.revision}` : fault.code;
}
