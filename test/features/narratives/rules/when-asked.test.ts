import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import {
  narrativePeriod,
  openedNarrative,
  periodBefore,
} from '../../../../src/features/narratives/rules/when-asked.ts';
import { periodOf } from '../../../../src/core/periods/read-period.ts';
import { on } from '../../../support/examples.ts';
import { aCommittee, aFramework } from '../../../support/frameworks.ts';

const calendar = { bankHolidays: [], daysOff: new Set<string>() } as never;
const timing = (today: string, framework = aFramework()) => ({ framework, calendar, today: on(today) });

describe('when objectives’ leads are asked', () => {
  it.each([
    ['2026-09-30', 'FY2025/26'],
    ['2026-10-06', 'FY2025/26'],
    ['2026-10-07', 'FY2026/27-H1'],
    ['2026-11-24', 'FY2026/27-H1'],
    ['2027-04-06', 'FY2026/27-H1'],
    ['2027-04-07', 'FY2026/27'],
    ['2027-01-02', 'FY2026/27-H1'],
  ])('is at six months and at year end: on %s about %s', (today, period) => {
    expect(narrativePeriod(timing(today)).text).toBe(period);
  });

  it('is due on its target day, or ten working days after it was first opened here', () => {
    const lead = 'person-lead' as PersonKey;
    const period = periodOf('FY2026/27-H1');
    const soon = openedNarrative('PO1', period, lead, timing('2026-10-07'));
    expect(soon).toMatchObject({ openedOn: '2026-10-07', dueOn: '2026-10-28', lookOn: '2026-10-07', form: 1, lead });
    expect(openedNarrative('PO1', period, lead, timing('2026-11-24')).dueOn).toBe('2026-12-08');
  });

  it('is in time for the first committee that takes the period’s performance', () => {
    const framework = aFramework([aCommittee('families', [['2026-11-12', '2026-11-02', 'FY2026/27-H1']])]);
    const { dueOn } = openedNarrative(
      'PO1',
      periodOf('FY2026/27-H1'),
      'a' as PersonKey,
      timing('2026-10-01', framework),
    );
    expect(dueOn).toBe('2026-10-15');
  });

  it.each([
    ['FY2026/27-H1', 'FY2025/26'],
    ['FY2026/27', 'FY2026/27-H1'],
    ['FY2000/01-H1', 'FY1999/00'],
  ])('shows beside %s what was written for %s', (period, before) => {
    expect(periodBefore(periodOf(period)).text).toBe(before);
  });
});
