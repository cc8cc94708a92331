import type { Actor } from '../../../core/audit-entry.ts';
import { type Day, dayInLondon } from '../../../core/calendar/day.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Person } from '../../../core/measures/people.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Change } from '../rules/compare/change.ts';
import { easyIndicatorNotes, redefinedNotes } from '../rules/compare/changed-measure.ts';
import { CHOICE_OF, conflictNotes, conflictProblems, type Keep } from '../rules/compare/conflicts.ts';
import { registerTables } from '../rules/write-register.ts';
import { compareCopies } from './copies.ts';
import { compareRegister } from '../rules/compare/compare.ts';
import { readRegister } from '../rules/read/read-register.ts';
import { type Met, type Rebased, rebased } from '../rules/rebase.ts';
import {
  type ImportedMeasure,
  NOTHING_STORED,
  type RegisterChange,
  type StoredMeasure,
  type StoredRegister,
} from '../rules/register.ts';
import type { Problem, RegisterFiles } from '../rules/table.ts';
import { withAuthors } from './who-changed.ts';
import type { Clock } from '../../../core/services.ts';
import type { Store } from '../../../core/store.ts';
import { wakeGroups, wakeGroupsOf } from '../../../messaging/use-cases/wake-groups.ts';

/** Reads folders and files. What cannot be read is returned as a problem, not thrown. */
export type ReadFiles = (paths: readonly string[]) => Promise<RegisterFiles>;

export type ImportNeeds = {
  readonly store: Store;
  readonly clock: Clock;
  readonly newKey: () => PersonKey;
  readonly readFiles: ReadFiles;
};

export type ImportRequest = {
  readonly paths: readonly string[];
  /** Write nothing. */
  readonly dry: boolean;
  /** The side to keep in conflicts; without it a conflict is a problem and nothing is written. */
  readonly keep?: Keep;
  /** Without a person the audit names the register. */
  readonly by?: Actor;
  readonly onProgress?: (done: number, of: number) => void;
};

/** What `pmif import` prints. */
export type ImportReport = {
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  readonly measures: number;
  readonly readings: number;
  readonly people: number;
  readonly groups: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly changes: readonly Change[];
};

/** So many conflicts are shown with who made the change in Teams; more would not be read. */
const NAMED = 100;

/** Imports all or, with any problem, nothing. Throws `StorageUnavailable` only; an interrupted import can be repeated. */
export async function importRegister(services: ImportNeeds, request: ImportRequest): Promise<ImportReport> {
  const files = await services.readFiles(request.paths);
  const stored = await gatherRegister(services.store);
  const now = services.clock.now();
  const today = dayInLondon(now);
  const compared = await compareCopies(services, files.tables, Object.values(registerTables(stored)));
  const { copiedAt = '' } = compared;
  const authored = await withAuthors(services, compared.asked.slice(0, NAMED), { stored, copiedAt });
  const asked = [...authored, ...compared.asked.slice(NAMED)];
  const { keep } = request;
  const tables = compared.settled(asked.map(() => (keep === undefined ? undefined : CHOICE_OF[keep])));
  const read = readRegister({ ...files, tables }, stored, today);
  const { register } = read;
  const problems = [...(keep === undefined ? conflictProblems(asked) : []), ...read.problems];
  const notes = [...conflictNotes(asked, keep), ...read.notes];
  const counts = {
    measures: register.measures.length,
    readings: register.readings.length,
    people: register.people.length,
    groups: register.groups.length,
  };
  if (problems.length > 0) return { problems, notes, ...counts, changed: 0, unchanged: 0, changes: [] };
  const comparison = compareRegister(register, stored, {
    today,
    at: now.toISOString(),
    newKey: services.newKey,
    ...(request.by !== undefined && { by: request.by }),
  });
  const isWritten = !request.dry && (comparison.changed > 0 || (await services.store.register.isUnfinished()));
  const { met } = isWritten
    ? await writeRegister(services.store, comparison.change, { stored, today }, request.onProgress)
    : { met: [] };
  const template = await importTemplate(services, files.template, request);
  return {
    problems,
    notes: [
      ...metNotes(met),
      ...redefinedNotes(comparison.change.measures, stored.measures),
      ...notes,
      ...easyIndicatorNotes(comparison.change.measures, stored.measures),
    ],
    ...counts,
    changed: comparison.changed - met.reduce((sum, { rows }) => sum + rows, 0) + (template === 'changed' ? 1 : 0),
    unchanged: comparison.unchanged + (template === 'unchanged' ? 1 : 0),
    changes: [...comparison.changes, ...(template === 'changed' ? [TEMPLATE_CHANGED] : [])],
  };
}

export function metNotes(met: readonly Met[]): string[] {
  return met.map(
    ({ code, what }) =>
      `${code}: ${what.join(', ')} changed in Teams while this was written, and is kept as it is there.`,
  );
}

const TEMPLATE_CHANGED: Change = { what: 'report template', before: '', after: 'a new one' };

/** Stores the council's own template for reports, if it is new. */
async function importTemplate(
  { store, clock }: ImportNeeds,
  template: Uint8Array | undefined,
  { dry, by }: ImportRequest,
): Promise<'none' | 'changed' | 'unchanged'> {
  if (template === undefined) return 'none';
  const before = await store.templates.current();
  if (before !== undefined && Buffer.compare(before, template) === 0) return 'unchanged';
  if (dry) return 'changed';
  await store.templates.save(template);
  const at = clock.now().toISOString();
  const act = { what: 'changed', about: 'report template', by: by ?? 'register', at } as const;
  await store.acts.keep({ kind: 'framework' }, { ...act, before: '', after: TEMPLATE_CHANGED.after, reason: '' });
  return 'changed';
}

/**
 * Stores an import. Wakes the groups whose words changed or whose measures got a published figure; all of them after an
 * interruption, because a repeated import no longer sees what the first one changed. Returns what was written on which
 * register, and what was changed in Teams since `stored` was read and is kept.
 */
export async function writeRegister(
  store: Store,
  change: RegisterChange,
  { stored, today }: { readonly stored: StoredRegister; readonly today: Day },
  onProgress: (done: number, of: number) => void = () => undefined,
): Promise<{ readonly change: RegisterChange; readonly stored: StoredRegister; readonly met: readonly Met[] }> {
  const again = new Map<string, Rebased & { readonly now: StoredMeasure }>();
  const measures = change.measures.map((one): ImportedMeasure => {
    const before = stored.measures.get(one.code);
    const rebase = (now: StoredMeasure) => {
      const outcome = rebased(one, before, now);
      again.set(one.code, { ...outcome, now });
      return outcome.change;
    };
    return { ...one, comparedWith: { version: before?.chain?.version ?? '', rebase } };
  });
  const isRepeated = await store.register.isUnfinished();
  const codes = (of: readonly { readonly code: string }[]) => of.map(({ code }) => code);
  const published = change.measures.filter((one) => one.change.readings?.some(({ released }) => released) === true);
  await store.register.write({ ...change, measures }, onProgress, async () => {
    await wakeGroups(store, codes(isRepeated ? await store.frameworks.groups() : (change.groups ?? [])), today);
    if (!isRepeated) await wakeGroupsOf(store, codes(published), today);
  });
  const written = change.measures.map((one) => ({ ...one, change: again.get(one.code)?.change ?? one.change }));
  const files = [...again].map(([code, { now }]) => [code, now] as const);
  return {
    change: { ...change, measures: written },
    stored: { ...stored, measures: new Map([...stored.measures, ...files]) },
    met: [...again.values()].flatMap(({ met }) => (met.what.length === 0 ? [] : [met])),
  };
}

/** All that is stored, also by a first import that was broken off: then there is no framework yet. */
export async function gatherRegister(store: Store): Promise<StoredRegister> {
  const measures = new Map<string, StoredMeasure>();
  const takenOut = new Map<string, readonly Reading[]>();
  for await (const file of store.measures.takenOut()) takenOut.set(file.measure.code, file.takenOut ?? []);
  for await (const file of store.measures.all()) measures.set(file.measure.code, file);
  const people: Person[] = [];
  for await (const file of store.people.all()) people.push(file.profile);
  return { ...NOTHING_STORED, ...(await store.frameworks.stored()), measures, takenOut, people };
}
