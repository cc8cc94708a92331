import type { Day } from '../../../../src/core/calendar/day.ts';
import { periodOf } from '../../../../src/core/periods/read-period.ts';
import type { DueReading } from '../../../../src/core/readings/due-reading.ts';
import { needsOwner } from '../../../../src/features/readings/rules/needs-owner.ts';
import { whoHears } from '../../../../src/messaging/rules/quiet.ts';
import { aDueReading, aMeasure, deputy, on, owner } from '../../../support/examples.ts';
import { quietRules } from '../../../support/frameworks.ts';

const rules = { calendar: { daysOff: new Set<Day>() }, quiet: quietRules };
const why = (today: string, due: DueReading[], more: { unreachable?: boolean; noOwner?: boolean } = {}) => {
  return needsOwner(
    {
      measure: more.noOwner ? {} : aMeasure(),
      owed: due.map((one) => ({ code: 'LAC', due: one })),
      unreachable: more.unreachable ?? false,
      today: on(today),
    },
    rules,
  );
};
const waiting = aDueReading({ dueOn: on('2026-12-08') });
const earlier = aDueReading({ dueOn: on('2026-10-28'), period: periodOf('2026-03-31') });

describe('a measure', () => {
  it.each([
    ['2026-12-08', undefined],
    ['2027-01-04', undefined],
    ['2027-01-05', 'silent'],
  ])('wanted by 8 December and unanswered needs an owner after twenty working days: on %s %s', (today, expected) => {
    expect(why(today, [waiting])).toBe(expected);
  });

  it('needs one after two rounds without an answer', () => {
    expect(why('2026-12-09', [earlier, waiting], {})).toBe('silent');
    const quick = { ...earlier, dueOn: on('2026-12-01') };
    expect(why('2026-12-09', [quick, waiting])).toBeUndefined();
    expect(why('2026-12-10', [quick, waiting])).toBe('twoRounds');
    expect(why('2026-12-10', [{ ...quick, state: 'answered' }, waiting])).toBeUndefined();
  });

  it('needs one at once where nobody is named, or the account cannot be reached, or it is not theirs', () => {
    expect(why('2026-11-24', [waiting], { noOwner: true })).toBe('noOwner');
    expect(why('2026-11-24', [waiting], { unreachable: true })).toBe('unreachable');
    expect(why('2026-11-24', [{ ...waiting, state: 'notMine', notMine: { by: owner } }])).toBe('notMine');
  });

  it('needs none while it is put off, and none once its period is locked', () => {
    const putOff = { reason: 'noTime', expectedOn: on('2027-02-01'), note: '', times: 1, by: owner } as const;
    expect(why('2027-01-20', [{ ...waiting, state: 'notReady', notReady: putOff }])).toBeUndefined();
    expect(why('2027-01-20', [{ ...waiting, lockedOn: on('2027-01-15') }])).toBeUndefined();
  });
});

describe('who hears about a measure', () => {
  const today = on('2026-12-08');
  const away = { backOn: on('2026-12-09') };
  const back = { backOn: today };
  it.each([
    ['the owner', {}, {}, owner],
    ['the owner, back today', back, {}, owner],
    ['the deputy while the owner is away', away, {}, deputy],
    ['nobody while both are away', away, away, undefined],
  ])('%s', (_who, ofOwner, ofDeputy, hears) => {
    expect(whoHears({ key: owner, ...ofOwner }, { key: deputy, ...ofDeputy }, today)).toBe(hears);
  });

  it('nobody, where there is no owner, or the owner is away and there is no deputy', () => {
    expect(whoHears(undefined, { key: deputy }, today)).toBeUndefined();
    expect(whoHears({ key: owner, ...away }, undefined, today)).toBeUndefined();
  });
});
