import { standingOf, sumOfReach } from '../../src/features/thrive/rules/reach-and-clarity.ts';
import { aGroup } from './example-groups.ts';
import { day } from '../../src/core/calendar/day.ts';
import { type Digest, newDigest, type PerformanceMeeting } from '../../src/features/committee-digest/rules/digest.ts';
import { withEdits } from '../../src/features/committee-digest/rules/edited.ts';
import type { CommitteeDigestView } from '../../src/features/committee-digest/rules/views.ts';
import type { PersonKey } from '../../src/core/measures/measure.ts';
import { periodOf } from '../../src/core/periods/read-period.ts';
import type { MemberRequest } from '../../src/features/requests/rules/request.ts';
import type { View } from '../../src/core/view.ts';
import { aMeasure, aReading, owner } from './examples.ts';
import { aFile, reportOn } from './reports.ts';

const officer = 'person-officer' as PersonKey;
const yearly = (last: string, words = '', next = '') =>
  ['330', '344', '341', '365', '374', '382', '391', '385', '396', '402', '410', last].map((value, index) =>
    aReading(`${2015 + index}-09-30`, value, index === 11 ? { soWhat: words, nextSteps: next } : {}),
  );

const looked = aFile(
  { code: 'PMIF-LAC-N', frequency: 'annual' },
  yearly(
    '489',
    'Two homes closed this summer, so more children are placed outside the borough, and more sibling groups came into care than in any year since 2015.',
    'A new home opens in Felling in March. Twelve foster carers are in assessment.',
  ),
);
const good = aFile(
  {
    code: 'PMIF-SCHOOLS-GRADE',
    title: 'Pupils in good or outstanding schools',
    unit: '%',
    direction: 'higher',
    frequency: 'annual',
    influence: 'watch',
  },
  [
    aReading('2025-08-31', '89.1'),
    aReading('2026-08-31', '90.4', { soWhat: 'Two schools were inspected, both are good.', status: 'provisional' }),
  ],
);
const neet = aFile(
  {
    code: 'STAT-NEET',
    title: 'Young people not in education, employment or training',
    unit: '%',
    policyObjective: 'PO2',
    frequency: 'annual',
    influence: 'influence',
  },
  [aReading('2025-09-30', '5.2'), aReading('2026-09-30', '5.0')],
);
const visits = aFile(
  { code: 'EXAMPLE-VISITS', title: 'Visits to children in care on time', unit: '%', direction: 'higher' },
  [],
);

const request = (change: Partial<MemberRequest>): MemberRequest => ({
  id: '12',
  text: 'How many children are placed more than twenty miles from home, and why?',
  askedBy: { committee: 'families', meeting: day('2026-06-18'), role: 'councillor' },
  raisedAt: '2026-06-18T10:00:00Z',
  about: { kind: 'measure', code: 'PMIF-LAC-N' },
  status: 'given',
  dueOn: day('2026-12-04'),
  acts: [],
  ...change,
});

const meeting: PerformanceMeeting = {
  date: day('2026-12-10'),
  paperDeadline: day('2026-11-30'),
  takesPerformance: { text: 'FY2026/27-H1', start: day('2026-04-01'), end: day('2026-09-30') },
};
const report = reportOn([looked, good, neet, visits], {
  period: periodOf('FY2026/27-H1'),
  draft: true,
  requests: [
    request({ givenTo: owner }),
    request({
      id: '9',
      text: 'Why is there nothing on culture and youth?',
      about: { kind: 'gap' },
      status: 'answered',
      answer: {
        text: 'A measure of youth provision is in draft and comes to you in June.',
        by: officer,
        at: '2026-10-01T09:00:00Z',
      },
    }),
  ],
});

const view = (change: Partial<CommitteeDigestView> = {}, digest: Partial<Digest> = {}): CommitteeDigestView => {
  const now = { ...newDigest('families', meeting.date), ...digest };
  const may = { opening: () => true, item: () => true };
  const shown = withEdits({ ...report, draft: now.state !== 'released' }, now, may);
  return {
    ...{ kind: 'committeeDigest', reader: 'officer', today: day('2026-11-19'), page: 1, meeting },
    ...{ digest: now, report: shown, goesTo: 'channel' },
    ...change,
  };
};
const released = { by: officer, at: '2026-11-26T10:00:00Z', why: '' };
const [item] = report.remit[0]?.entries ?? [];

/** Two groups whose work counts towards these measures. */
const STAFF = sumOfReach(
  [
    standingOf({ group: aGroup(), hasChannel: true, arrived: 2, waits: false, answers: [] }),
    standingOf({ group: aGroup({ code: 'G2', size: 40 }), hasChannel: false, arrived: 0, waits: true, answers: [] }),
  ],
  { clear: 9, notQuite: 3 },
);

/** A committee's digest on its way from its officer to its channel. */
export const DIGEST_EXAMPLES: Readonly<Record<string, View>> = {
  'committee-digest': view(
    { staff: STAFF },
    { opening: 'Members asked in June for placements by distance: the answer is below.' },
  ),
  'committee-digest, edited': view(
    { done: { what: 'edited', title: 'Number of looked after children' }, goesTo: 'nowhere' },
    {
      edits: [
        {
          ...{ code: 'PMIF-LAC-N', period: '2026-09-30', revision: 1, by: officer, at: '2026-11-24T10:00:00Z' },
          ...{
            soWhat: 'Two homes closed, so more children are placed outside the borough.',
            nextSteps: 'A home opens in March.',
          },
        },
      ],
    },
  ),
  'committee-digest, before its release': view({
    asks: { figures: 34, already: 2, withoutWords: 3, provisional: 1, blocked: ['Permanent exclusions'], leftOut: [] },
  }),
  'committee-digest, cannot be released yet': view({
    asks: {
      ...{ figures: 34, already: 2, withoutWords: 3, provisional: 1, blocked: [] },
      leftOut: [
        { what: 'opening' },
        { what: 'edit', title: 'Permanent exclusions' },
        { what: 'narrative', title: 'Give every child the best start in life' },
        { what: 'answer', id: 'R-14' },
      ],
    },
  }),
  'committee-digest, held': view(
    { by: 'Committee Officer, Families', goesTo: 'refused' },
    { state: 'held', held: { ...released, why: 'The placements figure is being checked with the service.' } },
  ),
  'committee-digest, all measures': view({ page: 2 }),
  'committee-digest, released': view(
    { by: 'Committee Officer, Families', undoable: true, done: { what: 'released', figures: 34, goes: true } },
    { state: 'released', released },
  ),
  'committee-digest, undone': view({ done: { what: 'undone', figures: 34, posted: 'stands' } }),
  'notice, digest withdrawn': {
    kind: 'notice',
    about: {
      ...{ what: 'digestWithdrawn', committee: 'Families Overview and Scrutiny Committee', meeting: meeting.date },
      ...{ period: periodOf('FY2026/27-H1'), on: day('2026-11-26') },
    },
  },
  'document, of a digest': {
    ...{ kind: 'document', id: 'abc', name: 'families FY2026-27-H1.docx', size: 182_000 },
    ...{ title: 'Families Overview and Scrutiny Committee: the digest as a Word document.', lines: [] },
    ...{ link: 'https://performance.example.gov.uk/d/abc', asks: { committee: 'families', meeting: meeting.date } },
  },
  'committee-digest, in its channel': view(
    {
      reader: 'committee',
      files: [
        { format: 'docx', link: 'https://performance.example.gov.uk/d/abc' },
        { format: 'html', link: 'https://performance.example.gov.uk/d/def' },
      ],
    },
    { state: 'released', released },
  ),
  'digest-form': {
    ...{ kind: 'digestForm', at: { committee: 'families', meeting: meeting.date, page: 1 }, form: 2, problems: [] },
    about: {
      ...{ what: 'item', measure: aMeasure(), reading: item?.told?.reading ?? aReading('2026-09-30', '489') },
      ...{ soWhat: item?.told?.reading.soWhat ?? '', nextSteps: item?.told?.reading.nextSteps ?? '', isEdited: true },
    },
  },
  'digest-form, hold': {
    ...{ kind: 'digestForm', at: { committee: 'families', meeting: meeting.date, page: 1 }, form: 2, problems: [] },
    about: { what: 'hold', typed: '' },
  },
  'digest-form, too long': {
    ...{ kind: 'digestForm', at: { committee: 'families', meeting: meeting.date, page: 1 }, form: 2 },
    problems: [
      {
        field: 'note',
        problem: 'That is 1,400 characters; page one has room for 1,200.',
        cure: 'Say the rest at the meeting.',
      },
    ],
    about: { what: 'opening', typed: 'Members asked in June for placements by distance.' },
  },
  'notice, words edited': {
    kind: 'notice',
    about: {
      what: 'wordsEdited',
      committee: 'Families Overview and Scrutiny Committee',
      meeting: meeting.date,
      edits: [
        {
          ...{ title: 'Number of looked after children', by: 'Committee Officer, Families' },
          now: 'Two homes closed, so more children are placed outside the borough.',
        },
      ],
    },
  },
  'notice, not your digest': { kind: 'notice', about: { what: 'mayNotDigest', contact: 'performance@example.gov.uk' } },
  'notice, no such committee': {
    kind: 'notice',
    about: { what: 'whichCommittee', typed: 'family', codes: ['families', 'corporate', 'chw'] },
  },
  'notice, no meeting': { kind: 'notice', about: { what: 'noMeeting', title: 'Cabinet' } },
};
