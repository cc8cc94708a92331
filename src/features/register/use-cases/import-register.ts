import type { Actor } from '../../../core/audit-entry.ts';
import type { Day } from '../../../core/calendar/day.ts';
import { dayInLondon } from '../../../core/calendar/day.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Person } from '../../../core/measures/people.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import type { Change } from '../rules/compare/change.ts';
import { easyIndicatorNotes, redefinedNotes } from '../rules/compare/changed-measure.ts';
import { CHOICE_OF, conflictNotes, conflictProblems, type Keep } from '../rules/compare/conflicts.ts';
import { registerTables } from '../rules/write-register.ts';
import { type Compared, compareCopies } from './copies.ts';
import { compareRegister } from '../rules/compare/compare.ts';
import { readRegister } from '../rules/read/read-register.ts';
import { NOTHING_STORED, type StoredMeasure, type StoredRegister } from '../rules/register.ts';
import type { ConflictRow } from '../rules/compare/conflicts.ts';
import type { Problem, RegisterFiles } from '../rules/table.ts';
import { withAuthors } from './who-changed.ts';
import type { Clock } from '../../../core/services.ts';
import type { RegisterChange } from '../rules/register.ts';
import type { Store } from '../../../core/store.ts';
import { wakeGroups, wakeGroupsOf } from '../../../messaging/use-cases/wake-groups.ts';

/** Reads folders and files into sheets; what cannot be read comes back as a problem, never as an error. */
export type ReadFiles = (paths: readonly string[]) => Promise<RegisterFiles>;

export type ImportNeeds = {
  readonly store: Store;
  readonly clock: Clock;
  /** A random key for somebody new. */
  readonly newKey: () => PersonKey;
  readonly readFiles: ReadFiles;
};

export type ImportRequest = {
  readonly paths: readonly string[];
  /** Compare and tell, and write nothing. */
  readonly dry: boolean;
  /** Whose words stand where a copy of the register differs from what was changed in Teams since; absent: nothing is written. */
  readonly keep?: Keep;
  /** Who imports; the audit names the register where nobody is. */
  readonly by?: Actor;
  readonly onProgress?: (done: number, of: number) => void;
};

/** What `pmif import` prints, with every change in words. */
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

/**
 * Imports a register: all of it, or with any problem nothing. Fails with `StorageUnavailable` only; an interrupted
 * import is repeated and then writes what is still missing.
 */
export async function importRegister(services: ImportNeeds, request: ImportRequest): Promise<ImportReport> {
  const files = await services.readFiles(request.paths);
  const stored = await gatherRegister(services.store);
  const now = services.clock.now();
  const today: Day = dayInLondon(now);
  const compared = await compareCopies(services, files.tables, Object.values(registerTables(stored)));
  const asked = await named(services, compared, stored);
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
  if (!request.dry && comparison.changed > 0) {
    await writeRegister(services.store, comparison.change, today, request.onProgress);
  }
  const template = await importTemplate(services, files.template, request);
  return {
    problems,
    notes: [
      ...redefinedNotes(comparison.change.measures, stored.measures),
      ...notes,
      ...easyIndicatorNotes(comparison.change.measures, stored.measures),
    ],
    ...counts,
    changed: comparison.changed + (template === 'changed' ? 1 : 0),
    unchanged: comparison.unchanged + (template === 'unchanged' ? 1 : 0),
    changes: [...comparison.changes, ...(template === 'changed' ? [TEMPLATE_CHANGED] : [])],
  };
}

const TEMPLATE_CHANGED: Change = { what: 'report template', before: '', after: 'a new one' };

/** Stores the council's own template for reports, where the files bring one that is not there already. */
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

/** A row that differs is named with who changed it in Teams: so many of them, for more would not be read. */
const NAMED = 100;

async function named(
  { store }: Pick<ImportNeeds, 'store'>,
  { asked, copiedAt = '' }: Compared,
  stored: StoredRegister,
): Promise<ConflictRow[]> {
  return [...(await withAuthors({ store }, asked.slice(0, NAMED), { stored, copiedAt })), ...asked.slice(NAMED)];
}

/** Writes what an import decided, and notes who is to be looked at after it. */
export async function writeRegister(
  store: Store,
  change: RegisterChange,
  today: Day,
  onProgress: (done: number, of: number) => void = () => undefined,
): Promise<void> {
  await store.register.write(change, onProgress);
  await wakeAfterImport(store, change, today);
}

/** Groups whose words changed, and those of which the register brought a published figure, are looked at. */
async function wakeAfterImport(store: Store, { groups = [], measures }: RegisterChange, today: Day): Promise<void> {
  const came = measures.filter(({ change }) => change.readings?.some(({ released }) => released) === true);
  await wakeGroups(
    store,
    groups.map(({ code }) => code),
    today,
  );
  await wakeGroupsOf(
    store,
    came.map(({ code }) => code),
    today,
  );
}

/** Everything that is stored; an empty store has no framework of its own yet. */
export async function gatherRegister(store: Store): Promise<StoredRegister> {
  if (await store.register.isEmpty()) return NOTHING_STORED;
  const measures = new Map<string, StoredMeasure>();
  const takenOut = new Map<string, readonly Reading[]>();
  for await (const file of store.measures.takenOut()) takenOut.set(file.measure.code, file.takenOut ?? []);
  for await (const file of store.measures.all()) measures.set(file.measure.code, file);
  const people: Person[] = [];
  for await (const file of store.people.all()) people.push(file.person);
  return {
    framework: await store.frameworks.current(),
    measures,
    takenOut,
    people,
    groups: await store.frameworks.groups(),
  };
}
