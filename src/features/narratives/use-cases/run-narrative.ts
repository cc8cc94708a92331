import { nextAskOf } from '../../readings/feature.ts';
import { leadOf } from '../../../core/measures/framework.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import { decideNarrativeMessage, nextLook } from '../rules/decide-message.ts';
import type { Narrative } from '../rules/narrative.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import { type Services, type TodayContext, readToday } from '../../../core/services.ts';
import { rulesOf } from '../../readings/rules/stages.ts';
import type { NarrativeFile } from '../store.ts';
import type { RunReport, RunRequest } from '../../../messaging/use-cases/run.ts';
import { type Decided, sendDecided } from '../../../messaging/use-cases/send-decided.ts';
import { whyLeftAlone } from '../../../messaging/rules/reach.ts';
import { narrativesNow } from './narrative-view.ts';

export const NARRATIVE_JOB = 'narrative';
const AT_ONCE = 4;

type ByLead = { readonly key: PersonKey; readonly files: readonly NarrativeFile[] };
type Looked = ByLead & { readonly decided: Decided };

/**
 * Asks leads for their narratives, and reminds them. Each row has the day of its next decision, so a run costs one
 * storage transaction, and none without leads. A held or paused run stores nothing.
 */
export async function runNarrative(services: Services, request: RunRequest): Promise<RunReport> {
  const context = await readToday(services);
  const now = await narrativesNow(services, context);
  const toLookAt = now.files.filter(({ narrative }) => isToLookAt(narrative, context));
  const run = `${NARRATIVE_JOB} ${context.now.toISOString()}`;
  const looked = await mapAtOnce(byLead(toLookAt, context), AT_ONCE, (lead) => lookAt(services, context, lead, run));
  const decided = looked.map((one) => one.decided);
  let opened: Looked[] = [];
  return sendDecided(
    services,
    context,
    { job: NARRATIVE_JOB, run, request, decided },
    {
      before: async () => {
        opened = await open(services, looked);
      },
      after: () => lookLater(services, context, opened),
    },
  );
}

/** Open, and its day has come or its lead changed. */
function isToLookAt({ state, objective, lead, lookOn }: Narrative, { framework, today }: TodayContext): boolean {
  if (state !== 'open') return false;
  return (lookOn !== undefined && lookOn <= today) || lead !== leadOf(framework, objective);
}

function byLead(files: readonly NarrativeFile[], { framework }: TodayContext): ByLead[] {
  const leads = Map.groupBy(files, ({ narrative }) => leadOf(framework, narrative.objective));
  return [...leads].flatMap(([key, own]) => (key === undefined ? [] : [{ key, files: own }]));
}

async function lookAt(services: Services, context: TodayContext, lead: ByLead, run: string): Promise<Looked> {
  const person = await services.store.people.byKey(lead.key);
  const why = whyLeftAlone(person, context);
  if (person === undefined || why !== undefined) return { ...lead, decided: { skipped: why ?? 'noSuchPerson' } };
  const narratives = lead.files.map(({ narrative }) => narrative);
  const nextAsk = await nextAskOf({ services, context, person });
  const decided = decideNarrativeMessage({
    person,
    narratives,
    ...nextAsk,
    now: context.now,
    run,
    ...rulesOf(context),
  });
  const waits = typeof decided === 'object' && 'waitUntil' in decided;
  return { ...lead, decided: waits ? { skipped: 'withTheNextAsk' } : decided };
}

/** Stored before the message, still due for a decision today: after a crash the message is decided again. */
async function open({ store }: Services, looked: readonly Looked[]): Promise<Looked[]> {
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

async function lookLater({ store }: Services, context: TodayContext, looked: readonly Looked[]): Promise<void> {
  for (const { key, files, decided } of looked) {
    const isReached = typeof decided !== 'object' || 'key' in decided;
    for (const file of files) {
      const { lookOn: _before, ...narrative } = file.narrative;
      const lookOn = nextLook(file.narrative, context.today, rulesOf(context), isReached);
      // A conflict means that it was answered just now: then there is nothing to look at later.
      await store.narratives.save(file, { narrative: { ...narrative, lead: key, ...(lookOn && { lookOn }) } });
    }
  }
}
