import { openOnes } from '../../../../src/features/readings/rules/still-owed.ts';
import { aDueReading, aMeasure, on } from '../../../support/examples.ts';

const file = (status: 'live' | 'draft' | 'paused' | 'retired') => ({
  measure: aMeasure({ status }),
  due: [aDueReading(), aDueReading({ state: 'answered' })],
  ...{ drafts: [], readings: [], chain: { head: '', version: '' } },
});

it.each([
  ['live', 1],
  ['paused', 0],
  ['retired', 0],
  ['draft', 0],
] as const)('a measure that is %s has %i on its owner’s list, though both were opened before', (status, count) => {
  expect(openOnes(file(status), on('2026-11-24'))).toHaveLength(count);
});
