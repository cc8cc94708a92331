import { analyse } from '../../src/features/analysis/rules/analyse.ts';
import type { Trend } from '../../src/features/analysis/rules/trend.ts';
import { day } from '../../src/core/calendar/day.ts';
import type { Reader } from '../../src/core/measures/people.ts';
import type { Measure } from '../../src/core/measures/measure.ts';
import { periodOf } from '../../src/core/periods/read-period.ts';
import type { Reading } from '../../src/core/readings/reading.ts';
import type { DigestRow, ManagerDigestView } from '../../src/features/managers/rules/views.ts';
import type { View } from '../../src/core/view.ts';
import type { AlsoRow, Introduction, ReadingFormView, SavedNote } from '../../src/features/readings/rules/views.ts';
import { SPREADSHEET_EXAMPLES } from './spreadsheet-examples.ts';
import { PARTNER_EXAMPLES } from './partner-examples.ts';
import { SEARCH_EXAMPLES } from './search-examples.ts';
import { THRIVE_EXAMPLES } from './example-thrive-views.ts';
import { ANALYSIS_EXAMPLES } from './analysis-views.ts';
import { NARRATIVE_EXAMPLES } from './narrative-views.ts';
import { PROGRESS_EXAMPLES } from './example-progress.ts';
import { REQUEST_EXAMPLES } from './example-requests.ts';
import { RELEASE_EXAMPLES } from './release-views.ts';
import { aDueReading, aMeasure, aReading, owner } from './examples.ts';
import { DIGEST_EXAMPLES } from './example-digests.ts';
import { PLACE_EXAMPLES } from './example-channels.ts';

const today = day('2026-11-24');
const contact = 'performance@example.gov.uk';
const meeting = { committee: 'families', date: day('2026-12-17') };

const looked = aMeasure({
  definition: 'Children in the care of Gateshead Council on the last day of the half year.',
  baselineValue: '445',
  baselinePeriod: 'November 2021',
});
const voids = aMeasure({
  code: 'CNL-REP-FTF',
  title: 'Repairs completed on the first attempt',
  unit: '%',
  decimals: 1,
  direction: 'higher',
  frequency: 'monthly',
  influence: 'control',
  indicatorValue: '92',
});
const pay = aMeasure({
  code: 'STAT-PAY',
  title: 'Gross median weekly pay',
  unit: '£',
  direction: 'higher',
  frequency: 'annual',
  influence: 'watch',
});

const figures = (list: readonly (readonly [string, string])[], soWhat = ''): Reading[] =>
  list.map(([period, value]) => aReading(period, value, { soWhat }));

export const lookedHistory = figures(
  [
    ['2018-01-31', '388'],
    ['2021-11-30', '445'],
    ['2022-03-31', '485'],
    ['2026-03-31', '502'],
  ],
  'Up on a year earlier; linked to national demand growth and the pandemic.',
);
/** What the last of some readings tells, as the product would say it. */
function told(measure: Measure, readings: readonly Reading[]): { readonly trend?: Trend } {
  const { trend } = analyse(measure, readings);
  return trend === undefined ? {} : { trend };
}
const newPoint = aReading('2026-09-30', '489', {
  soWhat:
    'Thirteen fewer than in March: more children went home or to relatives, while new entrants stayed level. Residents see fewer moves far from Gateshead.',
  nextSteps: 'Two more foster carers are being approved in December.',
});
const due = aDueReading({ meeting });
const monthly = aDueReading({ period: periodOf('2026-10'), dueOn: day('2026-12-01'), form: 3 });
const saved: SavedNote = {
  what: 'answered',
  measure: looked,
  due: aDueReading({ state: 'answered', form: 2 }),
  reading: newPoint,
  ...told(looked, [...lookedHistory, newPoint]),
  history: [...lookedHistory, newPoint],
};
const introduction: Introduction = {
  organisation: 'Gateshead Council',
  contact,
  privacyNotice: 'https://www.example.gov.uk/privacy/performance',
  measures: 2,
  frequency: 'six-monthly',
};

export const exampleForm: ReadingFormView = {
  kind: 'readingForm',
  today,
  measure: looked,
  due,
  wordsOnly: false,
  history: lookedHistory,
  ...told(looked, lookedHistory),
  objective: 'Give every child the best start in life',
  pledges: ['Put children and families at the heart of everything we do'],
  committeeTitle: 'Families Overview and Scrutiny Committee',
  problems: [],
  questions: [],
};

const months = Array.from({ length: 14 }, (_item, index) => {
  const month = ((index + 7) % 12) + 1;
  return [
    `${index < 5 ? 2025 : 2026}-${String(month).padStart(2, '0')}`,
    `${(88 + ((index * 7) % 5)).toString()}.4`,
  ] as const;
});
const monthlyForm: ReadingFormView = {
  ...exampleForm,
  measure: voids,
  due: monthly,
  history: figures(months),
  yearEarlier: aReading('2025-10', '88.4', { status: 'provisional' }),
  ...told(voids, figures(months)),
  objective: 'Support the development of a thriving economy',
  committeeTitle: '',
};

/** A national series that comes out a year later, asked for because a meeting takes its period. */
export const yearlyForm: ReadingFormView = {
  ...exampleForm,
  measure: { ...pay, lagDays: 260 },
  due: aDueReading({ period: periodOf('FY2025/26'), meeting }),
  history: figures([['FY2024/25', '590.1']]),
  ...told(pay, figures([['FY2024/25', '590.1']])),
};

const rows = [voids, voids, looked, pay, looked, pay, looked, pay].map((measure: Measure, index) => ({
  number: index + 1,
  measure,
  due: measure === looked ? due : measure === voids ? monthly : aDueReading({ period: periodOf('FY2025/26') }),
}));

const row = (more: Partial<DigestRow>): DigestRow => ({
  kind: 'stillToCome',
  measure: looked,
  due,
  service: 'Children’s Social Care',
  owner: 'Service Manager, Children in Care',
  wants: true,
  acts: ['nudge', 'reassign'],
  queries: [],
  ...more,
});
const received = row({
  kind: 'received',
  wants: false,
  acts: ['acknowledge', 'query'],
  reading: newPoint,
  ...told(looked, [...lookedHistory, newPoint]),
});
const digestRows: DigestRow[] = [
  received,
  row({ kind: 'needsOwner', why: 'notMine', acts: ['reassign'], measure: pay }),
  row({ kind: 'unreachable', notReached: 'notInstalled', acts: ['reassign'], measure: voids, due: monthly }),
  row({ due: aDueReading({ dueOn: day('2026-11-12'), notReady: putOff(2) }) }),
];
const place = { digest: 'manager|person-manager|2026-W48', page: 1 };
const digest = (rows: DigestRow[], more: Partial<ManagerDigestView> = {}): ManagerDigestView => ({
  kind: 'managerDigest',
  today,
  place,
  pages: 1,
  rows,
  all: rows,
  ...more,
});

function putOff(times: number) {
  const note = 'The trust publishes late this year; their analyst expects the second week of December.';
  return { reason: 'waitingForPartner', expectedOn: day('2026-12-15'), note, times, by: owner } as const;
}

const MANAGER_EXAMPLES: Readonly<Record<string, View>> = {
  'manager-digest': digest(digestRows),
  'manager-digest, one thing': digest([row({})]),
  'manager-digest, nudged': digest(
    [row({ wants: false, acts: ['reassign'], nudged: { on: today, goesOn: day('2026-11-25') } })],
    { note: { what: 'nudged', to: 'Service Manager, Children in Care', goesOn: day('2026-11-25'), heldBack: true } },
  ),
  'manager-digest, nothing waits': digest([
    { ...received, acts: ['query'], acknowledged: { on: today, by: 'Performance Lead' } },
    {
      ...received,
      measure: voids,
      due: monthly,
      reading: aReading('2026-10', '89.4'),
      queries: [
        {
          on: day('2026-11-23'),
          text: 'Is this the new contractor?',
          answers: [{ on: today, by: 'Head of Housing Repairs', text: 'Yes, since September.' }],
        },
      ],
    },
    row({
      kind: 'putOff',
      wants: false,
      acts: ['query'],
      due: aDueReading({ state: 'notReady', notReady: putOff(1) }),
    }),
    row({ kind: 'withdrawn', wants: false, acts: [], measure: pay, service: 'Economy' }),
  ]),
  'manager-digest, many': digest([...digestRows, ...digestRows], {
    pages: 3,
    all: Array.from({ length: 5 }, () => digestRows).flat(),
  }),
  'reassign-form': {
    kind: 'reassignForm',
    place,
    measure: looked,
    due,
    owner: 'Service Manager, Children in Care',
    colleagues: ['Head of Housing Repairs', 'Public Health Lead', 'Virtual School Head'].map((name, index) => ({
      name,
      email: `colleague${index}@example.gov.uk`,
    })),
    problems: [],
  },
  'query-form': {
    kind: 'queryForm',
    today,
    measure: looked,
    due,
    reading: newPoint,
    typed: '',
    problems: [],
    for: { what: 'ask', place, to: 'Service Manager, Children in Care' },
  },
  'query-form, answering': {
    kind: 'queryForm',
    today,
    measure: looked,
    due,
    reading: newPoint,
    typed: 'They went home in the summer, when',
    problems: [{ field: 'note', problem: 'That is 2,104 characters; we can take 2,000.', cure: 'Please shorten it.' }],
    for: { what: 'answer', number: 1, from: 'Head of Service', question: 'Is that the new team, or fewer referrals?' },
  },
  'notice, a question answered': {
    kind: 'notice',
    about: {
      what: 'queryAnswered',
      measure: looked,
      due,
      from: 'Service Manager',
      question: 'Is that the new team, or fewer referrals?',
      answer: 'The new team: referrals are level.',
    },
  },
  'notice, content': {
    kind: 'notice',
    about: {
      what: 'content',
      who: ['Head of Service'],
      about: [
        { measure: looked, due },
        { measure: voids, due: monthly },
      ],
    },
  },
  'notice, handed on': {
    kind: 'notice',
    about: { what: 'handedOn', measure: looked, from: 'Head of Service', to: 'Virtual School Head' },
  },
  'notice, not your team': {
    kind: 'notice',
    about: { what: 'notYourTeam', measure: looked, who: 'Head of Service', contact },
  },
  'notice, reach': {
    kind: 'notice',
    about: {
      what: 'reach',
      owners: 58,
      notReached: [
        { name: 'Virtual School Head', why: 'notInstalled' },
        { name: 'Public Health Lead', why: 'blocked' },
      ],
      channels: [
        { as: 'committee', code: 'families', title: 'Families Overview and Scrutiny Committee', why: 'notLinked' },
        { as: 'group', code: 'repairs', title: 'Repairs team', why: 'removed' },
      ],
      link: 'https://teams.microsoft.com/l/app/00000000-0000-4000-8000-0000000000aa',
    },
  },
};

const also: AlsoRow[] = [
  {
    kind: 'narrative',
    objective: { code: 'BSC', title: 'The balanced scorecard, the health check of the council as an organisation' },
    period: periodOf('FY2026/27-H1'),
    dueOn: day('2026-12-08'),
  },
  {
    kind: 'draft',
    group: 'repairs',
    name: 'Repairs team',
    about: 'Repairs completed on the first attempt',
    period: periodOf('FY2026/27-Q2'),
  },
];

const help = (reader: Reader): View => ({
  kind: 'notice',
  about: { what: 'help', privacyNotice: introduction.privacyNotice, contact, reader, owns: reader === 'owner' },
});

/** A picture of everything that a person can be shown; the first of each template is its sample. */
export const EXAMPLES: Readonly<Record<string, View>> = {
  ...PLACE_EXAMPLES,
  ...DIGEST_EXAMPLES,
  'ask-list': { kind: 'askList', today, introduction, rows: rows.slice(0, 3), total: 3, page: 1, pages: 1 },
  'ask-list, with what somebody leads': {
    kind: 'askList',
    today,
    rows: rows.slice(0, 1),
    also,
    total: 1,
    page: 1,
    pages: 1,
  },
  'ask-list, only what somebody leads': { kind: 'askList', today, rows: [], also, total: 0, page: 1, pages: 1 },
  'ask-list, many': { kind: 'askList', today, rows, total: 19, page: 1, pages: 3 },
  'ask-list, a reminder': {
    kind: 'askList',
    today,
    occasion: { stage: 'reminder' },
    rows: rows.slice(0, 2),
    total: 2,
    page: 1,
    pages: 1,
  },
  'reading-form': { ...exampleForm, introduction },
  'reading-form, late': { ...exampleForm, occasion: { stage: 'late', managersListOn: day('2026-12-15') } },
  'reading-form, next of a list': { ...monthlyForm, saved, place: { number: 2, of: 3, rest: [3] } },
  'reading-form, sent back': {
    ...monthlyForm,
    due: { ...monthly, state: 'valueOnly', form: 4 },
    typed: { value: '19.4', soWhat: 'Within target.', nextSteps: '', provisional: true },
    questions: [
      { about: 'value', kind: 'surprising', last: '89.4', now: '19.4' },
      { about: 'soWhat', kind: 'saysNothing' },
    ],
  },
  'reading-form, words that do not fit': {
    ...monthlyForm,
    due: { ...monthly, state: 'valueOnly', form: 4 },
    typed: {
      value: '79.6',
      soWhat: 'Performance improved again, and joiners were on time.',
      nextSteps: '',
      provisional: false,
    },
    questions: [
      { about: 'fit', kind: 'saysBetter', last: '89.4', now: '79.6' },
      { about: 'fit', kind: 'noCause', last: '89.4', now: '79.6' },
      { about: 'nextSteps', kind: 'noNextStep' },
    ],
  },
  'reading-form, not a number': {
    ...exampleForm,
    draftSavedAt: '2026-11-23T16:40:00.000Z',
    typed: { value: '3 in 10', soWhat: 'More children went home.', nextSteps: '', provisional: false },
    problems: [{ field: 'value', problem: '“3 in 10” is a share, not one number.', cure: 'Please work it out: 30.' }],
  },
  'reading-form, words only': {
    ...exampleForm,
    measure: pay,
    due: aDueReading({ period: periodOf('FY2025/26'), state: 'valueOnly' }),
    reading: aReading('FY2025/26', '612.5'),
    wordsOnly: true,
    history: figures([['FY2024/25', '590.1']]),
    ...told(pay, figures([['FY2024/25', '590.1']])),
  },
  'reading-form, may not be published': yearlyForm,
  'reading-form, longer than a box': {
    ...exampleForm,
    draftSavedAt: '2026-11-24T08:10:00.000Z',
    typed: { value: '489', soWhat: 'Two homes closed this summer. '.repeat(500), nextSteps: '', provisional: false },
  },
  receipt: { kind: 'receipt', today, saved, nextAsk: day('2027-04-01'), left: 0 },
  'receipt, other things wait': { kind: 'receipt', today, saved, left: 0, also: 2 },
  'receipt, more to come': { kind: 'receipt', today, saved: { ...saved, what: 'valueOnly' }, left: 2 },
  'receipt, somebody was quicker': {
    kind: 'receipt',
    today,
    saved,
    left: 0,
    answeredBy: 'Service Manager, Children in Care',
    yours: { value: '488', soWhat: 'Fewer than in March.', nextSteps: '', provisional: false },
  },
  'receipt, kept for later': { kind: 'receipt', today, saved: { ...saved, what: 'draft' }, left: 0 },
  'receipt, passed on': {
    kind: 'receipt',
    today,
    saved: { what: 'notMine', measure: looked, due, history: [], handedTo: 'Head of Housing Repairs' },
    nextAsk: day('2027-04-01'),
    left: 0,
  },
  'not-ready-form': { kind: 'notReadyForm', today, measure: looked, due, latest: day('2027-02-24'), problems: [] },
  'not-ready-form, too far': {
    kind: 'notReadyForm',
    today,
    measure: looked,
    due,
    latest: day('2027-02-24'),
    typed: { reason: 'waitingForPartner', expectedOn: '2027-06-01', note: 'The trust publishes late.' },
    problems: [
      { field: 'expectedOn', problem: 'That is more than three months ahead.', cure: 'Please choose an earlier day.' },
    ],
  },
  'not-ready-form, may not be published': {
    kind: 'notReadyForm',
    today,
    measure: yearlyForm.measure,
    due: yearlyForm.due,
    latest: day('2027-02-24'),
    problems: [],
  },
  'not-mine-form': {
    kind: 'notMineForm',
    measure: looked,
    due,
    colleagues: ['Head of Housing Repairs', 'Public Health Lead', 'Virtual School Head'].map((name, index) => ({
      name,
      email: `colleague${index}@example.gov.uk`,
    })),
    problems: [],
  },
  'no-longer-form': { kind: 'noLongerForm', measure: looked, due },
  notice: { kind: 'notice', about: { what: 'help', privacyNotice: introduction.privacyNotice, contact } },
  'notice, help for the performance team': help('performance'),
  'notice, help for an officer': help('officer'),
  'notice, help for a councillor': help('councillor'),
  'notice, help for a manager': help('manager'),
  'notice, help for an owner': help('owner'),
  'notice, help for staff': help('staff'),
  'notice, stranger': { kind: 'notice', about: { what: 'stranger', organisation: 'Gateshead Council', contact } },
  'notice, nothing due': { kind: 'notice', about: { what: 'nothingDue', nextAsk: day('2027-04-01'), done: false } },
  'notice, nothing due to a manager': { kind: 'notice', about: { what: 'nothingDue', done: false, reader: 'manager' } },
  'notice, thanked': { kind: 'notice', about: { what: 'thanked' } },
  'notice, how to change': { kind: 'notice', about: { what: 'howToChange' } },
  'notice, in peace': { kind: 'notice', about: { what: 'unsubscribe', contact, reader: 'owner' } },
  'notice, no team': { kind: 'notice', about: { what: 'noTeam' } },
  'notice, a quiet team': { kind: 'notice', about: { what: 'teamQuiet' } },
  'notice, may not': { kind: 'notice', about: { what: 'mayNot', measure: pay, who: ['Head of Economy'], contact } },
  'notice, may not any more': {
    kind: 'notice',
    about: { what: 'mayNot', measure: looked, who: ['Head of Service'], contact },
    yours: { value: '489', soWhat: 'Thirteen fewer than in March: more children went home.', nextSteps: '' },
  },
  'notice, handed over': {
    kind: 'notice',
    about: { what: 'handedOver', measure: looked, due, from: 'Public Health Lead' },
  },
  'notice, put off again': {
    kind: 'notice',
    about: {
      what: 'putOffAgain',
      measure: looked,
      due,
      from: 'Public Health Lead',
      expectedOn: day('2027-02-01'),
      times: 2,
    },
  },
  'notice, a run waits': { kind: 'notice', about: { what: 'heldRun', job: 'ask', people: 47 } },
  'notice, a run was sent': { kind: 'notice', about: { what: 'runSent', people: 47, paused: 0 } },
  'notice, paused': { kind: 'notice', about: { what: 'paused', since: day('2026-11-23') } },
  'notice, resumed': { kind: 'notice', about: { what: 'resumed' } },
  'notice, legal holds': {
    kind: 'notice',
    about: {
      what: 'legalHolds',
      outcome: { kind: 'begun', name: 'PMIF-LAC-N' },
      typed: 'PMIF-LAC-N',
      holds: [
        {
          name: 'PMIF-LAC-N',
          since: day('2026-11-24'),
          by: 'Performance Lead',
          reason: 'Complaint 1234 to the Ombudsman.',
        },
      ],
    },
  },
  'notice, away': {
    kind: 'notice',
    about: {
      what: 'away',
      backOn: day('2027-01-15'),
      deputies: ['Deputy Service Manager', 'Early Help Manager'],
      owns: true,
    },
  },
  'notice, away without a deputy': {
    kind: 'notice',
    about: { what: 'away', backOn: day('2027-01-15'), deputies: [], owns: true },
  },
  'notice, until when': { kind: 'notice', about: { what: 'awayUntilWhen', typed: 'next week' } },
  'notice, the list has moved on': {
    kind: 'notice',
    about: { what: 'movedOn', saved, today, by: 'Deputy Service Manager' },
  },
  ...MANAGER_EXAMPLES,
  ...SPREADSHEET_EXAMPLES,
  ...PARTNER_EXAMPLES,
  ...SEARCH_EXAMPLES,
  ...THRIVE_EXAMPLES,
  ...NARRATIVE_EXAMPLES,
  ...ANALYSIS_EXAMPLES,
  ...REQUEST_EXAMPLES,
  ...PROGRESS_EXAMPLES,
  ...RELEASE_EXAMPLES,
  'reading-form, released already': {
    ...exampleForm,
    due: aDueReading({ state: 'answered', form: 3 }),
    reading: newPoint,
    wantsReason: true,
    typed: { value: '488', soWhat: newPoint.soWhat, nextSteps: newPoint.nextSteps, provisional: false },
    problems: [
      {
        field: 'reason',
        problem: 'This figure has been reported already.',
        cure: 'Say why it changes: the reason stands beside the new figure. What you typed is kept.',
      },
    ],
  },
  'notice, not understood': { kind: 'notice', about: { what: 'notUnderstood', open: 3 } },
};
