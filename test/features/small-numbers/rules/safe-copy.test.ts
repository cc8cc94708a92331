import fc from 'fast-check';
import type { Measure } from '../../../../src/core/measures/measure.ts';
import type { Reading } from '../../../../src/core/readings/reading.ts';
import { policyOf } from '../../../../src/features/small-numbers/rules/policy.ts';
import { safeCopy, safeMeasure, shownReadings } from '../../../../src/features/small-numbers/rules/safe-copy.ts';
import { aMeasure, aReading } from '../../../support/examples.ts';

type Row = [period: string, value: string, more?: Partial<Reading>];
const count = aMeasure({ unit: 'count' });

function hidden(rows: Row[], change: Partial<Measure> = {}, more: Partial<Parameters<typeof safeCopy>[0]> = {}) {
  const measure = { ...count, ...change };
  const readings = rows.map(([period, value, rest]) => aReading(period, value, rest));
  const copy = safeCopy({ measure, policy: policyOf(measure, 5), readings, ...more });
  return Object.fromEntries(
    copy.flatMap((safe) => (safe.kind === 'hidden' ? [[safe.reading.period.text, safe.why]] : [])),
  );
}

describe('the policy of a measure', () => {
  it.each([
    [{ countsPeople: true }, { below: 5 }],
    [{ countsPeople: true, suppressBelow: 8 }, { below: 8 }],
    [{ countsPeople: true, suppressBelow: 1 }, undefined],
    // "Fewer than 2" would say one.
    [{ countsPeople: true, suppressBelow: 2 }, { below: 3 }],
    [{ countsPeople: false }, undefined],
    [{ countsPeople: false, suppressBelow: 10 }, { below: 10 }],
  ])('%j is %j', (measure, policy) => {
    expect(policyOf(measure, 5)).toEqual(policy);
  });
});

describe('a small number of people', () => {
  it.each<[string, Row[], object]>([
    [
      'is hidden from 1 to 4',
      [
        ['2025-03-31', '1'],
        ['2025-09-30', '4'],
      ],
      { '2025-03-31': 'small', '2025-09-30': 'small' },
    ],
    [
      'is not nought, and not 5',
      [
        ['2025-03-31', '0'],
        ['2025-09-30', '5'],
      ],
      {},
    ],
  ])('%s', (_what, rows, expected) => {
    expect(hidden(rows)).toEqual(expected);
  });

  it.each<[string, Partial<Reading>, boolean]>([
    ['a small numerator', { numerator: '3', denominator: '29' }, true],
    ['a small denominator', { numerator: '0', denominator: '3' }, true],
    ['neither', { numerator: '10', denominator: '29' }, false],
    ['none known', {}, false],
  ])('hides a rate with %s', (_what, more, is) => {
    const found = hidden([['FY2024/25', '3.4', more]], { unit: '%' });
    expect(found).toEqual(is ? { 'FY2024/25': 'small' } : {});
  });

  it('takes its figure along, so that nobody shows it by mistake', () => {
    const readings = [aReading('FY2024/25', '3', { typed: 'three', numerator: '3', denominator: '29' })];
    const copy = safeCopy({ measure: count, policy: { below: 5 }, readings });
    expect(copy).toMatchObject([{ kind: 'hidden', why: 'small', below: 5 }]);
    for (const field of ['value', 'typed', 'numerator', 'denominator'])
      expect(copy[0]?.reading).not.toHaveProperty(field);
    expect(shownReadings(copy)).toEqual([]);
  });

  it('stays where somebody recorded why it may', () => {
    const overrides = [
      {
        what: 'figure' as const,
        period: 'FY2024/25',
        by: 'lead',
        at: '2026-11-24T10:00:00Z',
        why: 'Complaints, not people.',
      },
    ];
    expect(
      hidden(
        [
          ['FY2024/25', '3'],
          ['FY2023/24', '2'],
        ],
        {},
        { overrides },
      ),
    ).toEqual({ 'FY2023/24': 'small' });
  });

  it('stays where it was published before', () => {
    const wasPublished = ({ period }: Reading) => period.text === 'FY2017/18';
    expect(
      hidden(
        [
          ['FY2017/18', '4'],
          ['FY2018/19', '2'],
        ],
        {},
        { wasPublished },
      ),
    ).toEqual({ 'FY2018/19': 'small' });
  });

  it('goes from the baseline too', () => {
    const measure = aMeasure({ baselineValue: '3' });
    expect(safeMeasure(measure, { below: 5 })).not.toHaveProperty('baselineValue');
    expect(safeMeasure({ ...measure, unit: '%' }, { below: 5 })).toHaveProperty('baselineValue', '3');
    expect(safeMeasure(measure, undefined)).toBe(measure);
  });
});

describe('a number from which a small one could be worked out', () => {
  it.each<[string, Row[], Partial<Measure>, object]>([
    [
      'the other half of the year',
      [
        ['FY2024/25-H1', '3'],
        ['FY2024/25-H2', '40'],
        ['FY2024/25', '43'],
      ],
      {},
      { 'FY2024/25-H1': 'small', 'FY2024/25-H2': 'protects' },
    ],
    [
      'a year that is a half and four more: nobody gave the second half',
      [
        ['FY2024/25-H1', '40'],
        ['FY2024/25', '44'],
      ],
      {},
      { 'FY2024/25-H1': 'protects' },
    ],
    [
      'a year of two small halves that can only be four and four',
      [
        ['FY2024/25-H1', '4'],
        ['FY2024/25-H2', '4'],
        ['FY2024/25', '8'],
      ],
      {},
      { 'FY2024/25-H1': 'small', 'FY2024/25-H2': 'small', 'FY2024/25': 'protects' },
    ],
    [
      'not a year of two small halves that could be many',
      [
        ['FY2024/25-H1', '3'],
        ['FY2024/25-H2', '3'],
        ['FY2024/25', '6'],
      ],
      {},
      { 'FY2024/25-H1': 'small', 'FY2024/25-H2': 'small' },
    ],
    [
      'not halves alone',
      [
        ['FY2024/25-H1', '3'],
        ['FY2024/25-H2', '40'],
      ],
      {},
      { 'FY2024/25-H1': 'small' },
    ],
    [
      'not numbers on a day',
      [
        ['2025-03-31', '3'],
        ['2025-09-30', '40'],
        ['2026-03-31', '43'],
      ],
      {},
      { '2025-03-31': 'small' },
    ],
    [
      'a running total that grew by two',
      [
        ['FY2024/25-Q1', '40'],
        ['FY2024/25-Q2', '42'],
        ['FY2024/25-Q3', '90'],
      ],
      { cumulative: true },
      { 'FY2024/25-Q1': 'protects' },
    ],
    [
      'not running totals that begin anew',
      [
        ['FY2024/25-Q4', '40'],
        ['FY2025/26-Q1', '38'],
      ],
      { cumulative: true },
      {},
    ],
    [
      'not halves that do not add up to their year',
      [
        ['FY2024/25-H1', '30'],
        ['FY2024/25-H2', '40'],
        ['FY2024/25', '50'],
      ],
      {},
      {},
    ],
  ])('is hidden: %s', (_what, rows, change, expected) => {
    expect(hidden(rows, change)).toEqual(expected);
  });

  it('is a rate, by its numerator', () => {
    const rows: Row[] = [
      ['FY2024/25-H1', '10', { numerator: '3', denominator: '30' }],
      ['FY2024/25-H2', '50', { numerator: '20', denominator: '40' }],
      ['FY2024/25', '33', { numerator: '23', denominator: '70' }],
    ];
    expect(hidden(rows, { unit: '%' })).toEqual({ 'FY2024/25-H1': 'small', 'FY2024/25-H2': 'protects' });
  });

  it('is hidden in its place where the smallest was published before', () => {
    const rows: Row[] = [
      ['FY2024/25-H1', '3'],
      ['FY2024/25-H2', '40'],
      ['FY2024/25', '43'],
    ];
    const wasPublished = ({ period }: Reading) => period.text === 'FY2024/25-H2';
    expect(hidden(rows, {}, { wasPublished })).toEqual({ 'FY2024/25-H1': 'small', 'FY2024/25': 'protects' });
  });
});

const QUARTERS = ['Q1', 'Q2', 'Q3', 'Q4'].map((quarter) => `FY2024/25-${quarter}`);
/** The quarters that each period adds up. */
const SUMS: Record<string, number[]> = {
  ...Object.fromEntries(QUARTERS.map((text, index) => [text, [index]])),
  'FY2024/25-H1': [0, 1],
  'FY2024/25-H2': [2, 3],
  'FY2024/25': [0, 1, 2, 3],
};

describe('the safe copy of any register', () => {
  const MOST = 12;

  it('never lets a hidden number be worked out, however the reader tries', () => {
    const quarters = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 4, maxLength: 4 });
    const periods = fc.subarray(Object.keys(SUMS), { minLength: 2 });
    let secondary = 0;
    fc.assert(
      fc.property(quarters, periods, fc.integer({ min: 3, max: 5 }), (people, known, below) => {
        const total = (text: string, of: readonly number[]) =>
          (SUMS[text] ?? []).reduce((sum, index) => sum + (of[index] ?? 0), 0);
        const readings = known.map((text) => aReading(text, String(total(text, people))));
        const copy = safeCopy({ measure: count, policy: { below }, readings });
        if (copy.some((safe) => safe.kind === 'hidden' && safe.why === 'protects')) secondary += 1;
        // Every way in which the quarters could be, given what the copy says; nothing of the product's own reckoning.
        const possible = known.map(() => new Set<number>());
        const derived = new Map<string, Set<number>>();
        for (let code = 0; code < (MOST + 1) ** 4; code += 1) {
          const guess = [0, 1, 2, 3].map((place) => Math.floor(code / (MOST + 1) ** place) % (MOST + 1));
          const fits = copy.every((safe) => {
            const sum = total(safe.reading.period.text, guess);
            if (safe.kind === 'shown') return sum === Number(safe.reading.value);
            return safe.why === 'protects' || (sum > 0 && sum < below);
          });
          if (!fits) continue;
          known.forEach((text, index) => possible[index]?.add(total(text, guess)));
          for (const text of Object.keys(SUMS)) {
            derived.set(text, (derived.get(text) ?? new Set()).add(total(text, guess)));
          }
        }
        copy.forEach((safe, index) => {
          // One that was hidden to protect another, and need not have been, says nothing of few people.
          const real = Number(readings[index]?.value);
          const isSmall = real > 0 && real < below;
          if (safe.kind === 'hidden' && isSmall) expect(possible[index]?.size).toBeGreaterThan(1);
        });
        // Nor does a small number come out that no reading gave.
        for (const [text, values] of derived) {
          const [only = 0] = values;
          if (values.size === 1 && only > 0 && only < below) throw new Error(`${text} is given away: ${only}`);
        }
      }),
      { numRuns: 40, seed: 1 }, // the same cases each time: so many are hidden to protect another
    );
    expect(secondary).toBeGreaterThan(5);
  });
});

describe('two small quarters of a small half-year', () => {
  it('are no longer said to be small where "fewer than 3" would say one and one', () => {
    const rows: Row[] = [
      ['FY2024/25-Q1', '1'],
      ['FY2024/25-Q2', '1'],
      ['FY2024/25-H1', '2'],
    ];
    expect(hidden(rows, { suppressBelow: 3 })).toEqual({
      'FY2024/25-Q1': 'small',
      'FY2024/25-Q2': 'protects',
      'FY2024/25-H1': 'small',
    });
  });
});
