import type { Actor } from '../../../core/audit-entry.ts';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import type { Period } from '../../../core/periods/period.ts';
import type { Refused } from '../../../core/refused.ts';
import { type ActUndone, canUndo, decideTakingBack, decideWithdrawal } from '../rules/decide-release.ts';
import type { Which } from '../rules/which.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import { type Services, readToday } from '../../../core/services.ts';
import { changeMeasure, type DecidedChange } from '../../readings/feature.ts';
import { findWhich, periodsIn, type ReadingName } from './which-readings.ts';

const AT_ONCE = 8;

export type TakenBack =
  { readonly kind: 'takenBack'; readonly readings: readonly ReadingName[] } | { readonly kind: 'tooLate' } | Refused;

/**
 * Undoes a release or a withdrawal within ten minutes; later changes stay. The act is looked up by its instant among
 * the stored readings, so that a repeat changes nothing.
 */
export async function takeBack(services: Services, which: Which, act: ActUndone, by: Actor): Promise<TakenBack> {
  const context = await readToday(services);
  if (!canUndo(act.at, context.now)) return { kind: 'tooLate' };
  const found = await findWhich(services, context, which);
  if (found.kind === 'refused') return found;
  const readings = await mapAtOnce(found.files, AT_ONCE, async (opened): Promise<ReadingName[]> => {
    const periods = periodsIn(opened, found.period, which);
    const isIt = ({ release, period }: (typeof opened.readings)[number]) =>
      periods.includes(period.text) && release?.at === act.at && (act.by === undefined || release.by === act.by);
    if (!opened.readings.some(isIt)) return [];
    const { code } = opened.measure;
    const revisions = (await services.store.measures.revisions(code)).map(
      ({ previousHash: _previous, hash: _hash, ...kept }) => kept,
    );
    const undo = { by, at: context.now.toISOString() };
    const back = await changeMeasure(services, opened, (file) => {
      const made = file.readings
        .filter(isIt)
        .flatMap((reading) => decideTakingBack(reading, revisions, act, undo) ?? []);
      return made.length === 0 ? { outcome: made } : { outcome: made, change: { readings: made } };
    });
    return back.map(({ period }) => ({ code, period: period.text }));
  });
  return { kind: 'takenBack', readings: readings.flat() };
}

export type Withdrawn =
  | { readonly kind: 'withdrawn'; readonly at: string; readonly measure: LiveMeasure; readonly period: Period }
  | { readonly kind: 'notReleased' | 'noReading' };

export async function withdrawReading(
  services: Services,
  by: Actor,
  { code, period }: ReadingName,
  reason: string,
): Promise<Withdrawn> {
  const at = (await readToday(services)).now.toISOString();
  const file = await services.store.measures.open(code);
  if (file === undefined) return { kind: 'noReading' };
  return changeMeasure(services, file, ({ measure, readings }): DecidedChange<Withdrawn> => {
    const reading = readings.find((known) => known.period.text === period);
    if (reading === undefined) return { outcome: { kind: 'noReading' } };
    const made = decideWithdrawal(reading, by, at, reason);
    if (made === undefined) return { outcome: { kind: 'notReleased' } };
    const outcome: Withdrawn = { kind: 'withdrawn', at, measure, period: reading.period };
    return { outcome, change: { readings: [made] } };
  });
}
