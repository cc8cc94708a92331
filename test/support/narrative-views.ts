import { day } from '../../src/core/calendar/day.ts';
import { type Narrative, NO_NARRATIVE } from '../../src/features/narratives/rules/narrative.ts';
import type { NarrativeFormView } from '../../src/features/narratives/rules/views.ts';
import { periodOf } from '../../src/core/periods/read-period.ts';
import type { View } from '../../src/core/view.ts';
import { owner } from './examples.ts';

const contact = 'performance@example.gov.uk';
const objective = {
  code: 'PO1',
  title: 'Give every child the best start in life, with a focus on conception to age two',
};
const period = periodOf('FY2026/27-H1');

/** What the lead of the first objective says of the half-year. */
export const NARRATIVE_WORDS = {
  challenges:
    'More families come to us in crisis, because the rent cap ended in spring; health visitor posts stood empty for five months.',
  achievements:
    'Seven in ten two-year-olds had their check on time, the most since 2019: parents can book it by text now.',
  actions:
    'The early help hub in Felling opens in January; the midwifery lead reports on smoking in pregnancy in March.',
  resources: 'Two posts are paid from the Family Hubs grant until March 2027. Nobody has agreed what follows.',
  crossCutting: 'Recruitment of health visitors and the cost of living.',
};

export const aNarrative = (change: Partial<Narrative> = {}): Narrative => ({
  ...{ objective: 'PO1', period, state: 'open', openedOn: day('2026-11-24'), dueOn: day('2026-12-08') },
  ...{ form: 1, handled: '', asked: [], lead: owner, lookOn: day('2026-11-24') },
  ...change,
});

const form: NarrativeFormView = {
  ...{
    kind: 'narrativeForm',
    today: day('2026-11-24'),
    objective,
    contact,
    typed: NO_NARRATIVE,
    narrative: aNarrative(),
  },
  ...{ problems: [], asked: [], wasOvertaken: false, left: 0 },
};
const lines = [
  { objective, lead: 'Head of Children’s Services', state: 'changedSince' },
  { objective: { code: 'PO2', title: 'Enable all children' }, lead: 'Service Manager', state: 'answered' },
  { objective: { code: 'PO3', title: 'Fair employment' }, lead: 'Head of Economy', state: 'open' },
] as const;

export const NARRATIVE_EXAMPLES: Readonly<Record<string, View>> = {
  'narrative-form': { ...form, previous: { period: periodOf('FY2025/26'), words: NARRATIVE_WORDS } },
  'narrative-form, first time': {
    ...form,
    introduction: {
      ...{ organisation: 'Gateshead Council', contact, privacyNotice: 'https://www.example.gov.uk/privacy' },
      ...{ measures: 0, frequency: 'six-monthly' },
    },
  },
  'narrative-form, sent back': {
    ...form,
    typed: { ...NARRATIVE_WORDS, challenges: 'On track.', resources: '' },
    ...{ narrative: aNarrative({ form: 2 }), asked: ['challenges', 'resources'], left: 2 },
  },
  'narrative-form, the last reminder': {
    ...form,
    typed: NARRATIVE_WORDS,
    draftSavedAt: '2026-11-20T10:00:00.000Z',
    occasion: { stage: 'late', managersListOn: day('2026-12-15') },
    saved: { code: 'PO2', title: 'Enable all children, young people and adults to maximise their capabilities' },
  },
  'notice, a narrative was saved': {
    kind: 'notice',
    about: { what: 'narrativeSaved', more: false, objective, period },
  },
  'notice, a narrative was kept': {
    kind: 'notice',
    about: { what: 'narrativeKept', more: false, objective, period, dueOn: day('2026-12-08') },
  },
  'notice, not your objective': {
    kind: 'notice',
    about: { what: 'notYourObjective', objective, lead: 'Head of Children’s Services', contact },
  },
  'notice, no objective': { kind: 'notice', about: { what: 'noObjective', contact } },
  'notice, narratives': { kind: 'notice', about: { what: 'narratives', period, lines, toRelease: 2 } },
  'notice, narratives released': {
    kind: 'notice',
    about: { what: 'narratives', period, lines, toRelease: 0, released: 2 },
  },
};
