import {
  digestItems,
  inReadingOrder,
  isStillMoving,
  type ManagedMeasure,
} from '../../../../src/features/managers/rules/digest-items.ts';
import type { Day } from '../../../../src/core/calendar/day.ts';
import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import type { DueReading } from '../../../../src/core/readings/due-reading.ts';
import type { Reading } from '../../../../src/core/readings/reading.ts';
import { aDueReading, aMeasure, aReading, deputy, on, owner } from '../../../support/examples.ts';
import { quietRules } from '../../../support/frameworks.ts';
import { milestoneText } from '../../../../src/messaging/rules/milestone-text.ts';

const rules = { calendar: { daysOff: new Set<Day>() }, quiet: quietRules };
const today = on('2026-12-15');
const manager = 'person-manager' as PersonKey;
const late = { dueOn: on('2026-12-08') };
const putOff = (until: string): Partial<DueReading> => ({
  state: 'notReady',
  notReady: { reason: 'notPublished', expectedOn: on(until), note: '', times: 1, by: owner },
});
const nudgedOn = (day: string): Partial<DueReading> => ({
  ...late,
  nudged: { by: manager, at: `${day}T10:00:00.000Z`, to: owner, goesOn: on(day), times: 1 },
});

type Given = { due?: Partial<DueReading>; reading?: Reading; managed?: Partial<ManagedMeasure>; at?: Day };
function told({ due = {}, reading, managed = {}, at = today }: Given = {}) {
  const measure = aMeasure();
  const owed = [{ code: measure.code, due: aDueReading(due), ...(reading && { reading }) }];
  const given = { measure, owed, owner: { key: owner }, unreachable: false, service: 'Children', ...managed };
  return digestItems(given, at, rules);
}
const said = (given: Given) =>
  told(given).map(({ kind, milestone, wants }) => `${kind}: ${milestoneText(milestone)}${wants ? ', wants' : ''}`);
const { owner: _nobody, ...unowned } = aMeasure();
const reading = aReading('2026-09-30', '489', { at: '2026-12-10T10:00:00.000Z', revision: 2 });

describe('what a manager is told of a due reading', () => {
  it.each<[string, Given, string[]]>([
    ['open and not yet wanted', { due: { dueOn: on('2026-12-22') } }, []],
    ['wanted today', { due: { dueOn: today } }, []],
    ['wanted yesterday', { due: { dueOn: on('2026-12-14') } }, ['stillToCome: stillToCome, wants']],
    ['answered, and changed once since', { reading, due: { state: 'answered' } }, ['received: received r2']],
    ['a value whose words are still to come', { reading, due: { state: 'valueOnly' } }, ['received: received r2']],
    [
      'answered long ago',
      { reading: aReading('2026-09-30', '489', { at: '2026-09-01T10:00:00.000Z' }), due: { state: 'answered' } },
      [],
    ],
    ['put off until a day ahead', { due: putOff('2027-01-12') }, ['putOff: notReady 2027-01-12']],
    ['put off until a day that came and went', { due: putOff('2026-12-14') }, ['stillToCome: stillToCome, wants']],
    ['not its owner’s', { due: { state: 'notMine' } }, ['needsOwner: notMine, wants']],
    ['not its owner’s, though a value came', { due: { state: 'notMine' }, reading }, ['needsOwner: notMine, wants']],
    ['nobody’s', { managed: { measure: unowned } }, ['needsOwner: needsOwner, wants']],
    ['unanswered for four weeks', { due: { dueOn: on('2026-11-16') } }, ['needsOwner: needsOwner, wants']],
    ['with an owner who cannot be reached', { managed: { unreachable: true } }, ['unreachable: unreachable, wants']],
    [
      'no longer collected',
      { due: { state: 'withdrawn', withdrawn: { by: owner, note: '', at: '2026-12-14T09:00:00.000Z' } } },
      ['withdrawn: withdrawn'],
    ],
    [
      'no longer collected since the summer',
      { due: { state: 'withdrawn', withdrawn: { by: owner, note: '', at: '2026-07-14T09:00:00.000Z' } } },
      [],
    ],
    [
      'with an owner who is away and has no deputy',
      { managed: { owner: { key: owner, backOn: on('2027-01-04') } } },
      ['stillToCome: away 2027-01-04, wants'],
    ],
    [
      'with an owner who is away and a deputy who is there',
      { due: { dueOn: today }, managed: { owner: { key: owner, backOn: on('2027-01-04') }, deputy: { key: deputy } } },
      [],
    ],
    ['locked without an answer', { due: { ...late, lockedOn: on('2026-12-10') } }, []],
    ['nudged today', { due: nudgedOn('2026-12-15') }, ['stillToCome: stillToCome']],
    ['nudged four days ago', { due: nudgedOn('2026-12-11') }, ['stillToCome: stillToCome']],
    ['nudged five days ago', { due: nudgedOn('2026-12-10') }, ['stillToCome: stillToCome, wants']],
  ])('that is %s', (_what, given, expected) => {
    expect(said(given)).toEqual(expected);
  });
});

describe('the order of a digest', () => {
  it('is by service, those that want something first, and in each what wants something first', () => {
    const of = (service: string, code: string, given: Given) =>
      told({ ...given, managed: { ...given.managed, service, measure: aMeasure({ code, title: code }) } });
    const calm = of('Adults', 'A', { reading, due: { state: 'answered' } });
    const busy = [
      ...of('Waste', 'B', { reading, due: { state: 'answered' } }),
      ...of('Waste', 'C', { due: late }),
      ...of('Waste', 'D', { due: { dueOn: on('2026-12-01') } }),
      ...of('Waste', 'E', { due: { state: 'notMine' } }),
    ];
    expect(inReadingOrder([...calm, ...busy]).map(({ code }) => code)).toEqual(['E', 'D', 'C', 'B', 'A']);
  });
});

describe('a manager is looked at again next week', () => {
  const code = 'LAC';
  it.each<[string, boolean, Partial<DueReading>, Reading | undefined]>([
    ['while something is open', true, {}, undefined],
    ['while something is put off', true, putOff('2027-01-12'), undefined],
    ['while an answer is fresh, for it may be changed', true, { state: 'answered' }, reading],
    ['no more once a period is locked', false, { lockedOn: today }, undefined],
    ['no more for what is no longer collected', false, { state: 'withdrawn' }, undefined],
    [
      'no more for an answer of the spring',
      false,
      { state: 'answered' },
      aReading('2026-03-31', '1', { at: '2026-04-20T09:00:00.000Z' }),
    ],
  ])('%s', (_when, expected, due, known) => {
    expect(isStillMoving({ code, due: aDueReading(due), ...(known && { reading: known }) }, today)).toBe(expected);
  });
});
