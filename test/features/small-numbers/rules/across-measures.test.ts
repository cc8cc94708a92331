import fc from 'fast-check';
import type { PartLink } from '../../../../src/core/measures/parts-of-totals.ts';
import { hideAcross, type Member } from '../../../../src/features/small-numbers/rules/across-measures.ts';
import { safeCopy } from '../../../../src/features/small-numbers/rules/safe-copy.ts';
import { aReading } from '../../../support/examples.ts';

type Row = readonly [period: string, value: number];

const member = (code: string, rows: readonly Row[], more: Partial<Member> = {}): Member => ({
  measure: { code, unit: 'count', cumulative: false },
  readings: rows.map(([period, value]) => aReading(period, String(value))),
  policy: { below: 5 },
  ...more,
});
const partsOf = (total: string, ...codes: string[]): PartLink[] => codes.map((code) => ({ code, of: total }));

/** What is hidden, by code and period, and why. */
function hiddenOf(members: readonly Member[], links: readonly PartLink[]): Record<string, string> {
  const also = hideAcross(members, links);
  return Object.fromEntries(
    members.flatMap((one) => {
      const { code } = one.measure;
      return safeCopy({ ...one, also: also.get(code) ?? new Map() }).flatMap((safe) =>
        safe.kind === 'hidden' ? [[`${code} ${safe.reading.period.text}`, safe.why]] : [],
      );
    }),
  );
}

const YEAR = 'FY2024/25';
/** A total T and its parts A, B … for one year. */
function oneYear(total: number, parts: readonly number[], more: Partial<Record<string, Partial<Member>>> = {}) {
  const codes = parts.map((_count, index) => String.fromCharCode('A'.charCodeAt(0) + index));
  const members = [
    member('T', [[YEAR, total]], more.T),
    ...codes.map((code, index) => member(code, [[YEAR, parts[index] ?? 0]], more[code])),
  ];
  return Object.fromEntries(
    Object.entries(hiddenOf(members, partsOf('T', ...codes))).map(([name, why]) => [name.split(' ')[0], why]),
  );
}

describe('a part of a total', () => {
  it.each<[string, number, number[], object]>([
    ['that is small takes the next smallest with it', 33, [3, 10, 20], { A: 'small', B: 'protects' }],
    ['that is small and one of two small ones takes no other', 25, [2, 3, 20], { A: 'small', B: 'small' }],
    [
      'that can only be one like the other one takes a third',
      52,
      [1, 1, 20, 30],
      { A: 'small', B: 'small', C: 'protects' },
    ],
    ['that is alone and small takes the total', 3, [3], { A: 'small', T: 'small' }],
    ['that is no small number hides nothing', 15, [5, 10, 0], {}],
    ['takes a nought only where there is nothing else', 13, [3, 0, 10], { A: 'small', C: 'protects' }],
    // The rest of the total is of four people of whom no measure tells.
    ['that is nearly all of it would give away the rest', 44, [40], { A: 'protects' }],
    ['that leaves many others hides nothing', 99, [40], {}],
    ['that is more than its total tells nobody anything', 30, [3, 40], { A: 'small' }],
  ])('%s', (_what, total, parts, expected) => {
    expect(oneYear(total, parts)).toEqual(expected);
  });

  it('is protected by a sibling that once was an estimate with a decimal', () => {
    const members = [
      member('T', [[YEAR, 33]]),
      member('A', [[YEAR, 3]]),
      member('B', [
        ['FY2023/24', 20.5],
        [YEAR, 20],
      ]),
      member('C', [[YEAR, 10]]),
    ];
    expect(hiddenOf(members, partsOf('T', 'A', 'B', 'C'))).toEqual({
      [`A ${YEAR}`]: 'small',
      [`C ${YEAR}`]: 'protects',
    });
  });

  it('stays where it was published, and the total goes instead', () => {
    const out = { wasPublished: () => true };
    expect(oneYear(13, [3, 10], { B: out })).toEqual({ A: 'small', T: 'protects' });
    // Nothing is left that could be hidden, but how small it is.
    expect(oneYear(13, [3, 10], { B: out, T: out })).toEqual({ A: 'protects' });
  });

  it('protects a part by the limit of that part’s own measure', () => {
    const parts = { A: { policy: { below: 100 } }, B: { policy: undefined }, T: { policy: undefined } };
    expect(oneYear(211, [61, 150], parts)).toEqual({ A: 'small', B: 'protects' });
    const also = hideAcross(
      [
        member('T', [[YEAR, 211]], { policy: undefined }),
        member('A', [[YEAR, 61]], { policy: { below: 100 } }),
        member('B', [[YEAR, 150]], { policy: undefined }),
      ],
      partsOf('T', 'A', 'B'),
    );
    expect(also.get('B')).toEqual(new Map([[YEAR, 100]]));
  });

  it('may be a total of its own: what is hidden below is not worked out from above', () => {
    const members = [
      member('T', [[YEAR, 100]]),
      member('NORTH', [[YEAR, 60]]),
      member('SOUTH', [[YEAR, 40]]),
      member('N1', [[YEAR, 57]]),
      member('N2', [[YEAR, 3]]),
    ];
    const links = [...partsOf('T', 'NORTH', 'SOUTH'), ...partsOf('NORTH', 'N1', 'N2')];
    expect(hiddenOf(members, links)).toEqual({ [`N2 ${YEAR}`]: 'small', [`N1 ${YEAR}`]: 'protects' });
    const out = members.map((one) => (one.measure.code === 'N1' ? { ...one, wasPublished: () => true } : one));
    expect(hiddenOf(out, links)).toEqual({
      [`N2 ${YEAR}`]: 'small',
      [`NORTH ${YEAR}`]: 'protects',
      [`SOUTH ${YEAR}`]: 'protects',
    });
  });

  it('is not worked out from numerators and denominators either', () => {
    const rate = (code: string, value: string, numerator: string, denominator: string): Member => ({
      ...member(code, []),
      measure: { code, unit: '%', cumulative: false },
      readings: [aReading(YEAR, value, { numerator, denominator })],
    });
    const members = [rate('T', '20', '13', '65'), rate('A', '10', '3', '30'), rate('B', '28.6', '10', '35')];
    expect(hiddenOf(members, partsOf('T', 'A', 'B'))).toEqual({ [`A ${YEAR}`]: 'small', [`B ${YEAR}`]: 'protects' });
  });

  it('is not worked out by periods and parts together', () => {
    // Each quarter hides two parts, and each part two quarters; all the same rows and columns give one away.
    const half = (code: string, h1: number, h2: number, year: number): Member =>
      member(code, [
        ['FY2024/25-H1', h1],
        ['FY2024/25-H2', h2],
        [YEAR, year],
      ]);
    const members = [half('T', 43, 40, 83), half('A', 3, 20, 23), half('B', 40, 20, 60)];
    const hidden = hiddenOf(members, partsOf('T', 'A', 'B'));
    // Nor is it said which of them is the small one: "fewer than 5" here and there can be as good as the number.
    expect(hidden['A FY2024/25-H1']).toBe('protects');
    // A's other half, and B's first, and then B's second as well: else total minus B gives A's second, and that A's first.
    expect(Object.keys(hidden).length).toBeGreaterThanOrEqual(4);
  });

  it('never lets a small number be the only one that fits what is shown', () => {
    const most = 8;
    const below = 4;
    let secondary = 0;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: most }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 0, max: 2 }),
        (parts, rest) => {
          const sum = parts.reduce((all, part) => all + part, 0) + rest;
          const codes = parts.map((_part, index) => String(index));
          const numbers = [sum, ...parts];
          const members = ['T', ...codes].map((code, index) =>
            member(code, [[YEAR, numbers[index] ?? 0]], { policy: { below } }),
          );
          const hidden = hiddenOf(members, partsOf('T', ...codes));
          secondary += Object.values(hidden).filter((why) => why === 'protects').length;
          const says = (code: string, guess: number, real: number) => {
            const why = hidden[`${code} ${YEAR}`];
            if (why === undefined) return guess === real;
            return why === 'protects' || (guess > 0 && guess < below);
          };
          // The slow way: every table there could be, with or without people of whom nobody tells.
          const possible = [...parts, rest].map(() => new Set<number>());
          const size = 2 * most + 3;
          for (let number = 0; number < size ** parts.length; number += 1) {
            const guess = parts.map((_part, place) => Math.floor(number / size ** place) % size);
            if (!guess.every((one, index) => says(String(index), one, parts[index] ?? 0))) continue;
            const all = guess.reduce((a, b) => a + b, 0);
            for (const more of rest === 0 ? [0] : Array.from({ length: size }, (_one, index) => index)) {
              if (!says('T', all + more, sum)) continue;
              [...guess, more].forEach((one, index) => possible[index]?.add(one));
            }
          }
          [...parts, rest].forEach((real, index) => {
            if (real > 0 && real < below) expect(possible[index]?.size).toBeGreaterThan(1);
          });
        },
      ),
      { numRuns: 60, seed: 1 }, // the same cases each time: so many are hidden to protect another
    );
    expect(secondary).toBeGreaterThan(10);
  });

  it('never lets one be worked out from halves of a year and parts of a total together', () => {
    const most = 4;
    const below = 4;
    const [H1, H2] = [`${YEAR}-H1`, `${YEAR}-H2`];
    const count = fc.integer({ min: 0, max: most });
    fc.assert(
      fc.property(fc.tuple(count, count, count, count), (real) => {
        /** Every number that stands somewhere: of A, of B and of both, for each half and the year. */
        const table = ([a1, a2, b1, b2]: readonly number[]) => {
          const [p = 0, q = 0, r = 0, s = 0] = [a1, a2, b1, b2];
          return { A: [p, q, p + q], B: [r, s, r + s], T: [p + r, q + s, p + q + r + s] };
        };
        const truth = Object.entries(table(real));
        const members = truth.map(([code, [h1 = 0, h2 = 0, year = 0]]) =>
          member(
            code,
            [
              [H1, h1],
              [H2, h2],
              [YEAR, year],
            ],
            { policy: { below } },
          ),
        );
        const hidden = hiddenOf(members, partsOf('T', 'A', 'B'));
        const whys = truth.flatMap(([code]) => [H1, H2, YEAR].map((period) => hidden[`${code} ${period}`]));
        const numbers = truth.flatMap(([, own]) => own);
        const possible = numbers.map(() => new Set<number>());
        const size = 2 * most + 1;
        for (let number = 0; number < size ** 4; number += 1) {
          const guess = real.map((_one, place) => Math.floor(number / size ** place) % size);
          const all = Object.values(table(guess)).flat();
          const fits = all.every((one, index) => {
            if (whys[index] === undefined) return one === numbers[index];
            return whys[index] === 'protects' || (one > 0 && one < below);
          });
          if (fits) all.forEach((one, index) => possible[index]?.add(one));
        }
        numbers.forEach((one, index) => {
          if (one > 0 && one < below)
            expect([real, whys, [...(possible[index] ?? [])].length > 1]).toEqual([real, whys, true]);
        });
      }),
      { numRuns: 80 },
    );
  });
});
