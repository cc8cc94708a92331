import type { Actor, AuditEntry } from '../../../core/audit-entry.ts';
import type { LiveMeasure, PersonKey } from '../../../core/measures/measure.ts';
import type { EmployeeGroup, Person } from '../../../core/measures/people.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { same, type By, measureActs } from './compare/change.ts';
import type { ImportedMeasure, RegisterChange, StoredMeasure, StoredRegister } from './register.ts';

/** An import's changes of a record: each field before and after; `null` is no value. */
export type ChangedFields = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

export type Changed<T> = { readonly fields: ChangedFields; readonly added?: T };

export type ChangedMeasure = Changed<LiveMeasure> & {
  readonly code: string;
  /** The revision that the import made, and the reading before it, if any. */
  readonly readings: readonly { readonly period: string; readonly made: number; readonly before?: Reading }[];
  readonly due: readonly { readonly period: string; readonly fields: ChangedFields }[];
};

/** What *Undo* needs of an import. The audit is not enough: it does not keep personal data. */
export type UndoNote = {
  readonly by: Actor;
  readonly at: string;
  readonly file: string;
  readonly measures: readonly ChangedMeasure[];
  readonly groups: readonly (Changed<EmployeeGroup> & { readonly code: string })[];
  readonly people: readonly (Changed<Person> & { readonly key: PersonKey })[];
};

/** More rows would take longer than a person waits. */
export const MOST_UNDONE = 2_000;

export function rowsChanged(change: RegisterChange, stored: Pick<StoredRegister, 'groups'>): number {
  const ofMeasures = change.measures.map(({ change: one }) => (one.measure ? 1 : 0) + (one.readings?.length ?? 0));
  const groups = (change.groups ?? []).filter((group) => !stored.groups.some((known) => same(known, group)));
  return ofMeasures.reduce((sum, count) => sum + count, 0) + change.people.length + groups.length;
}

export function undoNote(
  change: RegisterChange,
  stored: StoredRegister,
  about: Pick<UndoNote, 'by' | 'at' | 'file'>,
): UndoNote {
  const groups = (change.groups ?? []).flatMap((group) => {
    const before = stored.groups.find(({ code }) => code === group.code);
    return same(before, group) ? [] : [{ code: group.code, ...changedRecord(before, group) }];
  });
  const people = change.people.map((person) => {
    const before = stored.people.find(({ key }) => key === person.key);
    return { key: person.key, ...changedRecord(before, person) };
  });
  const measures = change.measures.map(({ code, change: one }) => changedMeasure(code, one, stored.measures.get(code)));
  return { ...about, measures, groups, people };
}

function changedMeasure(
  code: string,
  { measure, readings = [], due = [] }: ImportedMeasure['change'],
  before: StoredMeasure | undefined,
): ChangedMeasure {
  return {
    code,
    ...(measure === undefined ? { fields: {} } : changedRecord(before?.measure, measure)),
    readings: readings.map(({ period, revision }) => {
      const was = before?.readings.find((known) => known.period.text === period.text);
      return { period: period.text, made: revision, ...(was && { before: was }) };
    }),
    due: due.map((now) => {
      const was = before?.due.find((known) => known.period.text === now.period.text);
      return { period: now.period.text, fields: fieldsOf(was ?? now, now) };
    }),
  };
}

function changedRecord<T extends object>(before: T | undefined, after: T): Changed<T> {
  return before === undefined ? { fields: {}, added: after } : { fields: fieldsOf(before, after) };
}

export function fieldsOf(before: object, after: object): ChangedFields {
  const [was, is] = [new Map(Object.entries(before)), new Map<string, unknown>(Object.entries(after))];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter((name) => !same(was.get(name), is.get(name)));
  return Object.fromEntries(changed.map((name) => [name, [was.get(name) ?? null, is.get(name) ?? null]]));
}

/** Restores the fields that an import changed. Fields that changed again since are kept and named. */
export function restored<T extends LiveMeasure | DueReading | EmployeeGroup | Person>(
  now: T,
  fields: ChangedFields,
): { readonly record: T; readonly kept: readonly string[] } {
  const record = new Map<string, unknown>(Object.entries(now));
  const kept: string[] = [];
  for (const [name, [before, after]] of Object.entries(fields)) {
    const stands = record.get(name) ?? null;
    if (same(stands, before)) continue;
    if (!same(stands, after)) kept.push(name);
    else if (before === null) record.delete(name);
    else record.set(name, before);
  }
  // Safe: every field was part of the record before or after the import.
  return { record: Object.fromEntries(record) as T, kept };
}

/** A row that changed again since the import and is kept: its name, and the fields or periods. */
export type KeptSince = { readonly key: string; readonly what: readonly string[] };

export type MeasureUndone = {
  readonly change?: ImportedMeasure['change'] & { readonly takeOut?: true; readonly acts: readonly AuditEntry[] };
  readonly kept: readonly KeptSince[];
  readonly back: number;
};

type File = Pick<MeasureFile, 'measure' | 'readings' | 'due' | 'drafts'>;

/**
 * Undoes an import's changes of a measure. A revised reading is restored by a further revision. An added reading is
 * removed, but its revisions stay. An added measure is removed unless it was used. What changed again since is kept and
 * named. Undoing twice has no further effect.
 */
export function undoMeasure(file: File, note: ChangedMeasure, by: By): MeasureUndone {
  if (note.added !== undefined) return takeOut(file, note, note.added, by);
  const { record: measure, kept: fields } = restored(file.measure, note.fields);
  const isBack = !same(measure, file.measure);
  const back: Reading[] = [];
  const periods: string[] = [];
  for (const { period, made, before } of note.readings) {
    const now = file.readings.find((reading) => reading.period.text === period);
    if (now === undefined || now.undone !== undefined) continue;
    const isLocked = file.due.some((due) => due.period.text === period && (due.lockedBy?.at ?? '') > now.at);
    if (now.revision !== made || isLocked) periods.push(period);
    else back.push(before === undefined ? gone(now, by) : asBefore(before, now, by));
  }
  const due = note.due.flatMap(({ period, fields: changed }) => {
    const now = file.due.find((one) => one.period.text === period);
    if (now === undefined || periods.includes(period)) return [];
    const { record } = restored(now, changed);
    return same(record, now) ? [] : [record];
  });
  const what = [...fields, ...periods];
  const kept = what.length === 0 ? [] : [{ key: note.code, what }];
  if (!isBack && back.length === 0 && due.length === 0) return { kept, back: 0 };
  const acts = isBack ? measureActs(file.measure, measure, by).map(asUndone) : [];
  return {
    change: { ...(isBack && { measure }), readings: back, due, acts },
    kept,
    back: (isBack ? 1 : 0) + back.length,
  };
}

function takeOut(file: File, note: ChangedMeasure, added: LiveMeasure, by: By): MeasureUndone {
  const isAsBrought = ({ period, revision }: Reading) =>
    note.readings.some((one) => one.period === period.text && one.made === revision);
  const isUntouched =
    same(file.measure, added) &&
    file.drafts.length === 0 &&
    file.due.every(({ state, handled, queries = [], nudged }) => {
      return state === 'open' && handled === '' && queries.length === 0 && nudged === undefined;
    }) &&
    file.readings.every(isAsBrought);
  if (!isUntouched) return { kept: [{ key: note.code, what: [] }], back: 0 };
  const readings = file.readings.map((reading) => gone(reading, by));
  const acts = measureActs(undefined, file.measure, by).map(asRemoved);
  return { change: { takeOut: true, readings, acts }, kept: [], back: 1 + readings.length };
}

const asBefore = (before: Reading, now: Reading, { by, at }: By): Reading => ({
  ...before,
  revision: now.revision + 1,
  undone: { by, at },
});

function gone({ published: _published, ...now }: Reading, { by, at }: By): Reading {
  return { ...now, revision: now.revision + 1, released: false, takenOut: true, undone: { by, at } };
}

/** Marks an entry as undone. Changes of rights keep their own kind. */
export const asUndone = (act: AuditEntry): AuditEntry =>
  act.what === 'rightChanged' ? act : { ...act, what: 'undone' };
export const asRemoved = (act: AuditEntry): AuditEntry => ({ ...asUndone(act), before: act.after, after: '' });
