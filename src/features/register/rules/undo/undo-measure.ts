import type { Act } from '../../../../core/audit-entry.ts';
import { type By, measureActs } from '../register-acts.ts';
import type { LiveMeasure } from '../../../../core/measures/measure.ts';
import type { Draft, DueReading } from '../../../../core/readings/due-reading.ts';
import type { Reading } from '../../../../core/readings/reading.ts';
import { same } from '../compare/differences.ts';
import { type ChangedMeasure, restored } from './undo-note.ts';

/** Something that was changed again since the import, and so stays as it is: a row's name, and its fields or periods. */
export type KeptSince = { readonly key: string; readonly what: readonly string[] };

/** What undoing an import does to a measure: what is to be stored, and what stays. */
export type MeasureUndone = {
  readonly change?: {
    readonly measure?: LiveMeasure;
    readonly takeOut?: true;
    readonly readings?: readonly Reading[];
    readonly due?: readonly DueReading[];
    readonly acts: readonly Act[];
  };
  readonly kept: readonly KeptSince[];
  /** Rows that stand as before: the measure and readings. */
  readonly back: number;
};

type File = {
  readonly measure: LiveMeasure;
  readonly readings: readonly Reading[];
  readonly due: readonly DueReading[];
  readonly drafts: readonly Draft[];
};

/**
 * Undoes what an import did to a measure. A reading that it revised stands as before, as a further revision; one that it
 * added is taken out, and its revisions stay; a measure that it added leaves the register unless anybody has done anything
 * to it. What was changed again since the import stays and is named. Undoing twice changes nothing twice.
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

/** A change as the trail tells it of an undoing; what somebody may do stays told by itself. */
export const asUndone = (act: Act): Act => (act.what === 'rightChanged' ? act : { ...act, what: 'undone' });
/** What came into the register and leaves it again. */
export const asRemoved = (act: Act): Act => ({ ...asUndone(act), before: act.after, after: '' });
