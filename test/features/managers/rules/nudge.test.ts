import type { Day } from '../../../../src/core/calendar/day.ts';
import { decideNudge } from '../../../../src/features/managers/rules/nudge.ts';
import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import type { DueReading } from '../../../../src/core/readings/due-reading.ts';
import { aDueReading, on, owner } from '../../../support/examples.ts';
import { quietRules } from '../../../support/frameworks.ts';

const manager = 'person-manager' as PersonKey;
const calendar = { daysOff: new Set<Day>() };
const tuesday = '2026-12-15T08:00:00.000Z';

type Given = { due?: Partial<DueReading>; heardOn?: Day[]; nobody?: boolean; at?: string };
const nudge = ({ due = {}, heardOn = [], nobody = false, at = tuesday }: Given = {}) =>
  decideNudge({
    owed: { code: 'LAC', due: aDueReading({ dueOn: on('2026-12-08'), ...due }) },
    by: manager,
    ...(!nobody && { hearer: { profile: { key: owner, workDays: [] }, heardOn } }),
    now: new Date(at),
    calendar,
    quiet: quietRules,
  });
function nudged(given: Given = {}) {
  const made = nudge(given);
  if (made.kind !== 'nudged') throw new Error(made.kind);
  return made;
}

describe('a nudge', () => {
  it('is one keyed message to whoever is asked, and a row that says by whom and when it goes', () => {
    const { due, message, heldBack } = nudged();
    expect(message).toMatchObject({ key: 'nudge|person-owner|LAC|2026-09-30|1', kind: 'nudge', to: owner });
    expect(due.nudged).toEqual({ by: manager, at: tuesday, to: owner, goesOn: '2026-12-15', times: 1 });
    expect(heldBack).toBe(false);
  });

  it.each<[string, Given, string, boolean]>([
    ['who heard something today, the next allowed day', { heardOn: [on('2026-12-15')] }, '2026-12-16', true],
    [
      'who has heard twice in five days, the next week',
      { heardOn: [on('2026-12-15'), on('2026-12-16')] },
      '2026-12-22',
      true,
    ],
    ['on a Friday, the Tuesday', { at: '2026-12-18T10:00:00.000Z' }, '2026-12-22', false],
  ])('goes, to somebody %s', (_who, given, goesOn, heldBack) => {
    expect(nudged(given).due.nudged?.goesOn).toBe(goesOn);
    expect(nudged(given).heldBack).toBe(heldBack);
  });

  it('can be pressed once in five days', () => {
    const { due } = nudged();
    expect(nudge({ due, at: '2026-12-15T14:00:00.000Z' })).toEqual({ kind: 'tooSoon', again: '2026-12-20' });
    expect(nudge({ due, at: '2026-12-19T23:30:00.000Z' })).toEqual({ kind: 'tooSoon', again: '2026-12-20' });
    expect(nudged({ due, at: '2026-12-20T00:30:00.000Z' }).message.key).toBe('nudge|person-owner|LAC|2026-09-30|2');
  });

  it('is none where nothing waits, or nobody is asked', () => {
    expect(nudge({ due: { state: 'answered' } })).toEqual({ kind: 'notOpen' });
    expect(nudge({ due: { state: 'notMine' } })).toEqual({ kind: 'notOpen' });
    expect(nudge({ nobody: true })).toEqual({ kind: 'nobodyToAsk' });
  });
});
