import { day } from '../../src/core/calendar/day.ts';
import { periodOf } from '../../src/core/periods/read-period.ts';
import { groupLines, type ProgressLine } from '../../src/features/progress/rules/progress.ts';
import type { Progress, ProgressView } from '../../src/features/progress/rules/views.ts';

const today = day('2026-11-24');

export const aLine = (more: Partial<ProgressLine> = {}): ProgressLine => ({
  code: 'PMIF-LAC-N',
  title: 'Number of looked after children',
  service: "Children's services",
  owner: 'Service Manager, Children in Care',
  committees: ['families'],
  period: periodOf('2026-09-30'),
  state: 'came',
  isLate: false,
  isReleased: false,
  isHidden: false,
  ...more,
});
const lines: ProgressLine[] = [
  aLine({ isReleased: true }),
  aLine({ code: 'PMIF-CIN', title: 'Children in need', state: 'stillToCome', on: day('2026-12-08') }),
  aLine({
    code: 'PMIF-CPP',
    title: 'Children on a protection plan',
    state: 'words',
    on: day('2026-12-08'),
    isHidden: true,
  }),
  aLine({
    code: 'CNL-REP-FTF',
    title: 'Repairs completed on the first attempt',
    service: 'Housing',
    owner: 'Head of Housing Repairs',
    committees: ['hehc'],
    period: periodOf('2026-10'),
    state: 'stillToCome',
    on: day('2026-11-17'),
    isLate: true,
    needsOwner: 'silent',
  }),
  aLine({
    code: 'STAT-PAY',
    title: 'Gross median weekly pay',
    service: 'Economy',
    owner: 'Policy Officer',
    committees: ['hehc', 'corporate'],
    state: 'notReady',
    on: day('2027-01-15'),
  }),
  {
    code: 'PMIF-YOUTH-1',
    title: 'Young people who take part in a cultural activity',
    service: '',
    owner: '',
    committees: [],
    state: 'notDue',
    on: day('2027-04-01'),
    isLate: false,
    isReleased: false,
    isHidden: false,
    needsOwner: 'noOwner',
  },
];
const titleOf = (code: string) =>
  ({ families: 'Families', hehc: 'Housing, Environment and Healthy Communities', corporate: 'Corporate Resources' })[
    code
  ] ?? code;

export const exampleProgress: Progress = {
  at: '2026-11-24T10:00:00.000Z',
  today,
  lines,
  cannotReach: [{ name: 'Head of Housing Repairs', why: 'blocked' }],
  held: [{ job: 'ask', people: 47 }],
  waitingDrafts: [{ group: 'Repairs team', since: day('2026-10-27') }],
  undelivered: [
    { key: 'ask|person-a|2026-11-17', kind: 'ask', state: 'dead', name: 'Policy Officer', reason: '500' },
    {
      key: 'manager|person-b|2026-W47',
      kind: 'managerDigest',
      state: 'unknown',
      name: 'Head of Service',
      reason: 'time-out',
    },
  ],
  requests: { unanswered: 3, late: 1 },
  beats: [
    { job: 'ask', at: '2026-11-24T09:55:00.000Z', next: '2026-11-24T10:00:00.000Z', outcome: 'done' },
    { job: 'remind', at: '2026-11-24T09:55:00.000Z', next: '2026-11-24T10:00:00.000Z', outcome: 'failed' },
    { job: 'manager-digest', at: '', next: '2026-11-24T10:00:00.000Z', outcome: 'waiting' },
  ],
};
const services = groupLines(lines, 'service', titleOf);
const whole: ProgressView = { kind: 'progress', progress: exampleProgress, by: 'service', groups: services };

export const PROGRESS_EXAMPLES: Readonly<Record<string, ProgressView>> = {
  progress: whole,
  'progress, by committee, paused': {
    ...whole,
    progress: { ...exampleProgress, paused: { since: day('2026-11-23'), by: 'Performance Lead' }, held: [] },
    by: 'committee',
    groups: groupLines(lines, 'committee', titleOf),
    note: { what: 'sentAgain', queued: 2, skipped: 1 },
  },
  'progress, one service': { ...whole, ...(services[0] && { group: services[0] }) },
  'progress, all is well': {
    ...whole,
    progress: {
      ...exampleProgress,
      lines: [aLine({ isReleased: true })],
      cannotReach: [],
      held: [],
      undelivered: [],
      requests: { unanswered: 0, late: 0 },
      beats: [],
    },
    groups: groupLines([aLine({ isReleased: true })], 'service', titleOf),
  },
};
