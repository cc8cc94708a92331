import type { PersonKey } from '../../../core/measures/measure.ts';
import { wordsOf } from '../../../core/readings/answer-words.ts';
import type { Draft, DueReading, TypedAnswer } from '../../../core/readings/due-reading.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { analyse } from '../../analysis/rules/analyse.ts';
import { comparable } from '../../analysis/rules/series.ts';
import type { Trend } from '../../analysis/rules/trend.ts';

/** A due reading with the measure it belongs to. */
export type MeasureDue = { readonly file: MeasureFile; readonly due: DueReading };

/** What a form shows in its boxes: this person's draft, else the existing reading. */
export function keptFor(file: MeasureFile, due: DueReading, by: PersonKey): TypedAnswer | undefined {
  const reading = readingFor(file, due);
  return (
    draftOf(file, due, by) ??
    (reading && { value: reading.typed, ...wordsOf(reading), provisional: reading.status === 'provisional' })
  );
}

export function draftOf(file: MeasureFile, due: DueReading, by: PersonKey): Draft | undefined {
  return file.drafts.find((kept) => kept.period === due.period.text && kept.by === by);
}

export function readingFor(file: MeasureFile, due: DueReading): Reading | undefined {
  return file.readings.find((known) => known.period.text === due.period.text);
}

/** Readings of the same kind of period before this one, oldest first. */
export function earlierReadings(file: MeasureFile, due: DueReading): readonly Reading[] {
  return comparable(file.readings, due.period).filter((known) => known.period.end < due.period.end);
}

export function trendOf(file: MeasureFile, reading: Reading | undefined): Trend | undefined {
  if (reading === undefined) return undefined;
  const { measure, readings } = file;
  return analyse(measure, readings, { like: reading.period }).trend;
}
