import { leadOf } from '../../domain/measures/framework.ts';
import type { PersonKey } from '../../domain/measures/measure.ts';
import type { Message } from '../../domain/messages.ts';
import { decideNarrativeMessage, nextLook } from '../../domain/narrative/decide-message.ts';
import type { Narrative } from '../../domain/narrative/narrative.ts';
import { isAway } from '../../domain/rounds/who-hears.ts';
import { mapAtOnce } from '../at-once.ts';
import { countBy } from '../count-by.ts';
import { holdOrSend } from '../hold-run.ts';
import { type Needs, type Setting, settingOf } from '../needs.ts';
import { rulesOf } from '../open-due.ts';
import type { NarrativeFile, PersonFile } from '../ports.ts';
import type { RunReport, RunRequest } from '../run.ts';
import { whyNotReached } from '../../domain/managers/reach.ts';
import { narrativesNow } from './narratives-of.ts';

export const NARRATIVE_JOB = 'narrative';
const AT_ONCE = 4;

type Decided = Message | 'alreadySaid' | 'nothing' | { readonly skipped: string };
type ByLead = { readonly key: PersonKey; readonly files: readonly NarrativeFile[] };
type Looked = ByLead & { readonly decided: Decided };

/**
 * Asks objectives' leads for their part of the report, and reminds them. Each narrative's own row says on which day there
 * is next something to decide, so a beat costs one storage transaction, and none while nobody leads anything. A run that
 * is held, or finds everything paused, stores nothing.
 */
export async function runNarrative(needs: Needs, request: RunRequest): Promise<RunReport> {
  const setting = await settingOf(needs);
  const now = await narrativesNow(needs, setting);
  const toLookAt = now.files.filter(({ narrative }) => isToLookAt(narrative, setting));
  const run = `${NARRATIVE_JOB} ${setting.now.toISOString()}`;
  const looked = await mapAtOnce(byLead(toLookAt, setting), AT_ONCE, (lead) => lookAt(needs, setting, lead, run));
  const decided = looked.map((one) => one.decided);
  const messages = decided.filter((made): made is Message => typeof made === 'object' && 'key' in made);
  const skipped = countBy(
    decided.flatMap((made) => (typeof made === 'object' && 'skipped' in made ? made.skipped : [])),
  );
  const alreadySaid = decided.filter((made) => made === 'alreadySaid').length;
  const targeted = decided.filter((made) => made !== 'nothing').length;
  const report = { job: NARRATIVE_JOB, targeted, queued: 0, alreadySaid, held: 0, skipped, messages };
  const sending = await holdOrSend(needs, setting, { job: NARRATIVE_JOB, run, messages, request });
  if (sending.kind === 'held') return { ...report, held: messages.length };
  if (sending.kind === 'paused') return { ...report, skipped: { ...skipped, paused: messages.length } };
  if (request.dry) return { ...report, queued: messages.length };
  const opened = await open(needs, looked);
  const put = messages.length === 0 ? { queued: 0, alreadySaid: 0 } : await needs.store.outbox.put(messages);
  // Where another message had the day, the lead is decided again at the next beat: the day to look stays.
  if (put.alreadySaid === 0) await lookLater(needs, setting, opened);
  return { ...report, queued: put.queued, alreadySaid: alreadySaid + put.alreadySaid };
}

/** Open, and its day has come, or somebody else leads the objective now. */
function isToLookAt({ state, objective, lead, lookOn }: Narrative, { framework, today }: Setting): boolean {
  if (state !== 'open') return false;
  return (lookOn !== undefined && lookOn <= today) || lead !== leadOf(framework, objective);
}

function byLead(files: readonly NarrativeFile[], { framework }: Setting): ByLead[] {
  const leads = new Map<PersonKey, NarrativeFile[]>();
  for (const file of files) {
    const key = leadOf(framework, file.narrative.objective);
    if (key !== undefined) leads.set(key, [...(leads.get(key) ?? []), file]);
  }
  return [...leads].map(([key, own]) => ({ key, files: own }));
}

async function lookAt(needs: Needs, setting: Setting, lead: ByLead, run: string): Promise<Looked> {
  const person = await needs.store.people.byKey(lead.key);
  const why = whyLeftAlone(person, setting);
  if (person === undefined || why !== undefined) return { ...lead, decided: { skipped: why ?? 'noSuchPerson' } };
  const narratives = lead.files.map(({ narrative }) => narrative);
  return {
    ...lead,
    decided: decideNarrativeMessage({ person, narratives, now: setting.now, run, ...rulesOf(setting) }),
  };
}

function whyLeftAlone(person: PersonFile | undefined, { today }: Setting): string | undefined {
  if (person === undefined) return 'noSuchPerson';
  if (isAway(person, today)) return 'away';
  const why = whyNotReached(person);
  if (why === undefined) return undefined;
  return person.conversation === undefined ? 'noConversation' : `unreachable: ${person.conversation.why}`;
}

/** Opened before it is said, still to be looked at today: a crash in between decides the message again. */
async function open({ store }: Needs, looked: readonly Looked[]): Promise<Looked[]> {
  return mapAtOnce(looked, 1, async (one) => {
    const files = await mapAtOnce(one.files, 1, async (file) => {
      if (file.version !== '') return [file];
      await store.narratives.save(file, {});
      const stored = await store.narratives.ofPeriod(file.narrative.period.text);
      return stored.filter(({ narrative }) => narrative.objective === file.narrative.objective);
    });
    return { ...one, files: files.flat() };
  });
}

async function lookLater({ store }: Needs, setting: Setting, looked: readonly Looked[]): Promise<void> {
  for (const { key, files, decided } of looked) {
    const isReached = typeof decided !== 'object' || 'key' in decided;
    for (const file of files) {
      const { lookOn: _before, ...narrative } = file.narrative;
      const lookOn = nextLook(file.narrative, setting.today, rulesOf(setting), isReached);
      // Somebody who answers at this moment is quicker, and then there is nothing more to look at.
      await store.narratives.save(file, { narrative: { ...narrative, lead: key, ...(lookOn && { lookOn }) } });
    }
  }
}
