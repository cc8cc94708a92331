import * as fc from 'fast-check';
import { addDays, type Day } from '../../../../src/core/calendar/day.ts';
import { plusWorkingDays } from '../../../../src/core/calendar/working-days.ts';
import { PERIOD_KINDS } from '../../../../src/core/periods/period.ts';
import { decideOpenings, type OpeningFacts } from '../../../../src/features/readings/rules/due-rules.ts';
import { isLate } from '../../../../src/features/readings/rules/stages.ts';
import { aMeasure, aReading, on } from '../../../support/examples.ts';
import { aCommittee, aFramework } from '../../../support/frameworks.ts';

const calendar = { daysOff: new Set(['2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29'].map(on)) };
const today = on('2026-11-24');
const committees = [aCommittee('families', [['2026-12-10', '2026-11-30', 'FY2026/27-H1']])];

/** A measure with whatever reading it has, to be decided about on some day with whatever is open by then. */
type Case = Pick<OpeningFacts, 'measure' | 'readings'>;
const decide = (facts: Case, at: Day, due: OpeningFacts['due'] = []) =>
  decideOpenings({ ...facts, due, framework: aFramework(committees), calendar, today: at });

const anyCase = fc
  .record({
    frequency: fc.constantFrom('monthly', 'quarterly', 'six-monthly', 'annual'),
    periodKind: fc.option(fc.constantFrom(...PERIOD_KINDS, 'half-and-year' as const), { nil: undefined }),
    lagDays: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
    liveSince: fc.integer({ min: -200, max: 0 }),
    latest: fc.constantFrom('', '2018-01-31', '2022-03-31', 'FY2023/24', 'FY2024/25-H1', '2024-11', 'CY2021..2023'),
  })
  .map(({ periodKind, lagDays, liveSince, latest, ...rest }): Case => {
    const given = { ...(periodKind !== undefined && { periodKind }), ...(lagDays !== undefined && { lagDays }) };
    const measure = aMeasure({ ...rest, ...given, liveSince: addDays(today, liveSince) });
    return { measure, readings: latest === '' ? [] : [aReading(latest, '9')] };
  });
const anyDay = fc.integer({ min: 0, max: 300 }).map((later) => addDays(today, later));
const always = (check: (facts: Case, at: Day) => void) =>
  fc.assert(fc.property(anyCase, anyDay, check), { numRuns: 30 });

describe('openings, whatever the measure and the day', () => {
  it('are never of a period that has not ended', () => {
    always((facts, at) => {
      for (const { period } of decide(facts, at).open) expect(period.end < at).toBe(true);
    });
  });

  it('leave ten working days at least, and are late to nobody', () => {
    always((facts, at) => {
      for (const due of decide(facts, at).open) {
        expect(due.dueOn >= plusWorkingDays(calendar, at, 10) && due.dueOn >= due.targetDay).toBe(true);
        expect(isLate(due, due.dueOn)).toBe(false);
      }
    });
  });

  it('are made once, however often they are decided', () => {
    always((facts, at) => {
      const first = decide(facts, at);
      expect(decide(facts, at, first.open)).toEqual({ ...first, open: [] });
    });
  });

  it('come next on the day that is named, and not the day before', () => {
    always((facts, at) => {
      const { open, nextWake = at } = decide(facts, at);
      expect(nextWake > at).toBe(true);
      expect(decide(facts, addDays(nextWake, -1), open).open).toEqual([]);
      expect(decide(facts, nextWake, open).open).not.toEqual([]);
    });
  });
});
