import { day } from '../../src/core/calendar/day.ts';
import { periodOf } from '../../src/core/periods/read-period.ts';
import type { LockView, ReasonFormView, ReleaseView } from '../../src/features/release/rules/views.ts';
import type { View } from '../../src/core/view.ts';
import { aDueReading, aMeasure, aReading } from './examples.ts';

const contact = 'performance@example.gov.uk';
const looked = aMeasure();
const leavers = aMeasure({
  code: 'PRE-LACAPP',
  title: 'Care leavers in apprenticeships',
  unit: 'count',
  direction: 'higher',
});
const repairs = aMeasure({
  code: 'CNL-REP-FTF',
  title: 'Repairs completed on the first visit',
  unit: '%',
  countsPeople: false,
});
const period = periodOf('FY2026/27-H1');
const scope = { of: 'committee', title: 'Families Overview and Scrutiny Committee' } as const;
const which = { of: 'committee', committee: 'families', period: period.text } as const;
const given = (value: string, soWhat: string) => aReading('2026-09-30', value, { soWhat, released: false });

const preview: ReleaseView = {
  ...{
    kind: 'release',
    stage: 'preview',
    today: day('2026-12-15'),
    which,
    scope,
    period,
    seen: 'mark-of-three',
    at: '2026-12-15T10:00:00.000Z',
  },
  rows: [
    { measure: looked, reading: given('489', 'Thirteen fewer than in March.'), notes: [] },
    { measure: repairs, reading: { ...given('92.4', ''), status: 'provisional' }, notes: ['noWords', 'provisional'] },
    {
      measure: aMeasure({ title: 'Children on a child protection plan for a second time' }),
      reading: given('4', 'As few as last year.'),
      notes: ['hidden'],
    },
  ],
  blocked: [
    {
      measure: leavers,
      reading: given('3', 'Three young people started in September, one of them in the council’s own garage.'),
      named: [{ field: 'soWhat', text: 'Three' }],
      below: 5,
    },
  ],
  missing: ['Pupils with good attainment at sixteen', 'Mothers who smoke when their child is born'],
  already: 11,
};

const lock: LockView = {
  ...{ kind: 'lock', stage: 'preview', which, scope, period, at: preview.at },
  ...{ locked: 14, already: 0, history: 2, stillOpen: preview.missing },
};

const reason: ReasonFormView = {
  ...{ kind: 'reasonForm', act: 'withdraw', which, scope, period, count: 0, typed: '', problems: [] },
  about: { measure: looked, reading: given('489', '') },
};

/** What the performance team sees of releasing and locking; the first is the sample of its template. */
export const RELEASE_EXAMPLES: Readonly<Record<string, View>> = {
  'desk-act': preview,
  'desk-act, released': { ...preview, stage: 'done', blocked: [], missing: [] },
  'desk-act, nothing to release': { ...preview, rows: [], blocked: [], already: 25 },
  'desk-act, released as hidden': {
    ...{ ...preview, rows: [], blocked: [], missing: [], already: 1 },
    hidden: { measure: leavers, reading: given('3', 'Three young people started in September.') },
  },
  'desk-act, lock': lock,
  'desk-act, locked': { ...lock, stage: 'done' },
  'desk-act, withdraw': reason,
  'desk-act, withdraw without a reason': {
    ...reason,
    problems: [
      { field: 'reason', problem: 'There is no reason.', cure: 'A sentence will do; it stays in the history.' },
    ],
  },
  'desk-act, let the figure stand': { ...reason, act: 'letFigureStand' },
  'desk-act, unlock': { ...reason, act: 'unlock', count: 14 },
  'notice, locked': {
    kind: 'notice',
    about: {
      what: 'locked',
      measure: looked,
      due: aDueReading({ state: 'answered', lockedOn: day('2026-12-15') }),
      reading: given('489', ''),
      contact,
    },
  },
  'notice, opened by hand': {
    kind: 'notice',
    about: { what: 'openedByHand', measure: looked, period, due: aDueReading(), owner: 'Service Manager' },
  },
  'notice, withdrawn': {
    kind: 'notice',
    about: { what: 'withdrawn', measure: looked, period, which, at: preview.at },
  },
  'notice, moved': {
    kind: 'notice',
    about: { what: 'moved', measure: looked, from: 'Families', to: 'Corporate Resources', on: day('2026-07-01') },
  },
  'notice, how to release': { kind: 'notice', about: { what: 'releaseHow' } },
};
