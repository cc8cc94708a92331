import { day } from '../../src/core/calendar/day.ts';
import type { PersonKey } from '../../src/core/measures/measure.ts';
import type { MemberRequest } from '../../src/features/requests/rules/request.ts';
import type { RequestShown } from '../../src/features/requests/rules/views.ts';
import type { View } from '../../src/core/view.ts';

const today = day('2026-11-24');
const clerk = 'person-clerk' as PersonKey;
const lead = 'person-lead' as PersonKey;
const head = 'person-head' as PersonKey;
const contact = 'performance@example.gov.uk';

/** What the Families committee asked in September. */
export const aRequest = (more: Partial<MemberRequest> = {}): MemberRequest => ({
  id: '12',
  text: 'Why is there nothing on culture and youth? Young people told us that it is what keeps them here.',
  askedBy: { committee: 'families', meeting: day('2026-09-17'), role: 'councillor' },
  raisedBy: clerk,
  raisedAt: '2026-09-18T09:00:00.000Z',
  about: { kind: 'gap' },
  status: 'open',
  acts: [{ what: 'raised', by: clerk, at: '2026-09-18T09:00:00.000Z', words: '' }],
  ...more,
});
const given = aRequest({
  status: 'given',
  givenTo: head,
  givenOn: day('2026-11-20'),
  dueOn: day('2026-12-08'),
  acts: [
    ...aRequest().acts,
    { what: 'acknowledged', by: lead, at: '2026-09-21T09:00:00.000Z', words: '' },
    { what: 'given', by: lead, at: '2026-11-20T09:00:00.000Z', words: '', to: head, dueOn: day('2026-12-08') },
  ],
});
const words = 'The annual survey asks 11 to 18 year olds from March on; the first figure comes in June.';
const done = aRequest({
  status: 'done',
  about: { kind: 'gap', draft: 'PMIF-YOUTH-1' },
  answer: { text: words, by: head, at: '2026-12-01T10:00:00.000Z' },
  weDid: {
    text: 'A measure of young people in cultural activities is live.',
    by: lead,
    at: '2027-01-08T10:00:00.000Z',
  },
});
const colleagues = ['Head of Culture', 'Public Health Lead', 'Virtual School Head'].map((name, index) => ({
  name,
  email: `colleague${index}@example.gov.uk`,
}));

export const shownTo = (reader: PersonKey, request: MemberRequest): RequestShown => ({
  request,
  committee: 'Families Overview and Scrutiny Committee',
  names: [
    { key: clerk, name: 'Democratic Services Officer' },
    { key: lead, name: 'Performance Lead' },
    { key: head, name: 'Head of Culture' },
  ],
  reader,
});
const draft = { code: 'PMIF-YOUTH-1', title: 'Young people who take part in a cultural activity', status: 'draft' };

export const REQUEST_EXAMPLES: Readonly<Record<string, View>> = {
  'request-form': {
    kind: 'requestForm',
    today,
    token: '2026-11-24T10:00:00.000Z',
    typed: {
      text: 'Why is there nothing on culture and youth?',
      asked: 'families|2026-09-17',
      role: 'councillor',
      name: '',
      measure: '',
    },
    committees: [
      {
        code: 'families',
        title: 'Families Overview and Scrutiny Committee',
        meetings: [day('2026-09-17'), day('2026-12-17')],
      },
      {
        code: 'cph',
        title: 'Care, Health and Wellbeing Overview and Scrutiny Committee',
        meetings: [day('2027-01-19')],
      },
    ],
    measures: [
      { code: 'PMIF-LAC-N', title: 'Number of looked after children' },
      { code: 'CNL-REP-FTF', title: 'Repairs completed on the first attempt' },
    ],
    problems: [],
  },
  'request-form, empty': {
    kind: 'requestForm',
    today,
    token: '2026-11-24T10:00:00.000Z',
    typed: { text: '', asked: '|', role: 'staff', name: '', measure: '' },
    committees: [],
    measures: [],
    problems: [{ field: 'note', problem: 'There is no question yet.', cure: 'What is asked, or what is missing?' }],
  },
  request: {
    kind: 'request',
    today,
    shown: shownTo(lead, given),
    presses: ['giveRequest', 'answerRequest', 'draftMeasure'],
    problems: [],
    note: { what: 'given', to: 'Head of Culture' },
  },
  'request, raised': {
    kind: 'request',
    today,
    shown: shownTo(clerk, aRequest()),
    presses: [],
    problems: [],
    note: { what: 'raised' },
  },
  'request, to give': {
    kind: 'request',
    today,
    shown: shownTo(lead, aRequest()),
    presses: ['acknowledgeRequest', 'answerRequest', 'draftMeasure'],
    box: { what: 'giveRequest', colleagues, to: '', dueOn: '2026-12-08' },
    problems: [{ field: 'to', problem: 'Nobody is chosen.', cure: 'Choose a colleague from the list.' }],
  },
  'request, given to you': {
    kind: 'request',
    today,
    shown: shownTo(head, given),
    presses: [],
    box: { what: 'answerRequest', typed: '' },
    problems: [],
    occasion: 'given',
  },
  'request, late': {
    kind: 'request',
    today: day('2026-12-10'),
    shown: shownTo(head, given),
    presses: [],
    box: { what: 'answerRequest', typed: '' },
    problems: [],
    occasion: 'late',
  },
  'request, done': {
    kind: 'request',
    today: day('2027-01-12'),
    shown: { ...shownTo(clerk, done), measure: { ...draft, status: 'live' } },
    presses: ['reopenRequest'],
    problems: [],
  },
  'request-list': {
    kind: 'requestList',
    today,
    of: 'open',
    rows: [shownTo(lead, aRequest()), shownTo(lead, { ...given, id: '13' })],
    total: 8,
    page: 1,
    pages: 2,
  },
  'request-list, news': {
    kind: 'requestList',
    today: day('2027-01-12'),
    of: 'news',
    rows: [shownTo(clerk, given), { ...shownTo(clerk, done), measure: { ...draft, status: 'live' } }],
    total: 2,
    page: 1,
    pages: 1,
  },
  'draft-measure-form': {
    kind: 'draftMeasureForm',
    request: aRequest(),
    typed: { code: 'GAP-12', title: '', unit: '', direction: '', frequency: '' },
    problems: [],
  },
  'go-live-form': {
    kind: 'goLiveForm',
    request: aRequest(),
    measure: { ...draft, unit: '%' },
    colleagues,
    typed: { owner: '', baseline: 'twelve', baselinePeriod: 'FY2025/26', indicator: '', why: '' },
    problems: [
      { field: 'baseline', problem: 'That is not a number that can be read.', cure: 'Please type it in digits.' },
    ],
  },
  'notice, no such request': { kind: 'notice', about: { what: 'noRequest', id: '99' } },
  'notice, not your request': { kind: 'notice', about: { what: 'notYourRequest', contact } },
  'notice, no requests of yours': { kind: 'notice', about: { what: 'noRequests', of: 'mine' } },
};
