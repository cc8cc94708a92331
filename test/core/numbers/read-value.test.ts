import * as fc from 'fast-check';
import { readValue } from '../../../src/core/numbers/read-value.ts';
import { anyText } from '../../support/any-text.ts';

const count = { unit: 'count' };

describe('a figure as people in Britain type it', () => {
  it.each([
    ['12.5', 'count', '12.5'],
    ['12.50', 'count', '12.5'],
    ['  007 ', 'count', '7'],
    ['.5', 'count', '0.5'],
    ['12.', 'count', '12'],
    ['0', 'count', '0'],
    ['12.5%', '%', '12.5'],
    ['12.5 %', '%', '12.5'],
    ['12.5 per cent', '%', '12.5'],
    ['12.5 percent', 'per cent', '12.5'],
    ['101.5', '% of households', '101.5'],
    ['£1,250', '£', '1250'],
    ['£ 1,250.00', '£', '1250'],
    ['-£5', '£', '-5'],
    ['£-5', '£', '-5'],
    ['￡１，２５０', '£', '1250'],
    ['£650 per week', '£ per week', '650'],
    ['£650', '£ per week', '650'],
    ['£1.2m', '£m', '1.2'],
    ['1.2', '£m', '1.2'],
    ['1.2m', 'm', '1.2'],
    ['5000', '£000', '5000'],
    ['1000', 'per 1000', '1000'],
    ['1,234.5', 'count', '1234.5'],
    ['1,234', 'count', '1234'],
    ['1,234,567', '%', '1234567'],
    ['1 250', 'count', '1250'],
    ['1\u00a0250', 'count', '1250'],
    ['1\u2009250\u202f000', 'count', '1250000'],
    ['-0.3', 'count', '-0.3'],
    ['\u22120.3', 'count', '-0.3'],
    ['–0.3', 'count', '-0.3'],
    ['- 0.3', 'count', '-0.3'],
    ['-0', 'count', '0'],
    ['+3', 'count', '3'],
    ['１２．５', 'count', '12.5'],
    ['12 days', 'days', '12'],
    ['12days', 'days', '12'],
    ['1 day', 'days', '1'],
    ['12 Days per FTE', 'days per FTE', '12'],
    ['351.2 per 100,000', 'per 100,000', '351.2'],
    ['1,351.2 per 100,000', 'per 100,000', '1351.2'],
    ['3 tCO2e', 'tCO2e', '3'],
    ['\u200b12.5\ufeff', 'count', '12.5'],
    ['999999999999.999999', 'count', '999999999999.999999'],
  ])('%s of %s is %s', (typed, unit, value) => {
    expect(readValue(typed, { unit })).toEqual({ kind: 'read', value });
  });
});

describe('a figure that could mean something else', () => {
  it.each([
    ['', 'There is no figure yet', 'press Not ready yet'],
    ['   ', 'There is no figure yet', 'press Not ready yet'],
    ['n/a', 'there is no figure', 'press Not ready yet'],
    ['TBC', 'there is no figure', 'press Not ready yet'],
    ['-', 'there is no figure', 'press Not ready yet'],
    ['nil', 'means nought', 'type 0'],
    ['Infinity', 'can be compared', '12.5'],
    ['about 12', 'not an exact figure', 'Provisional'],
    ['~12', 'not an exact figure', 'Provisional'],
    ['<5', 'not an exact figure', 'Provisional'],
    ['c. 12', 'not an exact figure', 'Provisional'],
    ['12+', 'not an exact figure', 'Provisional'],
    ['3 in 10', 'one number out of another', '30'],
    ['3/10', 'one number out of another', '30'],
    ['49 of 82', 'one number out of another', '30'],
    ['3 out of 10', 'one number out of another', '30'],
    ['½', 'one number out of another', '30'],
    ['12-14', 'a range', 'best figure'],
    ['12 – 14', 'a range', 'best figure'],
    ['12 to 14', 'a range', 'best figure'],
    ['12%-14%', 'a range', 'best figure'],
    ['1e5', 'in shorthand', '100000'],
    ['1.2E+11', 'in shorthand', '100000'],
    ['(12.5)', 'Brackets', 'minus in front'],
    ['1.2m', 'in short', 'in full'],
    ['12 thousand', 'in short', 'in full'],
    ['1,5', 'decimal point', 'type 1.5 or 15'],
    ['12,50', 'decimal point', 'type 12.50 or 1250'],
    ['0,123', 'decimal point', 'type 0.123 or 123'],
    ['1.234,5', 'decimal point', 'type 1234.5 or 12345'],
    ['1,23,456', 'do not stand at the thousands', 'without commas'],
    ['1,,234', 'do not stand at the thousands', 'without commas'],
    ['1.234.5', 'more than one point', 'one point'],
    ['1 25', 'a space inside', 'without spaces'],
    ['12 5000', 'a space inside', 'without spaces'],
    ['1234567890123', 'more than 12 digits', 'pasted twice'],
    ['1.2345678', 'more than 6 decimals', 'round it to 6'],
    ['twelve', 'not a number', 'in digits'],
    ['--5', 'not a number', 'in digits'],
    ['10²', 'stands after the number', 'number alone'],
    ['١٢', 'not a number', 'in digits'],
    ['{"value":1}', 'not a number', 'in digits'],
    ['12%', 'unit is count, not per cent', 'number alone'],
    ['£12', 'unit is count, not pounds', 'number alone'],
    ['12 weeks', 'unit is count, and “weeks”', 'in that unit'],
    ['12 which is lower than last time', 'words after the number', 'What does this tell us?'],
    ['1'.repeat(101), 'more than a number', 'number alone'],
  ])('%s is refused with its reason and what to type', (typed, problem, cure) => {
    expect(readValue(typed, count)).toEqual({
      kind: 'refused',
      problem: expect.stringContaining(problem),
      cure: expect.stringContaining(cure),
    });
  });

  it.each([
    ['1,234', { unit: '%' }, 'type 1.234 or 1234'],
    ['1,234', { unit: 'days', maximum: '365' }, 'type 1.234 or 1234'],
    ['£12', { unit: '£m' }, 'number alone'],
    ['£5000', { unit: '£000' }, 'number alone'],
    ['12 days', { unit: '%' }, 'number alone'],
  ])('%s of %j is refused', (typed, measure, cure) => {
    expect(readValue(typed, measure)).toMatchObject({ kind: 'refused', cure: expect.stringContaining(cure) });
  });
});

describe("a figure outside the register's range or decimals", () => {
  it.each([
    ['12.55', { unit: '%', decimals: 1 }, 'kept to 1 decimal, and that has 2'],
    ['12.555', { unit: '%', decimals: 2 }, 'kept to 2 decimals, and that has 3'],
    ['12.5', { unit: 'count', decimals: 0 }, 'kept to a whole number'],
    ['-1', { unit: 'count', minimum: '0' }, 'below 0'],
    ['100.1', { unit: '%', maximum: '100' }, 'above 100'],
  ])('%s of %j is refused', (typed, measure, problem) => {
    expect(readValue(typed, measure)).toMatchObject({ kind: 'refused', problem: expect.stringContaining(problem) });
  });

  it.each([
    ['12.50', { unit: '%', decimals: 1 }],
    ['12.0', { unit: 'count', decimals: 0 }],
    ['100', { unit: '%', minimum: '0', maximum: '100' }],
    ['1,234', { unit: 'days', maximum: '1234' }],
  ])('%s of %j is read: at the edge is inside', (typed, measure) => {
    expect(readValue(typed, measure).kind).toBe('read');
  });
});

describe('every figure', () => {
  const figure = fc.tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 999_999 }));
  const plain = figure.map(([whole, rest]) => `${whole}.${String(rest).padStart(6, '0')}`.replace(/\.?0+$/, ''));

  it('is read as itself, however it is dressed', () => {
    fc.assert(
      fc.property(plain, fc.constantFrom('', ' ', '\u00a0'), fc.boolean(), (value, space, full) => {
        const [whole = '', fraction] = value.split('.');
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
        const wide = full
          ? grouped.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
          : grouped;
        const expected = { kind: 'read', value: value === '-0' ? '0' : value };
        expect(readValue(value, count)).toEqual(expected);
        expect(readValue(space + wide.replace('-', '\u2212') + space, count)).toEqual(expected);
      }),
    );
  });
});

describe('whatever is typed as a figure', () => {
  const nearly = fc.stringMatching(/^[-+£%0-9., ()/ediny]{0,20}$/);
  const unit = fc.constantFrom('count', '%', '£', '£m', 'days', 'per 100,000', '');

  it('is read as a canonical decimal or refused with a cure, never an error', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(), nearly), unit, (typed, unitOf) => {
        const read = readValue(typed, { unit: unitOf, decimals: 2, minimum: '-10', maximum: '1000' });
        if (read.kind === 'read') expect(read.value).toMatch(/^(?:0|-?[1-9]\d{0,3}(?:\.\d?[1-9])?|-?0\.\d?[1-9])$/);
        else expect(`${read.problem} ${read.cure}`).not.toMatch(/undefined|NaN/);
      }),
      { numRuns: 1000 },
    );
  });
});
