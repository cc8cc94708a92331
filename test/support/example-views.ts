import { analyse } from '../../src/domain/analysis/analyse.ts';
import type { Trend } from '../../src/domain/analysis/trend.ts';
import { day } from '../../src/domain/calendar/day.ts';
import type { Measure } from '../../src/domain/measures/measure.ts';
import { periodOf } from '../../src/domain/periods/read-period.ts';
import type { Reading } from '../../src/domain/readings/reading.ts';
import type { Introduction, ReadingFormView, SavedNote, View } from '../../src/domain/views.ts';
import { aDueReading, aMeasure, aReading } from './examples.ts';

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

const rows = [voids, voids, looked, pay, looked, pay, looked, pay].map((measure: Measure, index) => ({
  number: index + 1,
  measure,
  due: measure === looked ? due : measure === voids ? monthly : aDueReading({ period: periodOf('FY2025/26') }),
}));

/** A picture of everything that a person can be shown; the first of each template is its sample. */
export const EXAMPLES: Readonly<Record<string, View>> = {
  'ask-list': { kind: 'askList', today, introduction, rows: rows.slice(0, 3), total: 3, page: 1, pages: 1 },
  'ask-list, many': { kind: 'askList', today, rows, total: 19, page: 1, pages: 3 },
  'reading-form': { ...exampleForm, introduction },
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
    typed: { value: '79.6', soWhat: 'It has improved again this month.', nextSteps: '', provisional: false },
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
  receipt: { kind: 'receipt', today, saved, nextAsk: day('2027-04-01'), left: 0 },
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
  'notice, stranger': { kind: 'notice', about: { what: 'stranger', organisation: 'Gateshead Council', contact } },
  'notice, nothing due': { kind: 'notice', about: { what: 'nothingDue', nextAsk: day('2027-04-01'), done: false } },
  'notice, may not': { kind: 'notice', about: { what: 'mayNot', measure: pay, who: ['Head of Economy'], contact } },
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
  'notice, not understood': { kind: 'notice', about: { what: 'notUnderstood', open: 3 } },
};
