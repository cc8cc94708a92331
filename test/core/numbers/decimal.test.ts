import * as fc from 'fast-check';
import { canonicalDecimal, compareDecimals, subtractDecimals, toNumber } from '../../../src/core/numbers/decimal.ts';

const decimal = fc
  .tuple(fc.integer(), fc.integer({ min: 0, max: 999_999 }))
  .map(([whole, rest]) => canonicalDecimal(`${whole}.${String(rest).padStart(6, '0')}`));

describe('a decimal', () => {
  it.each([
    ['+012.50', '12.5'],
    ['-0.0', '0'],
    ['-0.050', '-0.05'],
    ['1200', '1200'],
  ])('%s is written %s', (text, canonical) => expect(canonicalDecimal(text)).toBe(canonical));

  it.each(['', '1e5', '1,5', '.5', '12.', 'NaN', '1'.repeat(101)])('%s is none', (text) => {
    expect(() => canonicalDecimal(text)).toThrow(RangeError);
  });

  it.each([
    ['12.4', '12.1', '0.3', 1],
    ['0.3', '0.1', '0.2', 1],
    ['1', '1.00', '0', 0],
    ['-2', '1.5', '-3.5', -1],
    ['999999999999.999999', '0.000001', '999999999999.999998', 1],
  ])('%s less %s is %s, exactly', (a, b, difference, order) => {
    expect(subtractDecimals(a, b)).toBe(difference);
    expect(compareDecimals(a, b)).toBe(order);
  });

  it('is drawn as the nearest number', () => expect(toNumber('-12.50')).toBe(-12.5));

  it('less another, and that less nothing, agree with their order', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(subtractDecimals(a, subtractDecimals(a, b))).toBe(b);
        expect(compareDecimals(subtractDecimals(a, b), '0')).toBe(compareDecimals(a, b));
      }),
    );
  });
});
