import { afterImport } from '../../../readings/rules/due-rules.ts';
import type { DueReading } from '../../../../core/readings/due-reading.ts';
import type { LiveMeasure } from '../../../../core/measures/measure.ts';
import { lastRevision, type Reading } from '../../../../core/readings/reading.ts';
import { reportedBefore } from '../../../../core/readings/published.ts';
import { wasPublished } from '../../../small-numbers/rules/copy-for.ts';
import { countsIn, isSmall, policyOf } from '../../../small-numbers/rules/policy.ts';
import { isOpen } from '../../../small-numbers/rules/safe-copy.ts';
import { type Change, type Moment, same } from './change.ts';
import { READING_WORDS, type ReadingRow, type StoredMeasure } from '../register.ts';

export type ReadingsComparison = {
  readonly changed: readonly Reading[];
  readonly unchanged: number;
  readonly due: readonly DueReading[];
  readonly changes: readonly Change[];
};

const NO_WORDS = {
  numerator: '',
  denominator: '',
  soWhat: '',
  nextSteps: '',
  method: '',
  sample: '',
  suppliedBy: '',
  sourceUrl: '',
};

/**
 * One measure's rows against its stored readings. A differing row makes the next revision. A number typed in another
 * way is no difference, and an empty cell never erases stored words.
 */
export function compareReadings(
  rows: readonly ReadingRow[],
  before: StoredMeasure | undefined,
  moment: Pick<Moment, 'at'> & { readonly smallNumber: number },
  takenOut: readonly Reading[] = before?.takenOut ?? [],
): ReadingsComparison {
  const compared = rows.map((row) => {
    const was = before?.readings.find((reading) => reading.period.text === row.period.text);
    const open = before?.due.find((due) => due.period.text === row.period.text);
    const count = lastRevision({ readings: before?.readings ?? [], takenOut }, row.period);
    const wasHidden = was !== undefined && isSmallReading(was, before?.measure, moment.smallNumber);
    return { was, open, now: { ...readingOf(row, { was, wasHidden }, open, moment.at), revision: count + 1 } };
  });
  const changed = compared.filter(({ was, now }) => was === undefined || !same(content(was), content(now)));
  return {
    changed: changed.map(({ now }) => now),
    unchanged: rows.length - changed.length,
    due: changed.flatMap(({ open, now }) => {
      const next = open === undefined || open.state === 'withdrawn' ? undefined : afterImport(open, now);
      return next === undefined || same(next, open) ? [] : [next];
    }),
    changes: changed.map(({ was, now }, place) => ({
      what: `${rows.find((row) => row.period.text === now.period.text)?.code ?? place} ${now.period.text}`,
      before: was === undefined ? '' : wording(was),
      after: wording(now),
    })),
  };
}

/**
 * A figure in a register counts as published, so it is released; unless the row calls it provisional or it answers an
 * open due reading (docs/rules.md, "What an imported reading means").
 */
function readingOf(
  row: ReadingRow,
  { was, wasHidden }: { readonly was: Reading | undefined; readonly wasHidden: boolean },
  open: DueReading | undefined,
  at: string,
): Omit<Reading, 'revision'> {
  const status = row.status ?? was?.status ?? 'final';
  // The reason for a change belongs to one figure and is not inherited by the next.
  const { reason, saidIn: _saidIn, openly: _openly, undone: _undone, revision: _revision, ...before } = was ?? {};
  return {
    ...NO_WORDS,
    ...before,
    ...(reason !== undefined && was?.value === row.value && { reason }),
    ...row.words,
    period: row.period,
    value: row.value,
    typed: row.typed,
    status,
    by: 'register',
    at,
    released: was?.released ?? (open === undefined && status !== 'provisional'),
    ...(was?.released === true && reportedBefore(was, row, wasHidden)),
  };
}

/** Others never saw the figure, because it or its numerator is a small number. */
function isSmallReading(was: Reading, measure: LiveMeasure | undefined, smallNumber: number): boolean {
  const policy = measure && policyOf(measure, smallNumber);
  if (
    measure === undefined ||
    policy === undefined ||
    isOpen(was, { wasPublished: (one) => wasPublished(one, measure) })
  )
    return false;
  return countsIn(was, measure).some(({ count }) => isSmall(count, policy));
}

const content = (reading: Reading) =>
  (['period', 'value', 'status', ...Object.values(READING_WORDS)] as const).map((field) => reading[field]);

function wording(reading: Reading): string {
  return [reading.value, reading.status, reading.soWhat, reading.nextSteps].filter((part) => part !== '').join(' · ');
}
