import { periodOf } from '../../../../../src/core/periods/read-period.ts';
import { checkLocks } from '../../../../../src/features/register/rules/read/checks.ts';
import type { ReadingRow, StoredMeasure } from '../../../../../src/features/register/rules/register.ts';
import type { Notebook } from '../../../../../src/features/register/rules/table.ts';
import { aDueReading, aMeasure, aReading, on } from '../../../../support/examples.ts';

const PERIOD = '2026-09-30';

/** The cures that a row meets where the store has 490, locked or not. */
function problems(change: Partial<ReadingRow>, locked = true): string[] {
  const due = aDueReading({ state: 'answered', ...(locked && { lockedOn: on('2026-12-15') }) });
  const stored = { measure: aMeasure(), due: [due], readings: [aReading(PERIOD, '490', { soWhat: 'Fewer.' })] };
  const row: ReadingRow = {
    ...{ file: 'readings.csv', line: 2, code: 'PMIF-LAC-N', period: periodOf(PERIOD), value: '490', typed: '490' },
    ...{ words: {}, ...change },
  };
  const book: Notebook = { problems: [], notes: [] };
  checkLocks([row], new Map([['PMIF-LAC-N', stored as unknown as StoredMeasure]]), book);
  return book.problems.map(({ problem }) => problem);
}

describe('a row for a locked period', () => {
  it.each<[string, Partial<ReadingRow>, boolean, boolean]>([
    ['that says the same is fine', { words: { soWhat: 'Fewer.' } }, true, false],
    ['with another figure wants a reason', { value: '491' }, true, true],
    ['with other words wants one too', { words: { soWhat: 'More.' } }, true, true],
    ['with its reason is taken', { value: '491', words: { reason: 'One was missed.' } }, true, false],
    ['is free where nothing is locked', { value: '491' }, false, false],
    ['for another period is free', { value: '491', period: periodOf('2027-03-31') }, true, false],
  ])('%s', (_what, change, locked, refused) => {
    expect(problems(change, locked)).toEqual(refused ? ['PMIF-LAC-N is locked for 2026-09-30, at 490.'] : []);
  });
});
