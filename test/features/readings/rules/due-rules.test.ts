import type { Day } from '../../../../src/core/calendar/day.ts';
import type { Committee } from '../../../../src/core/measures/framework.ts';
import type { LiveMeasure } from '../../../../src/core/measures/measure.ts';
import { periodOf } from '../../../../src/core/periods/read-period.ts';
import type { DueReading } from '../../../../src/core/readings/due-reading.ts';
import { datesFor, decideOpenings } from '../../../../src/features/readings/rules/due-rules.ts';
import type { Reading } from '../../../../src/core/readings/reading.ts';
import { aDueReading, aMeasure, aReading, on } from '../../../support/examples.ts';
import { aCommittee, aFramework } from '../../../support/frameworks.ts';

const calendar = {
  daysOff: new Set(['2026-08-31', '2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29'].map(on)),
};
const today = on('2026-11-24');

type Given = { readings?: Reading[]; due?: DueReading[]; committees?: Committee[]; at?: Day };
const decide = (measure: LiveMeasure, { readings = [], due = [], committees, at = today }: Given = {}) =>
  decideOpenings({ measure, readings, due, framework: aFramework(committees), calendar, today: at });
const opens = (measure: LiveMeasure, given: Given = {}) => decide(measure, given).open.map(({ period }) => period.text);

const lac = [aReading('2018-01-31', '388'), aReading('2021-11-30', '445'), aReading('2022-03-31', '485')];

describe('when a figure is wanted', () => {
  it.each([
    ['twenty working days after the period', '2026-09-30', undefined, '2026-10-28', '2026-10-07'],
    ['as many as the register says', '2026-09-30', 5, '2026-10-07', '2026-10-01'],
    ['across Christmas, its holidays not counted', '2026-11-30', undefined, '2026-12-30', '2026-12-07'],
    ['a year later for a national series', 'FY2025/26', 260, '2027-04-07', '2027-03-15'],
    ['at once for a figure that is known at once', '2026-09', 0, '2026-09-30', '2026-10-01'],
  ])('%s', (_what, text, lagDays, targetDay, opensOn) => {
    const measure = aMeasure(lagDays === undefined ? {} : { lagDays });
    expect(datesFor(measure, periodOf(text), [], calendar)).toEqual({ targetDay, opensOn });
  });

  const usual = { targetDay: '2026-10-28', opensOn: '2026-10-07' };
  it.each<[string, Committee[], object]>([
    [
      'fifteen working days before the papers of a meeting that takes it, where that is earlier',
      [aCommittee('families', [['2026-11-05', '2026-11-02', 'FY2026/27-H1']])],
      { targetDay: '2026-10-12', opensOn: '2026-10-01', meeting: { committee: 'families', date: '2026-11-05' } },
    ],
    [
      'by its lag where the papers come later',
      [aCommittee('families', [['2026-12-10', '2026-11-30', 'FY2026/27-H1']])],
      usual,
    ],
    [
      'by its lag where the papers were due before the period ended',
      [aCommittee('families', [['2026-10-15', '2026-10-08', 'FY2026/27-H1']])],
      usual,
    ],
    [
      'by its lag where the meeting takes another period, or none',
      [
        aCommittee('families', [
          ['2026-11-05', '2026-11-02', 'FY2026/27-H2'],
          ['2026-11-05', '2026-11-02'],
        ]),
      ],
      usual,
    ],
    [
      'by its lag where it is not of that committee',
      [aCommittee('hehc', [['2026-11-05', '2026-11-02', 'FY2026/27']])],
      usual,
    ],
    [
      'for the earliest of several meetings',
      [
        aCommittee('hehc', [['2026-11-12', '2026-11-10', 'FY2026/27-H1']]),
        aCommittee('families', [['2026-11-05', '2026-11-02', 'FY2026/27']]),
      ],
      { targetDay: '2026-10-12', opensOn: '2026-10-01', meeting: { committee: 'families', date: '2026-11-05' } },
    ],
  ])('%s', (what, committees, expected) => {
    const of = what.startsWith('for the earliest') ? ['families', 'hehc'] : ['families'];
    expect(datesFor(aMeasure({ committees: of }), periodOf('2026-09-30'), committees, calendar)).toEqual(expected);
  });
});

describe('what opens on the day of the import', () => {
  it('looked-after children: September alone, asked for calmly, and looked at again in April', () => {
    expect(decide(aMeasure({ liveSince: today }), { readings: lac })).toEqual({
      open: [aDueReading()],
      nextWake: '2027-04-07',
      notes: [],
    });
  });

  it.each<[string, Partial<LiveMeasure>, [string, string][], string[]]>([
    ['the year of an annual measure', { frequency: 'annual' }, [['FY2023/24', '64']], ['FY2025/26']],
    ['nothing where the latest is there', { frequency: 'annual' }, [['FY2025/26', '64']], []],
    ['nothing for an old gap', { frequency: 'annual' }, [['FY2022/23', '60'], ['FY2025/26', '64']], []], // prettier-ignore
    ['the half after a year', { frequency: 'six-monthly' }, [['FY2023/24', '82']], ['FY2026/27-H1']],
    ['the half-year, then the year', { periodKind: 'half-and-year' }, [['FY2025/26-H1', '9']], ['FY2026/27-H1']],
    ['a month', { frequency: 'monthly' }, [['2026-08', '4.1']], ['2026-10']],
    ['a quarter', { frequency: 'quarterly' }, [], ['FY2026/27-Q2']],
    ['a half-year where there is no reading', {}, [], ['FY2026/27-H1']],
    ['three years together', { frequency: 'annual' }, [['CY2021..2023', '76.5']], ['CY2023..2025']],
    ['the year before, of a national series', { frequency: 'annual', lagDays: 260 }, [], ['FY2024/25']],
    ['the same, with readings', { frequency: 'annual', lagDays: 260 }, [['FY2022/23', '9']], ['FY2024/25']],
    ['a year of schools', { frequency: 'annual', periodKind: 'academic-year' }, [], ['AY2025/26']],
    ['months of a series that ended in 1980', { frequency: 'monthly' }, [['1980-01', '4']], ['2026-10']],
    ['what lies before a forecast', { frequency: 'annual' }, [['FY2024/25', '9'], ['FY2027/28', '8']], ['FY2025/26']], // prettier-ignore
    ['nothing for a survey', { frequency: 'survey' }, [], []],
    ['nothing for a one-off', { frequency: 'one-off' }, [], []],
    ['nothing for a draft', { status: 'draft' }, [], []],
    ['nothing while paused', { status: 'paused' }, [], []],
    ['nothing once retired', { status: 'retired' }, [], []],
  ])('%s', (_what, change, readings, expected) => {
    const stored = readings.map(([period, value]) => aReading(period, value));
    expect(opens(aMeasure({ ...change, liveSince: today }), { readings: stored })).toEqual(expected);
  });

  it('a measure that nobody owns opens too, so that the performance team sees it', () => {
    const { owner: _owner, ...nobodys } = aMeasure();
    expect(opens(nobodys, { readings: lac })).toEqual(['2026-09-30']);
  });

  it('says why a six-monthly measure that was published by the year is asked about a half-year', () => {
    expect(decide(aMeasure(), { readings: [aReading('FY2023/24', '82')] }).notes).toHaveLength(1);
  });
});

describe('what opens later', () => {
  const monthly = aMeasure({ frequency: 'monthly', liveSince: on('2026-01-05') });
  const december = aReading('2025-12', '4.2');

  it('everything that opened since the measure went live, however long nothing ran', () => {
    const expected = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];
    expect(opens(monthly, { readings: [december], at: on('2026-06-25') })).toEqual(expected);
    expect(opens(monthly, { at: on('2026-06-25') })).toEqual(['2025-12', ...expected]);
  });

  it('also where a later figure came first', () => {
    const readings = [december, aReading('2026-04', '4.4'), aReading('2026-05', '4.5')];
    expect(opens(monthly, { readings, at: on('2026-06-25') })).toEqual(['2026-01', '2026-02', '2026-03']);
  });

  it('but finds no gap between points in time that keep no rhythm', () => {
    const measure = aMeasure({ liveSince: on('2017-01-01') });
    expect(opens(measure, { readings: lac, at: on('2022-04-01') })).toEqual([]);
  });

  it('on its opening day, not the day before', () => {
    const measure = aMeasure({ liveSince: today });
    const readings = [...lac, aReading('2026-09-30', '500')];
    expect(decide(measure, { readings, at: on('2027-04-06') })).toMatchObject({ open: [], nextWake: '2027-04-07' });
    expect(decide(measure, { readings, at: on('2027-04-07') })).toMatchObject({
      open: [{ period: { text: '2027-03-31' }, openedOn: '2027-04-07', targetDay: '2027-04-28', dueOn: '2027-04-28' }],
      nextWake: '2027-10-07',
    });
  });

  it('is due on the day it is wanted while ten working days remain, else ten working days on', () => {
    const dueOn = (at: string) => decide(aMeasure(), { readings: lac, at: on(at) }).open[0]?.dueOn;
    expect(['2026-10-14', '2026-10-15', '2026-10-28'].map(dueOn)).toEqual(['2026-10-28', '2026-10-29', '2026-11-11']);
  });

  it('wakes for a period that a meeting takes before an earlier one opens', () => {
    const slow = aMeasure({ frequency: 'monthly', lagDays: 260, liveSince: today });
    const committees = [aCommittee('families', [['2027-01-14', '2027-01-12', '2026-11']])];
    expect(decide(slow, { readings: [aReading('2025-11', '4')], committees })).toMatchObject({
      open: [],
      nextWake: '2026-12-01',
    });
  });
});
