import type { Day } from '../../../../src/core/calendar/day.ts';
import {
  decideAcknowledge,
  decideThanks,
  isAcknowledged,
} from '../../../../src/features/managers/rules/acknowledge.ts';
import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import type { Message } from '../../../../src/messaging/rules/message.ts';
import { aDueReading, aReading, owner } from '../../../support/examples.ts';
import { quietRules } from '../../../support/frameworks.ts';
import { aTopic } from '../../../support/topics.ts';
import { milestoneText } from '../../../../src/messaging/rules/milestone-text.ts';

const manager = 'person-manager' as PersonKey;
const at = '2026-12-15T10:00:00.000Z';
const first = aReading('2026-09-30', '489');
const changed = aReading('2026-09-30', '490', { revision: 2 });

describe('an acknowledgement', () => {
  it('is of a reading as it stands: said once, cleared by a change, said anew after it', () => {
    const content = decideAcknowledge(aDueReading(), first, manager, at);
    expect(content?.acknowledged).toEqual({ by: manager, at, revision: 1 });
    expect(decideAcknowledge(content!, first, manager, at)).toBeUndefined();
    expect([isAcknowledged(content!, first), isAcknowledged(content!, changed)]).toEqual([true, false]);
    expect(decideAcknowledge(content!, changed, manager, at)?.acknowledged?.revision).toBe(2);
  });

  it('is none where there is no figure', () => {
    expect(decideAcknowledge(aDueReading(), undefined, manager, at)).toBeUndefined();
    expect(isAcknowledged(aDueReading(), undefined)).toBe(false);
  });
});

describe('the owner’s message of it', () => {
  const calendar = { daysOff: new Set<Day>() };
  const thanks = (code: string, messages: Message[] = [], from = at, revision = 1) =>
    decideThanks({
      hearer: { profile: { key: owner, workDays: [] }, messages },
      ...{ code, period: '2026-09-30', revision, from: new Date(from), calendar, quiet: quietRules },
    });

  it('waits half an hour and gathers what is pressed meanwhile', () => {
    const one = thanks('LAC')!;
    expect(one).toMatchObject({ key: 'acknowledged|person-owner|2026-12-15', notBefore: '2026-12-15T10:30:00.000Z' });
    const two = thanks('VOIDS', [one], '2026-12-15T10:20:00.000Z')!;
    expect([two.key, two.notBefore]).toEqual([one.key, one.notBefore]);
    expect(two.topics.map(({ code, milestone }) => `${code} ${milestoneText(milestone)}`)).toEqual([
      'LAC acknowledged r1',
      'VOIDS acknowledged r1',
    ]);
  });

  it('is one a day: what comes after it goes the next working day', () => {
    const sent: Message = { ...thanks('LAC')!, state: 'delivered' };
    expect(thanks('LAC', [sent])).toBeUndefined();
    expect(thanks('VOIDS', [sent], '2026-12-15T12:00:00.000Z')).toMatchObject({
      key: 'acknowledged|person-owner|2026-12-16',
      notBefore: '2026-12-16T09:30:00.000Z',
    });
  });

  it.each([
    ['an evening', '2026-12-15T18:00:00.000Z', '2026-12-16T09:30:00.000Z'],
    ['a Friday afternoon', '2026-12-18T15:10:00.000Z', '2026-12-21T09:30:00.000Z'],
  ])('of %s goes within working hours', (_when, pressed, goes) => {
    expect(thanks('LAC', [], pressed)?.notBefore).toBe(goes);
  });

  it('is said again of a change', () => {
    const sent: Message = { ...thanks('LAC')!, state: 'delivered' };
    expect(thanks('LAC', [sent], at, 2)?.topics).toEqual([aTopic('LAC', '2026-09-30', 'acknowledged r2')]);
  });
});
