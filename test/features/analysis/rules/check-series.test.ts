import type Fraction from 'fraction.js';
import { analyse, toFloat } from '../../../../src/features/analysis/rules/analyse.ts';
import { owner } from '../../../support/examples.ts';
import { annual, yearly } from '../../../support/series.ts';

/** Published with its limits by the NHS-R community (domain brief, 10.4). */
const CHECK = '1,2,1,2,10,1,2,1,2,1,2,1,2,1,2,1,2,1'.split(',');

const decision = { by: owner, at: '2026-11-24T10:00:00Z', why: 'A flood.' };

function usual(values: readonly string[], screened = false) {
  const analysis = analyse(
    annual({ analysis: { steps: [], ...(screened && { screened: decision }) } }),
    yearly(...values),
  );
  const { mean, limits } = analysis.segments[0]?.usual ?? {};
  const rounded = (value: Fraction | undefined) => value && Math.round(toFloat(value) * 100) / 100;
  return { mean: rounded(mean), lower: rounded(limits?.lower), upper: rounded(limits?.upper) };
}

describe('the published check series', () => {
  it('has the limits of the NHS spreadsheets, with every moving range kept', () => {
    expect(usual(CHECK)).toEqual({ mean: 1.94, lower: -3.06, upper: 6.95 });
  });

  it('has the narrower limits of the NHS-R package where screening is chosen', () => {
    expect(usual(CHECK, true)).toEqual({ mean: 1.94, lower: -0.72, upper: 4.6 });
  });

  it('has them whatever the unit: in hundredths the same limits, a hundred times smaller', () => {
    const hundredths = CHECK.map((value) => (Number(value) / 1000).toString());
    expect(usual(hundredths)).toEqual({ mean: 0, lower: -0, upper: 0.01 });
  });

  it('shows the ten as outside its limits, and nothing else', () => {
    const { points } = analyse(annual(), yearly(...CHECK)).segments[0] ?? { points: [] };
    expect(points.filter(({ signals }) => signals.length > 0)).toMatchObject([{ value: '10', signals: ['outside'] }]);
  });

  it('is not screened into nothing where no figure ever moved', () => {
    expect(
      usual(
        Array.from({ length: 8 }, () => '0.1'),
        true,
      ),
    ).toEqual({ mean: 0.1, lower: 0.1, upper: 0.1 });
  });

  it('is screened of a move of exactly 3.267 average ones', () => {
    // Eleven moves that add up to 1000, one of them 297: 3.267 times 1000/11 to the last digit.
    const moves = [70, 70, 70, 297, 70, 70, 70, 70, 71, 71, 71];
    let at = 0;
    const values = [0, ...moves.map((move, index) => (at += index % 2 === 0 ? move : -move))].map(String);
    const screened = usual(values, true);
    expect((screened.upper ?? 0) - (screened.mean ?? 0)).toBeCloseTo(2.66 * 70.3, 2);
  });
});
