import type { Day } from '../../../core/calendar/day.ts';
import { nextTurn, rulesOf } from '../rules/stages.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { decideOpenings, type Openings } from '../rules/due-rules.ts';
import { owedOf } from '../rules/still-owed.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { Wake } from '../../../messaging/schedule.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import { nextDigestDay } from '../../../messaging/rules/quiet.ts';
import type { PersonFile } from '../../../messaging/people.ts';

/** A measure with what opens today already in it, stored or not; `nextWake` is the next day on which something opens. */
export type Opened = { readonly file: MeasureFile; readonly nextWake: Day | undefined };

/** Decided once for a file and a setting, which do not change: a run asks several times of each measure. */
const decided = new WeakMap<MeasureFile, { readonly context: TodayContext; readonly openings: Openings }>();

function openingsOf(file: MeasureFile, context: TodayContext): Openings {
  const known = decided.get(file);
  if (known?.context === context) return known.openings;
  const openings = decideOpenings({ ...file, ...context });
  decided.set(file, { context, openings });
  return openings;
}

/** What the policy opens for a measure today, without storing it. */
export function withOpenings(file: MeasureFile, context: TodayContext): Opened {
  const { open, nextWake } = openingsOf(file, context);
  return { file: { ...file, due: [...file.due, ...open] }, nextWake };
}

/** Opens what the policy opens for a measure today, and notes when to look again. Doing it twice opens nothing twice. */
export async function openDueReadings(
  services: Services,
  context: TodayContext,
  file: MeasureFile,
): Promise<MeasureFile> {
  await services.store.wakes.setAll(whereToLook(file, context));
  return storeOpenings(services, context, file, () => []);
}

/**
 * Stores what opens today, and due readings that a caller changes beside it. When somebody changed the measure
 * meanwhile, it is read and decided again. The caller has written before where to look next: a crash in between leaves
 * one look too many, never one too few.
 */
export async function storeOpenings(
  services: Services,
  context: TodayContext,
  file: MeasureFile,
  alsoChanged: (file: MeasureFile) => readonly DueReading[],
): Promise<MeasureFile> {
  const { measures, wakes } = services.store;
  const { code } = file.measure;
  const load = async () => (await measures.open(code)) ?? file;
  return saveWithRetry({ what: `measure ${code}`, opened: file, load }, async (at) => {
    const { open } = openingsOf(at, context);
    const changed = alsoChanged(at);
    const due = [...open, ...changed];
    if (due.length === 0) return at;
    // For the file that was given, the caller has done it.
    if (at !== file) await wakes.setAll(whereToLook(at, context, changed));
    const names = new Set(changed.map(({ period }) => period.text));
    const after = { ...at, due: [...at.due.filter(({ period }) => !names.has(period.text)), ...due] };
    return (await measures.save(at, { due })) === 'saved' ? after : 'conflict';
  });
}

/** Where to look next once what opens today is stored, and what is changed beside it; nowhere new if nothing opens. */
export function whereToLook(file: MeasureFile, context: TodayContext, changed: readonly DueReading[] = []): Wake[] {
  const { open, nextWake } = openingsOf(file, context);
  if (open.length === 0) return [];
  const { code } = file.measure;
  const turn = nextTurn(owedOf({ ...file, due: [...file.due, ...open, ...changed] }), context.today, rulesOf(context));
  return [
    ...(nextWake === undefined ? [] : [{ job: 'ask', id: code, on: nextWake } as const]),
    ...(turn === undefined ? [] : [{ job: 'remind', id: code, on: turn } as const]),
    ...wakeOfManager(file, context),
  ];
}

/** Prefix of a wake's id where the measure names no manager: the key of the owner, whose manager is meant, follows. */
const MANAGER_OF = 'manager of ';

/** Wakes the digest of the measure's manager on the next digest day. */
export function wakeOfManager({ measure }: MeasureFile, { today, framework }: TodayContext): Wake[] {
  const { manager, owner } = measure;
  const id = manager ?? (owner === undefined ? undefined : `${MANAGER_OF}${owner}`);
  return id === undefined ? [] : [{ job: 'managerDigest', id, on: nextDigestDay(today, framework.quiet) }];
}

/** The managers that ids of such wakes mean, each once. */
export async function managersMeant(
  ids: readonly string[],
  people: (key: PersonKey) => Promise<PersonFile | undefined>,
): Promise<PersonKey[]> {
  const keys = await Promise.all(
    ids.map(async (id) => {
      if (!id.startsWith(MANAGER_OF)) return id as PersonKey;
      return (await people(id.slice(MANAGER_OF.length) as PersonKey))?.person.manager;
    }),
  );
  return [...new Set(keys.filter((key) => key !== undefined))];
}
