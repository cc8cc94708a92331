import type { Reading } from '../../../../src/core/readings/reading.ts';
import { namedInWords } from '../../../../src/features/small-numbers/rules/named-in-words.ts';
import { aMeasure, aReading } from '../../../support/examples.ts';

const measure = aMeasure({ unit: 'count' });

/** What the last of these readings names, where those under 100 are hidden. */
function named(rows: readonly [period: string, value: string, more?: Partial<Reading>][]): string[] {
  const readings = rows.map(([period, value, more]) => aReading(period, value, more));
  const last = readings.at(-1);
  if (last === undefined) return [];
  const found = namedInWords(last, readings, ({ value }) => Number(value) < 100, measure);
  return found.map(({ field, text }) => `${field}: ${text}`).sort();
}

describe('the words of a reading may not name', () => {
  it.each<[string, Parameters<typeof named>[0], string[]]>([
    ['its hidden figure', [['2025-09-30', '73', { soWhat: 'Seventy-three.' }]], ['soWhat: Seventy-three']],
    [
      'that of the one before, nor its own in the next steps',
      [
        ['2025-09-30', '73'],
        ['2026-03-31', '61', { soWhat: 'Down from 73, to sixty-one.', nextSteps: 'See all 61 families.' }],
      ],
      ['nextSteps: 61', 'soWhat: 73', 'soWhat: sixty-one'],
    ],
    [
      'one of long ago, if it is no everyday number',
      [
        ['2019-09-30', '73'],
        ['2026-03-31', '150'],
        ['2026-09-30', '160', { soWhat: 'Twice the 73 of 2019.' }],
      ],
      ['soWhat: 73'],
    ],
    [
      'the step from a shown figure to its hidden one, in people or in per cent',
      [
        ['2026-03-31', '122'],
        ['2026-09-30', '61', { soWhat: 'Sixty-one fewer: down 50% or fifty per cent.' }],
      ],
      ['soWhat: 50', 'soWhat: Sixty-one', 'soWhat: fifty'],
    ],
    [
      'a share that gives it away',
      [
        ['2026-03-31', '120'],
        ['2026-09-30', '67', { soWhat: 'Down 44.2%, that is 53 fewer.' }],
      ],
      ['soWhat: 44.2', 'soWhat: 53'],
    ],
    [
      'what it was before it was corrected, in the reason',
      [['2026-09-30', '67', { reason: '61 was a slip.', reportedBefore: { value: '61', status: 'final' } }]],
      ['reason: 61'],
    ],
  ])('%s', (_what, rows, expected) => {
    expect(named(rows)).toEqual(expected);
  });

  it('but may name what is shown, and everyday numbers of long ago', () => {
    expect(
      named([
        ['2019-09-30', '7'],
        ['2026-03-31', '150'],
        ['2026-09-30', '160', { soWhat: 'Ten more than the 150 in March, in seven weeks.' }],
      ]),
    ).toEqual([]);
  });
});
