import { lastRevision } from '../../../core/readings/reading.ts';
import { measureActs, same } from './compare/change.ts';
import type { ImportedMeasure, StoredMeasure } from './register.ts';
import { fieldsOf, restored } from './undo.ts';

/** What was changed in Teams while an import ran, and is kept: fields of a measure, periods of its readings. */
export type Met = { readonly code: string; readonly what: readonly string[]; readonly rows: number };

export type Rebased = { readonly change: ImportedMeasure['change']; readonly met: Met };

/**
 * An import's change of a measure that has changed since the two were compared. Only what the import changes is put on
 * the version that is stored now. Where both changed the same field or reading, the stored one is kept and named.
 */
export function rebased(
  { code, change }: ImportedMeasure,
  before: StoredMeasure | undefined,
  now: StoredMeasure,
): Rebased {
  const merged = onto(before?.measure ?? {}, change.measure, now.measure);
  const isWritten = change.measure !== undefined && !same(merged.record, now.measure);
  const readings = (change.readings ?? []).map((wanted) => {
    const of = (file: StoredMeasure | undefined) =>
      file?.readings.find(({ period }) => period.text === wanted.period.text);
    const stored = of(now);
    const isThere = stored !== undefined && same({ ...stored, revision: wanted.revision }, wanted);
    return { wanted, isThere, isMet: !isThere && !same(stored, of(before)) };
  });
  const periods = readings.filter(({ isMet }) => isMet).map(({ wanted }) => wanted.period.text);
  const count = { readings: now.readings, takenOut: now.takenOut ?? [] };
  const due = (change.due ?? []).flatMap((wanted) => {
    if (periods.includes(wanted.period.text)) return [];
    const of = (file: StoredMeasure | undefined) => file?.due.find(({ period }) => period.text === wanted.period.text);
    const stored = of(now);
    const { record } = stored === undefined ? { record: wanted } : onto(of(before) ?? {}, wanted, stored);
    return same(record, stored) ? [] : [record];
  });
  const acts = (change.acts ?? []).flatMap((act) => {
    if (act.about !== undefined) return due.some(({ period }) => period.text === act.about) ? [act] : [];
    return isWritten ? measureActs(now.measure, merged.record, act) : [];
  });
  const lost = change.measure !== undefined && !isWritten && merged.kept.length > 0 ? 1 : 0;
  return {
    change: {
      ...(isWritten && { measure: merged.record }),
      readings: readings
        .filter(({ isThere, isMet }) => !isThere && !isMet)
        .map(({ wanted }) => ({ ...wanted, revision: lastRevision(count, wanted.period) + 1 })),
      due,
      acts,
    },
    met: { code, what: [...merged.kept, ...periods], rows: lost + periods.length },
  };
}

/** Puts the fields in which `wanted` differs from `before` on `now`, where `now` still is as `before`. */
function onto<T extends Parameters<typeof restored>[0]>(before: object, wanted: T | undefined, now: T) {
  const fields = wanted === undefined ? {} : fieldsOf(before, wanted);
  return restored(now, Object.fromEntries(Object.entries(fields).map(([name, [was, is]]) => [name, [is, was]])));
}
