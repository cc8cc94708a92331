import { addDays, type Day, dayInLondon, isoWeek } from '../../../../src/core/calendar/day.ts';
import { decideDigest } from '../../../../src/features/managers/rules/decide-digest.ts';
import type { DigestItem } from '../../../../src/features/managers/rules/digest-items.ts';
import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import type { Message } from '../../../../src/messaging/rules/message.ts';
import { aDueReading, on } from '../../../support/examples.ts';
import { quietRules } from '../../../support/frameworks.ts';
import { aTopic } from '../../../support/topics.ts';
import { milestoneText } from '../../../../src/messaging/rules/milestone-text.ts';

const manager = 'person-manager' as PersonKey;
const calendar = { daysOff: new Set<Day>([on('2026-12-25'), on('2026-12-28')]) };
const tuesday = new Date('2026-12-01T08:05Z');

type Milestone = DigestItem['milestone'];
const STILL_TO_COME = { is: 'stillToCome' } as const;
const item = (code: string, milestone: Milestone = STILL_TO_COME, more: Partial<DigestItem> = {}): DigestItem => ({
  ...{ code, title: code, service: 'Children', kind: 'stillToCome', milestone, wants: true, due: aDueReading() },
  ...more,
});
const news = (code: string, revision = 1) =>
  item(code, { is: 'received', revision }, { kind: 'received', wants: false });

type Given = { items?: DigestItem[]; messages?: Message[]; heardOn?: Day[]; at?: Date };
const decide = ({ items = [item('LAC')], messages = [], heardOn = [], at = tuesday }: Given = {}) =>
  decideDigest({
    manager: { profile: { key: manager, workDays: [] }, heardOn, messages },
    items,
    now: at,
    run: 'manager-digest',
    calendar,
    quiet: quietRules,
  });

function told(given: Given = {}): Message {
  const made = decide(given);
  if (typeof made === 'string') throw new Error(made);
  return made;
}
const covered = (given: Given) =>
  told(given).topics.map(({ code, milestone }) => `${code} ${milestoneText(milestone)}`);
const after = (date: string) => new Date(`${date}T08:05Z`);
const delivered = (message: Message): Message => ({ ...message, state: 'delivered' });

describe('a manager’s digest', () => {
  it('is one message a week, by a key without a name', () => {
    const message = told({ items: [item('LAC'), news('VOIDS')] });
    expect(message).toMatchObject({ key: 'manager|person-manager|2026-W49', kind: 'managerDigest', to: manager });
    expect(message.notBefore).toMatch(/^2026-12-01T/);
    expect(message.topics).toEqual([
      aTopic('LAC', '2026-09-30', 'stillToCome'),
      aTopic('VOIDS', '2026-09-30', 'received r1'),
    ]);
  });

  it('is none where there is nothing', () => expect(decide({ items: [] })).toBe('nothing'));

  it('goes on the next allowed day where an ask has the Tuesday', () => {
    expect(told({ heardOn: [on('2026-12-01')] }).notBefore).toMatch(/^2026-12-02T/);
  });

  it('decided twice adds nothing', () => {
    for (const state of ['queued', 'sending', 'delivered', 'unknown'] as const)
      expect(decide({ messages: [{ ...told(), state }] })).toBe('alreadySaid');
  });

  it('takes along what is new while it still waits', () => {
    const waiting = told();
    const grown = told({ items: [item('LAC'), news('VOIDS')], messages: [waiting] });
    expect(grown.key).toBe(waiting.key);
    expect(grown.topics.map(({ code }) => code)).toEqual(['LAC', 'VOIDS']);
  });

  it('leaves what is new after this week’s for next week’s, which brings what waits for a decision along', () => {
    const items = [item('LAC'), news('VOIDS')];
    const messages = [delivered(told())];
    expect(decide({ items, messages, at: after('2026-12-03') })).toBe('alreadySaid');
    expect(covered({ items, messages, at: after('2026-12-08') })).toEqual(['LAC stillToCome', 'VOIDS received r1']);
  });

  it.each(['failed', 'dead', 'skipped'] as const)('says again what was in one that is %s', (state) => {
    expect(covered({ messages: [{ ...told(), state }], at: after('2026-12-08') })).toEqual(['LAC stillToCome']);
  });

  it('tells of a change of what was received', () => {
    const messages = [delivered(told({ items: [news('LAC')] }))];
    expect(decide({ items: [news('LAC')], messages, at: after('2026-12-08') })).toBe('alreadySaid');
    expect(covered({ items: [news('LAC', 2)], messages, at: after('2026-12-08') })).toEqual(['LAC received r2']);
  });

  it.each([
    ['a decision that was said is said again after four weeks', item('LAC'), 'LAC stillToCome'],
    ['news that was said is said once', news('LAC'), 'alreadySaid'],
  ] as const)('%s', (_what, said, expected) => {
    const messages = [delivered(told({ items: [said] }))];
    for (const week of [1, 2, 3]) {
      const at = after(addDays(on('2026-12-01'), 7 * week));
      expect(decide({ items: [said], messages, at })).toBe('alreadySaid');
    }
    const again = decide({ items: [said], messages, at: after('2026-12-29') });
    expect(
      typeof again === 'string'
        ? again
        : again.topics.map(({ code, milestone }) => `${code} ${milestoneText(milestone)}`)[0],
    ).toBe(expected);
  });

  it('takes its week from the day on which it goes, over the turn of the year too', () => {
    const message = told({ at: after('2027-01-01') });
    expect(dayInLondon(new Date(message.notBefore))).toBe('2027-01-05');
    expect(message.key).toBe('manager|person-manager|2027-W01');
    expect(['2026-12-31', '2027-01-03', '2027-01-04'].map((day) => isoWeek(on(day)))).toEqual([
      '2026-W53',
      '2026-W53',
      '2027-W01',
    ]);
  });
});
