import { analyse } from '../../../../src/features/analysis/rules/analyse.ts';
import { assuranceOf } from '../../../../src/features/analysis/rules/limits.ts';
import { exact } from '../../../../src/core/numbers/decimal.ts';
import type { Direction } from '../../../../src/core/measures/measure.ts';
import { annual, yearly } from '../../../support/series.ts';

// Mean 1.7, average move 5, limits -11.6 and 15 to the last digit.
const values = [4, 3, 5, -5, -1, 2, -3, -4, 1, 15];
const analysis = analyse(annual(), yearly(...values));

describe('whether the process as it is would reach a level', () => {
  it.each<[Direction, string, string | null]>([
    ['higher', '15.01', 'never'],
    ['higher', '15', 'sometimes'],
    ['higher', '0', 'sometimes'],
    ['higher', '-11.6', 'sometimes'],
    ['higher', '-11.61', 'always'],
    ['lower', '15.01', 'always'],
    ['lower', '15', 'sometimes'],
    ['lower', '-11.6', 'sometimes'],
    ['lower', '-11.61', 'never'],
    ['neutral', '15.01', null],
  ])('%s is better, the level is %s: %s', (direction, level, expected) => {
    const limits = analysis.segments[0]?.usual?.limits;
    expect(assuranceOf(exact(level), limits, direction)).toBe(expected);
  });

  it('is not said without limits', () => {
    expect(assuranceOf(exact('1'), undefined, 'higher')).toBeNull();
  });

  it('is not said of the framework’s indicators, only of what the register calls a target', () => {
    const indicator = { direction: 'higher' as const, indicatorValue: '20' };
    expect(analyse(annual(indicator), yearly(...values)).assurance).toBeNull();
    const target = { ...indicator, extra: { indicator_kind: 'target' } };
    expect(analyse(annual(target), yearly(...values)).assurance).toBe('never');
  });
});
