import fc from 'fast-check';
import { analyse } from '../../../../src/features/analysis/rules/analyse.ts';
import { RULES } from '../../../../src/features/analysis/rules/rules.ts';
import { annual, yearly } from '../../../support/series.ts';
import { slowSignals } from './slow-rules.ts';

type Value = string | number | undefined;
const signals = (values: readonly Value[], rules = RULES) =>
  analyse(annual(), yearly(...values), { rules }).segments.flatMap(({ points }) =>
    points.map((point) => point.signals),
  );
/** Where a rule holds, as a row of marks: `..xx`. */
const marks = (rule: string, values: readonly Value[], rules = RULES) =>
  signals(values, rules)
    .map((here) => (here.some((name) => name === rule) ? 'x' : '.'))
    .join('');
const repeat = (times: number, ...values: Value[]) => Array.from({ length: times }, () => values).flat();

describe('a point outside its limits', () => {
  it.each<[string, Value[], string]>([
    ['is one far above', [...repeat(4, 10, 11), 20], '........x'],
    ['is one far below', [...repeat(4, 10, 11), 1], '........x'],
    // Mean 1.7, average move 5, upper limit 15 to the last digit: strictly outside only.
    ['is not one on its limit', [4, 3, 5, -5, -1, 2, -3, -4, 1, 15], '..........'],
    ['is one a hair beyond it', [4, 3, 5, -5, -1, 2, -3, -4, 1, '15.1'], '.........x'],
    ['is any that moves at all in a series that never did', [...repeat(9, '0.1'), '0.2'], '.........x'],
    ['is none in a series that never moves', repeat(12, '0.1'), '............'],
    ['is not looked for under eight figures', [...repeat(3, 10, 11), 90], '.......'],
  ])('%s', (_what, values, expected) => {
    expect(marks('outside', values)).toBe(expected);
  });
});

describe('a shift', () => {
  it.each<[string, Value[], string]>([
    ['is seven above the mean, all of them', [1, 3, 1, 6, 7, 6, 7, 6, 7, 6, 1, 3], '...xxxxxxx..'],
    ['is not six', [1, 3, 1, 6, 7, 6, 7, 6, 7, 1, 3, 1], '............'],
    ['is broken by one on the mean', [2, 2, 2, 3, 2, 2, 2, 1, 1, 3, 1, 3], '............'],
    ['is broken by a missing year', [1, 3, 1, 6, 7, 6, 7, undefined, 6, 7, 6, 1, 3], '............'],
  ])('%s', (_what, values, expected) => {
    expect(marks('shift', values)).toBe(expected);
  });
});

describe('a trend', () => {
  it.each<[string, Value[], string]>([
    ['is seven rising, all of them', [5, 4, 1, 2, 3, 4, 5, 6, 7, 6], '..xxxxxxx.'],
    ['is seven falling', [5, 9, 8, 7, 6, 5, 4, 3, 4, 5], '.xxxxxxx..'],
    ['is not six', [5, 4, 1, 2, 3, 4, 5, 6, 6, 5], '..........'],
    ['is broken by a tie', [1, 2, 3, 4, 4, 5, 6, 7, 6, 5], '..........'],
    ['is broken by a missing year', [1, 2, 3, 4, undefined, 5, 6, 7, 8, 5], '.........'],
  ])('%s', (_what, values, expected) => {
    expect(marks('trend', values)).toBe(expected);
  });

  it('may be counted as five in the table of rules', () => {
    expect(marks('trend', [5, 4, 1, 2, 3, 4, 5, 4, 5, 4], { ...RULES, trend: 5 })).toBe('..xxxxx...');
  });
});

describe('two of three near a limit', () => {
  // Thirty figures of 10 and 12 in turn: mean near 11, average move near 2, limits near 5.7 and 16.3, near ones 7.5 and 14.5.
  const calm = repeat(15, 10, 12);
  const tail = (values: Value[]) => marks('twoOfThree', [...calm, ...values]).slice(30);
  it.each<[string, Value[], string]>([
    ['flags the near ones only', [15.5, 12, 15.5], 'x.x'],
    ['flags two neighbours', [12, 15.5, 15.5], '.xx'],
    ['flags them below the mean', [10, 7, 7], '.xx'],
    ['needs the third on the same side', [15.5, 10, 15.5], '...'],
    ['needs two on the same side', [15.5, 12, 7], '...'],
    ['is not one', [12, 15.5, 12], '...'],
    ['does not count one beyond the limit', [12, 15.5, 40], '...'],
    ['is broken by a missing year', [12, 15.5, undefined, 15.5], '...'],
  ])('%s', (_what, values, expected) => {
    expect(tail(values)).toBe(expected);
  });
});

describe('the signals at a point', () => {
  it('are all the rules that hold there, in the order in which one of them names it', () => {
    const values = [...repeat(8, 5, 6), 5, 6, 7, 8, 9, 10, 11, 30];
    expect(signals(values).at(-1)).toEqual(['outside', 'trend']);
    expect(signals([...repeat(10, 1, 2), 3, 4, 5, 6, 7, 8, 9, 10]).at(-1)).toEqual(['outside', 'trend', 'shift']);
  });

  it('are those of an independent implementation, whatever the figures and the gaps', () => {
    // Small whole numbers, so that ties, points on the mean and points on a limit happen.
    const figure = fc.record({ value: fc.integer({ min: -4, max: 4 }), gap: fc.boolean(), jump: fc.nat(12) });
    fc.assert(
      fc.property(fc.array(figure, { minLength: 1, maxLength: 30 }), (figures) => {
        const values = figures.map(({ value, jump }) => (jump === 0 ? value * 5 : value));
        const gaps = figures.map(({ gap, jump }) => gap && jump < 3);
        const spread = values.flatMap((value, index): Value[] => (gaps[index] ? [undefined, value] : [value]));
        // A gap before the first figure is none.
        const expected = slowSignals(values, gaps.with(0, false));
        expect(signals(spread)).toEqual(expected);
      }),
      { numRuns: 800 },
    );
  });

  it('are there in rising, shifting and clustered figures too, as the independent implementation has them', () => {
    const run = fc.record({
      start: fc.nat(9),
      step: fc.integer({ min: -1, max: 1 }),
      length: fc.integer({ min: 1, max: 9 }),
    });
    const found = new Set<string>();
    fc.assert(
      fc.property(fc.array(run, { minLength: 2, maxLength: 6 }), (runs) => {
        const values = runs.flatMap(({ start, step, length }) => Array.from({ length }, (_, i) => start + step * i));
        const all = signals(values);
        all.flat().forEach((signal) => found.add(signal));
        expect(all).toEqual(
          slowSignals(
            values,
            values.map(() => false),
          ),
        );
      }),
      { numRuns: 500 },
    );
    expect([...found].sort()).toEqual(['outside', 'shift', 'trend', 'twoOfThree']);
  });

  it('are none in any series that never moves, whatever its decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99999, max: 99999 }), fc.integer({ min: 8, max: 40 }), (thousandths, count) => {
        expect(signals(repeat(count, (thousandths / 1000).toFixed(3))).flat()).toEqual([]);
      }),
    );
  });
});
