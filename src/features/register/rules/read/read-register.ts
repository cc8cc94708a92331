import type { Day } from '../../../../core/calendar/day.ts';
import type { Measure } from '../../../../core/measures/measure.ts';
import { unitKindOf } from '../../../../core/measures/measure.ts';
import {
  checkGroupLinks,
  checkLeads,
  checkLocks,
  checkMeasureLinks,
  checkParts,
  checkPeople,
  knownAddresses,
} from './checks.ts';
import { type RegisterColumn, columnOf, COLUMNS } from '../columns.ts';
import { readFramework, readLeads } from './read-framework.ts';
import { readGroups, readMeasures, readPeople } from './read-tables.ts';
import { readReadings } from './read-readings.ts';
import {
  blankMeasure,
  type MeasureRow,
  type RegisterContent,
  type StoredMeasure,
  type StoredRegister,
} from '../register.ts';
import { type Notebook, problemsOf, type RegisterFiles, type TableKind } from '../table.ts';

/**
 * Reads and checks every row of every file, against each other and against what is stored. It finds all problems at
 * once; with any, nothing may be written. Notes refuse nothing (docs/rules.md, "All or nothing").
 */
export function readRegister(
  files: RegisterFiles,
  stored: StoredRegister,
  today: Day,
): Notebook & { readonly register: RegisterContent } {
  const book: Notebook = { problems: [...files.problems], notes: [...files.notes] };
  const of = (kind: TableKind) => files.tables.filter((table) => table.kind === kind);
  checkColumns(files, book);
  const source = files.framework ?? (stored.framework === undefined ? files.fallbackFramework : undefined);
  const framework = source === undefined ? undefined : readFramework(source, book);
  const leads = source === undefined ? [] : readLeads(source, book);
  // The fallback framework is an example, so its leads are not in this register.
  const isTheirs = source !== files.fallbackFramework;
  const people = of('people').flatMap((table) => readPeople(table, book));
  const measures = of('measures').flatMap((table) => readMeasures(table, book));
  const groups = of('groups').flatMap((table) => readGroups(table, book));
  const merged = mergeMeasures(measures, stored.measures);
  const spans = new Set(
    [...stored.measures].flatMap(([code, file]) =>
      file.readings.some((reading) => reading.period.kind === 'span') ? [code] : [],
    ),
  );
  const readings = readReadings(of('readings'), { measures: merged, spans, today }, book);
  const inStore = knownAddresses(stored.people);
  const fromFiles = knownAddresses(people.map((row) => ({ email: row.email, aliases: row.given.aliases ?? [] })));
  const inForce = framework ?? stored.framework;
  const known = {
    measures: new Set(merged.keys()),
    groups: new Set([...stored.groups.map((group) => group.code), ...groups.map((row) => row.group.code)]),
    addresses: new Set([...inStore, ...fromFiles]),
    ...(inForce === undefined ? {} : { framework: inForce }),
  };
  checkPeople(people, inStore, book);
  checkMeasureLinks(measures, known, book);
  checkParts(measures, merged, book);
  checkGroupLinks(groups, known, book);
  checkLocks(readings, stored.measures, book);
  if (isTheirs) checkLeads(leads, known.addresses, book);
  noteOwnerless(measures, merged, stored.measures, book);
  noteRatesOfPeople(measures, merged, book);
  book.problems.sort((one, other) => one.file.localeCompare(other.file) || one.line - other.line);
  const register = { measures, people, readings, groups: groups.map((row) => row.group) };
  return { ...book, register: framework === undefined ? register : { ...register, framework, leads } };
}

function checkColumns(files: RegisterFiles, book: Notebook): void {
  for (const { kind, file, headings } of files.tables) {
    const wrong = problemsOf(book, { file, line: 1 });
    const isMissing = ([column, { isRequired }]: [string, RegisterColumn]) => isRequired && !headings.includes(column);
    for (const [column] of Object.entries(COLUMNS[kind]).filter(isMissing)) {
      const cure = `Add a column ${column} to ${file}; its headings are: ${headings.join(', ')}.`;
      wrong(column, '', `The column ${column} is missing.`, cure);
    }
    for (const column of new Set(headings.filter((name, place) => name !== '' && headings.indexOf(name) !== place)))
      wrong(column, column, `The column ${column} stands here twice.`, 'Rename one of the two, or take it out.');
    const unknown = headings.filter((name) => name !== '' && columnOf(kind, name) === undefined);
    const kept = kind === 'measures' ? 'It is kept' : 'It is left out';
    for (const column of unknown) book.notes.push(`${file}: nobody knows the column ${column}. ${kept}.`);
  }
}

function mergeMeasures(rows: readonly MeasureRow[], stored: ReadonlyMap<string, StoredMeasure>): Map<string, Measure> {
  const merged = new Map<string, Measure>([...stored].map(([code, file]) => [code, file.measure]));
  for (const row of rows) merged.set(row.code, mergeMeasure(row, merged.get(row.code)));
  return merged;
}

/** An empty cell clears a field, so keys without a value are removed. */
export function mergeMeasure(row: MeasureRow, stored: Measure | undefined): Measure {
  const all = { ...blankMeasure(row.code), ...stored, ...row.given };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Measure;
}

function noteOwnerless(
  rows: readonly MeasureRow[],
  merged: ReadonlyMap<string, Measure>,
  stored: ReadonlyMap<string, StoredMeasure>,
  book: Notebook,
): void {
  const nobody = rows.filter((row) => {
    const owner = row.emails.owner ?? stored.get(row.code)?.measure.owner ?? '';
    return merged.get(row.code)?.status === 'live' && owner === '';
  });
  if (nobody.length === 0) return;
  book.notes.push(`Live and without an owner, so nobody is asked: ${nobody.map((row) => row.code).join(', ')}.`);
}

/** The values of a rate are shown. Where people are counted that is only guessed from the unit, so it is said. */
function noteRatesOfPeople(rows: readonly MeasureRow[], merged: ReadonlyMap<string, Measure>, book: Notebook): void {
  const guessed = rows.flatMap(({ code }) => {
    const measure = merged.get(code);
    const isGuessed = measure?.countsPeople === true && measure.unitKind === undefined;
    return isGuessed && !/^(%|per ?cent)/i.test(measure.unit) && unitKindOf(measure) === 'rate'
      ? [`${code} (${measure.unit})`]
      : [];
  });
  if (guessed.length === 0) return;
  book.notes.push(
    `Taken as rates of people by their unit, so that only numerators and denominators are protected: ${guessed.join(', ')}. Where the figure itself is a number of people, write count in the column unit_kind; where it is a rate, write rate.`,
  );
}
