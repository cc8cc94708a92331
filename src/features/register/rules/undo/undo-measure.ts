import type { AuditEntry } from '../../../../core/audit-entry.ts';
import { type By, measureActs } from '../register-acts.ts';
import type { LiveMeasure } from '../../../../core/measures/measure.ts';
import type { Draft, DueReading } from '../../../../core/readings/due-reading.ts';
import type { Reading } from '../../../../core/readings/reading.ts';
import { same } from '../compare/change.ts';
import { type ChangedMeasure, restored } from './undo-note.ts';

/** A row that changed again since the import and is kept: its name, and the fields or periods. */
export type KeptSince = { readonly key: string; readonly what: readonly string[] };

/** What undoing an import stores, and what it keeps. */
export type MeasureUndone = {
  readonly change?: {
    readonly measure?: LiveMeasure;
    readonly takeOut?: true;
    readonly readings?: readonly Reading[];
    readonly due?: readonly DueReading[];
    readonly acts: readonly AuditEntry[];
  };
  readonly kept: readonly KeptSince[];
  /** Number of restored rows: the measure and readings. */
  readonly back: number;
};

type File = {
  readonly measure: LiveMeasure;
  readonly readings: readonly Reading[];
  readonly due: readonly DueReading[];
  readonly drafts: readonly Draft[];
};

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
/** The entry for an added record that is removed. */
export const asRemoved = (act: AuditEntry): AuditEntry => ({ ...asUndone(act), before: act.after, after: '' });
