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

export type Opened = { readonly file: MeasureFile; readonly nextWake: Day | undefined };

/** A run asks several times for each measure; neither the file nor the context changes. */
const decided = new WeakMap<MeasureFile, { readonly context: TodayContext; readonly openings: Openings }>();

function openingsOf(file: MeasureFile, context: TodayContext): Openings {
  const known = decided.get(file);
  if (known?.context === context) return known.openings;
  const openings = decideOpenings({ ...file, ...context });
  decided.set(file, { context, openings });
  return openings;
}

export function withOpenings(file: MeasureFile, context: TodayContext): Opened {
  const { open, nextWake } = openingsOf(file, context);
  return { file: { ...file, due: [...file.due, ...open] }, nextWake };
}

/** Opens what is due today and sets the next wake. Repeating it opens nothing twice. */
export async function openDueReadings(
  services: Services,
  context: TodayContext,
  file: MeasureFile,
): Promise<MeasureFile> {
  await services.store.wakes.setAll(whereToLook(file, context));
  return storeOpenings(services, context, file, () => []);
}

/** The caller has set the wake before: a crash in between causes an extra look, never a missed one. */
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
    // For the file that was given, the caller has set it.
    if (at !== file) await wakes.setAll(whereToLook(at, context, changed));
    const names = new Set(changed.map(({ period }) => period.text));
    const after = { ...at, due: [...at.due.filter(({ period }) => !names.has(period.text)), ...due] };
    return (await measures.save(at, { due })) === 'saved' ? after : 'conflict';
  });
}

/** The wakes after what opens today, and what is changed with it, is stored. */
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

/** Prefix of a wake's id if the measure names no manager: the owner's key follows, whose manager is meant. */
const MANAGER_OF = 'manager of ';

export function wakeOfManager({ measure }: MeasureFile, { today, framework }: TodayContext): Wake[] {
  const { manager, owner } = measure;
  const id = manager ?? (owner === undefined ? undefined : `${MANAGER_OF}${owner}`);
  return id === undefined ? [] : [{ job: 'managerDigest', id, on: nextDigestDay(today, framework.quiet) }];
}

/** The managers that the ids of such wakes mean. */
export async function managersMeant(
  ids: readonly string[],
  people: (key: PersonKey) => Promise<PersonFile | undefined>,
): Promise<PersonKey[]> {
  const keys = await Promise.all(
    ids.map(async (id) => {
      if (!id.startsWith(MANAGER_OF)) return id as PersonKey;
      return (await people(id.slice(MANAGER_OF.length) as PersonKey))?.profile.manager;
    }),
  );
  return [...new Set(keys.filter((key) => key !== undefined))];
}
