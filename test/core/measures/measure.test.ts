import { unitKindOf } from '../../../src/core/measures/measure.ts';

describe('what a unit is', () => {
  it.each([
    ...['%', '% of children', 'per cent', 'percent', 'per 1,000', 'days per FTE', 'rate per 10,000', 'mortality rate'],
    ...['ratio', 'index', 'DMFT index', 'score 0-10', 'score', 'average', 'average of three years', 'rate'],
  ])('%s is a rate', (unit) => {
    expect(unitKindOf({ unit })).toBe('rate');
  });

  it.each([
    ...['registrations', 'operations', 'children per month', 'corporate complaints', 'corporate parents'],
    ...['moderate cases', 'separated children', 'illiterate adults', 'decorated homes', 'index offences'],
    ...['cases per quarter', 'people per year', 'scored pupils', 'count', 'children', '', '£', 'days'],
  ])('%s is a count, so that a small one is hidden', (unit) => {
    expect(unitKindOf({ unit })).toBe('count');
  });

  it('is what the register says, whatever the words', () => {
    expect(unitKindOf({ unit: 'index', unitKind: 'count' })).toBe('count');
    expect(unitKindOf({ unit: 'children', unitKind: 'rate' })).toBe('rate');
  });
});
