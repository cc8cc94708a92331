import fc from 'fast-check';
import { day } from '../../../../src/core/calendar/day.ts';
import { periodOf } from '../../../../src/core/periods/read-period.ts';
import {
  type MeasureFacts,
  progressLinesOf,
  countLines,
  groupLines,
  PROGRESS_STATES,
  type ProgressLine,
} from '../../../../src/features/progress/rules/progress.ts';
import type { DueReading } from '../../../../src/core/readings/due-reading.ts';
import { aLine } from '../../../support/example-progress.ts';
import { aDueReading, aMeasure, aReading, owner } from '../../../support/examples.ts';

const today = day('2026-11-24');
const of = (due: readonly DueReading[], more: Partial<MeasureFacts> = {}) =>
  progressLinesOf({ measure: aMeasure(), due, readings: [], hidden: new Set(), today, ...more });
const notReady = (expectedOn: string) => ({
  state: 'notReady' as const,
  notReady: { reason: 'other' as const, expectedOn: day(expectedOn), note: '', times: 1, by: owner },
});

describe('what has come of a figure, and why there is none', () => {
  it.each<[string, Partial<DueReading>, Partial<ProgressLine>]>([
    ['answered', { state: 'answered' }, { state: 'came' }],
    ['a value without words', { state: 'valueOnly' }, { state: 'words', on: day('2026-12-08') }],
    ['still to come', { state: 'open' }, { state: 'stillToCome', on: day('2026-12-08'), isLate: false }],
    ['after its day', { state: 'open', dueOn: day('2026-11-20') }, { state: 'stillToCome', isLate: true }],
    ['not ready until', notReady('2027-01-15'), { state: 'notReady', on: day('2027-01-15') }],
    ['put off until a day that has come', notReady('2026-11-23'), { state: 'stillToCome' }],
    ['not mine', { state: 'notMine' }, { state: 'notMine', isLate: false }],
    ['no longer collected', { state: 'withdrawn' }, { state: 'noLonger' }],
  ])('%s', (_what, due, expected) => {
    expect(of([aDueReading(due)])).toMatchObject([expected]);
  });

  it('is not due where nothing was asked for, with the day on which it opens', () => {
    expect(of([], { opensOn: day('2027-04-01') })).toMatchObject([{ state: 'notDue', on: '2027-04-01' }]);
  });

  it('counts the newest, and older ones only while they wait', () => {
    const older = (state: DueReading['state']) => aDueReading({ period: periodOf('2026-03-31'), state });
    expect(of([aDueReading(), older('answered')]).map(({ period }) => period?.text)).toEqual(['2026-09-30']);
    expect(of([aDueReading({ state: 'answered' }), older('open')]).map(({ state }) => state)).toEqual([
      'stillToCome',
      'came',
    ]);
  });

  it('says whether it is released, and hidden in copies for others', () => {
    const readings = [aReading('2026-09-30', '3', { released: true })];
    const due = [aDueReading({ state: 'answered' })];
    expect(of(due, { readings, hidden: new Set(['2026-09-30']) })).toMatchObject([
      { isReleased: true, isHidden: true },
    ]);
  });
});

describe('by service and by committee', () => {
  const line = fc.record({
    state: fc.constantFrom(...PROGRESS_STATES),
    service: fc.constantFrom('', 'Housing', 'Economy'),
    committees: fc.subarray(['families', 'hehc']),
  });

  it('adds up: every figure stands in one service, and in each of its committees, with one state', () => {
    fc.assert(
      fc.property(fc.array(line), (some) => {
        const lines = some.map((more) => aLine(more));
        const sum = (groups: ReturnType<typeof groupLines>) =>
          groups.flatMap(({ counts }) => PROGRESS_STATES.map((state) => counts[state])).reduce((a, b) => a + b, 0);
        expect(sum(groupLines(lines, 'service', String))).toBe(lines.length);
        const inCommittees = lines.reduce((all, { committees }) => all + Math.max(1, committees.length), 0);
        expect(sum(groupLines(lines, 'committee', String))).toBe(inCommittees);
        const all = countLines(lines);
        expect(PROGRESS_STATES.reduce((total, state) => total + all[state], 0)).toBe(lines.length);
      }),
    );
  });

  it('puts what needs a hand first, and what belongs to nobody last', () => {
    const lines = [
      aLine({ title: 'came' }),
      aLine({ title: 'late', state: 'stillToCome', isLate: true }),
      aLine({ title: 'nobody’s', state: 'stillToCome', needsOwner: 'noOwner' }),
      aLine({ title: 'homeless', service: '' }),
    ];
    const groups = groupLines(lines, 'service', String);
    expect(groups.map(({ name }) => name)).toEqual(["Children's services", '']);
    expect(groups[0]?.lines.map(({ title }) => title)).toEqual(['nobody’s', 'late', 'came']);
  });
});
