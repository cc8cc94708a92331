import type { Measure } from './measure.ts';

export const UNIT_KINDS = ['count', 'rate', 'money', 'time', 'score'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** `per month` says how often a count is made; `per 1,000` and `per child` make a rate. */
const OFTEN = '(?:day|night|week|fortnight|month|quarter|term|half|year|annum|session|shift|visit)s?\\b';
const RATE_WORD = '(?:rate|ratio|index|score|average|mean|median|proportion|share|percentage)';
const RATE = new RegExp(
  [
    '^(?:%|percent\\b|per cent\\b|percentage\\b)',
    `\\bper (?!${OFTEN})`,
    // The unit is one of these, ends with one, or is one of something: `DMFT index`, `score 0-10`, `ratio of pay`.
    `\\b${RATE_WORD}s?$`,
    `^${RATE_WORD} (?:(?:of|for|per|out of)\\b|[\\d(])`,
  ].join('|'),
  'i',
);

/**
 * What a unit is: as the register says, else guessed by whole words of the unit. Where it is not clear that the unit is
 * a rate it is a count, because a count of people is protected: `index offences`, `operations` and `children per month`
 * are counts.
 */
export function unitKindOf({ unit, unitKind }: Pick<Measure, 'unit' | 'unitKind'>): UnitKind {
  return unitKind ?? (RATE.test(unit.trim().replace(/\s+/g, ' ')) ? 'rate' : 'count');
}
