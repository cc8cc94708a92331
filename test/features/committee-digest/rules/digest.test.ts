import { day } from '../../../../src/core/calendar/day.ts';
import {
  decideHold,
  decideItem,
  decideOpening,
  decideReleased,
  decideTakeUp,
  itemProblems,
  openingProblems,
} from '../../../../src/features/committee-digest/rules/decide-digest.ts';
import { decideForOfficer } from '../../../../src/features/committee-digest/rules/decide-message.ts';
import {
  meetingMeant,
  meetingsDue,
  newDigest,
  readyOn,
  type PerformanceMeeting,
} from '../../../../src/features/committee-digest/rules/digest.ts';
import { editOf, withEdits } from '../../../../src/features/committee-digest/rules/edited.ts';
import type { PersonKey } from '../../../../src/core/measures/measure.ts';
import { USUAL_QUIET } from '../../../../src/core/measures/quiet-rules.ts';
import type { Message } from '../../../../src/messaging/rules/message.ts';
import { aReading } from '../../../support/examples.ts';
import { aCommittee } from '../../../support/frameworks.ts';
import { aFile, entriesOf, reportOn } from '../../../support/reports.ts';

const calendar = { daysOff: new Set([day('2026-12-25'), day('2026-12-28')]) };
const by = { by: 'officer' as PersonKey, at: '2026-11-24T10:00:00Z' };
const meeting: PerformanceMeeting = {
  date: day('2026-12-10'),
  paperDeadline: day('2026-11-30'),
  takesPerformance: { text: 'FY2026/27-H1', start: day('2026-04-01'), end: day('2026-09-30') },
};
const digest = newDigest('families', meeting.date);

describe('when a digest is ready', () => {
  it.each([
    ['2026-11-30', '2026-11-18'],
    ['2027-01-04', '2026-12-21'],
  ])('papers of %s: on %s, eight working days before', (paperDeadline, expected) => {
    expect(readyOn({ paperDeadline: day(paperDeadline) }, calendar)).toBe(expected);
  });

  it.each([
    ['the day before it is ready', '2026-11-17', 0],
    ['that day', '2026-11-18', 1],
    ['after the papers went out, if it was missed', '2026-12-02', 1],
    ['on the day of the meeting', '2026-12-10', 1],
    ['after the meeting', '2026-12-11', 0],
  ])('is due %s: %s, %d', (_what, today, count) => {
    const without = { date: day('2026-12-01'), paperDeadline: day('2026-11-20') };
    expect(
      meetingsDue({ ...aCommittee('families', []), meetings: [meeting, without] }, day(today), calendar),
    ).toHaveLength(count);
  });

  it('on demand is that of the next meeting that takes performance, else of the last', () => {
    const later = { ...meeting, date: day('2027-06-17') };
    const committee = { meetings: [later, meeting] };
    expect(meetingMeant(committee, day('2026-12-10'))?.date).toBe('2026-12-10');
    expect(meetingMeant(committee, day('2026-12-11'))?.date).toBe('2027-06-17');
    expect(meetingMeant(committee, day('2028-01-01'))?.date).toBe('2027-06-17');
    expect(meetingMeant({ meetings: [] }, day('2028-01-01'))).toBeUndefined();
  });
});

describe('the message to its officer', () => {
  const officer = { profile: { key: 'officer' as PersonKey, workDays: [] }, heardOn: [], messages: [] as Message[] };
  const facts = { committee: 'families', meeting, digest, officer, run: 'r', calendar, quiet: USUAL_QUIET };
  const at = (iso: string, more = {}) => decideForOfficer({ ...facts, now: new Date(iso), ...more });
  const first = at('2026-11-18T08:00:00Z') as Message;

  it('comes once, by a key of the committee, the meeting and the officer', () => {
    expect(first).toMatchObject({ key: 'committee|families|2026-12-10|officer', kind: 'committeeDigest' });
    expect(at('2026-11-24T08:00:00Z', { officer: { ...officer, messages: [first] } })).toBe('alreadySaid');
  });

  it('comes once more two working days before the papers go, if nothing was done with it', () => {
    const heard = { ...officer, messages: [first] };
    const again = at('2026-11-26T08:00:00Z', { officer: heard }) as Message;
    expect(again.key).toBe('committee|families|2026-12-10|officer|again');
    expect(at('2026-11-27T08:00:00Z', { officer: { ...officer, messages: [first, again] } })).toBe('alreadySaid');
    const held = { ...digest, state: 'held' as const };
    expect(at('2026-11-26T08:00:00Z', { officer: heard, digest: held })).toBe('alreadySaid');
    expect(at('2026-12-01T08:00:00Z', { officer: heard })).toBe('alreadySaid');
  });

  it('never comes of what is released', () => {
    expect(at('2026-11-24T08:00:00Z', { digest: { ...digest, state: 'released' } })).toBe('alreadySaid');
  });
});

describe('what an officer does to a digest', () => {
  const reading = aReading('2026-09-30', '489', { soWhat: 'Two homes closed.', nextSteps: '' });
  const item = { code: 'PMIF-LAC-N', reading, soWhat: ' Shorter. ', nextSteps: '' };

  it('is taken once a form: pressed twice it is the same', () => {
    const once = decideOpening(digest, ' Hello. ', 1);
    expect(once).toMatchObject({ opening: 'Hello.', form: 2 });
    expect(once && decideOpening(once, ' Hello. ', 1)).toBeUndefined();
    expect(decideItem(digest, item, by, 2)).toBeUndefined();
    expect(decideHold(digest, 'why', by, 2)).toBeUndefined();
  });

  it('is an edit for the words it was made on, and none where it says the same as the owner', () => {
    const edited = decideItem(digest, item, by, 1) ?? digest;
    expect(edited.edits).toMatchObject([{ soWhat: 'Shorter.', revision: reading.revision }]);
    expect(editOf(edited, 'pmif-lac-n', { reading })?.soWhat).toBe('Shorter.');
    expect(editOf(edited, 'PMIF-LAC-N', { reading: { ...reading, revision: 2 } })).toBeUndefined();
    expect(editOf(edited, 'PMIF-LAC-N', { reading: { ...reading, revision: 2, saidIn: 1 } })?.soWhat).toBe('Shorter.');
    const back = decideItem(edited, { ...item, soWhat: 'Two homes closed.' }, by, 2);
    expect(back?.edits).toEqual([]);
  });

  it('stands in the report with the mark that it was edited; everything else is as it was', () => {
    const report = reportOn([aFile({}, [aReading('2022-03-31', '485', { soWhat: 'Two homes closed.' })])], {
      draft: true,
    });
    const [entry] = entriesOf(report);
    if (entry?.told === undefined) throw new Error('no figure');
    const edited = decideItem(digest, { ...item, reading: entry.told.reading }, by, 1) ?? digest;
    const may = { opening: () => true, item: () => true };
    const [after] = entriesOf(withEdits(report, { ...edited, opening: 'Hello.' }, may));
    expect(after?.told).toMatchObject({ edited: true, reading: { soWhat: 'Shorter.', value: '485' } });
    expect(withEdits(report, { ...edited, opening: 'Hello.' }, may).opening).toBe('Hello.');
    expect(withEdits(report, digest, may)).toEqual(report);
  });

  it('ends with its release, and whoever was first released it', () => {
    const released = decideReleased(digest, by) ?? digest;
    expect(released).toMatchObject({ state: 'released', released: { by: 'officer' } });
    expect(decideReleased(released, { ...by, by: 'other' as PersonKey })).toBeUndefined();
    expect(decideOpening(released, 'x', released.form)).toBeUndefined();
    expect(decideItem(released, item, by, released.form)).toBeUndefined();
    expect(decideHold(released, '', by, released.form)).toBeUndefined();
  });

  it('is held with the reason, and taken up again', () => {
    const held = decideHold(digest, ' Checking. ', by, 1) ?? digest;
    expect(held).toMatchObject({ state: 'held', held: { why: 'Checking.' } });
    expect(decideTakeUp(held)).toMatchObject({ state: 'preview' });
    expect(decideTakeUp(digest)).toBeUndefined();
  });

  it('is refused where page one has no room, or nothing would stand beside the figure', () => {
    expect(openingProblems('x'.repeat(1_200))).toEqual([]);
    expect(openingProblems('x'.repeat(1_201))).toMatchObject([{ field: 'note' }]);
    expect(itemProblems({ soWhat: ' ' })).toMatchObject([{ field: 'soWhat' }]);
  });
});
