import { day } from '../../src/core/calendar/day.ts';
import { chainOf } from '../../src/features/thrive/rules/chain.ts';
import { standingOf, sumOfReach } from '../../src/features/thrive/rules/reach-and-clarity.ts';
import type { ExplainerFacts } from '../../src/features/thrive/rules/views.ts';
import type { View } from '../../src/core/view.ts';
import { shippedExplainers } from './shipped-explainers.ts';

const shipped = new Map(shippedExplainers().map(({ name, facts }) => [name, facts]));

/** One for each kind of group, with the sentence that its lead wrote. */
const FIVE: Readonly<Record<string, readonly [name: string, written: string]>> = {
  explainer: ['repairs, CNL-REP-FTF', 'The new vans carry more parts, and it shows.'],
  'explainer, children’s home': [
    'childrens-home, STAT-CLA-LTS',
    'Two of our young people told us this feels like home.',
  ],
  'explainer, customer services': [
    'customer-services, EXAMPLE-CALLS',
    'August was our busiest month, and you kept going.',
  ],
  'explainer, refuse crew': ['refuse, TSM-TP10', 'A clean lane is the first thing that people see.'],
  'explainer, school admissions': ['school-admissions, PMIF-FSM-TAKEUP-PRI', ''],
};

export const explained = (name: string, written = ''): ExplainerFacts => {
  const facts = shipped.get(name);
  if (facts === undefined) throw new Error(`no explainer of ${name} ships`);
  return { ...facts, written };
};

const contact = 'performance@example.gov.uk';
const repairs = explained('repairs, CNL-REP-FTF');
const groups = [...new Map([...shipped.values()].map(({ group }) => [group.code, group])).values()];
const standings = groups.map((group, index) =>
  standingOf({
    group,
    hasChannel: group.kind !== 'chat' || index > 2,
    arrived: index < 3 ? index : 0,
    waits: index === 3,
    answers: index === 2 ? [{ clear: 9, notQuite: 3 }] : index === 1 ? [{ clear: 2, notQuite: 1 }] : [],
  }),
);
const sum = sumOfReach(standings, { clear: 11, notQuite: 4 });
const chain = chainOf(repairs.group, [repairs.link.measure], wordings(), repairs.today);

function wordings() {
  const from = day('2018-01-01');
  return {
    objectives: [{ code: 'PO5', wordings: [{ from, text: 'Create and develop sustainable places and communities' }] }],
    pledges: [{ code: 'people', wordings: [{ from, text: 'People Gateshead' }] }],
  };
}

/** A picture of everything that a group, its lead and the performance team are shown of the Thrive link. */
export const THRIVE_EXAMPLES: Readonly<Record<string, View>> = {
  ...Object.fromEntries(
    Object.entries(FIVE).map(([example, [name, written]]): [string, View] => {
      const facts = explained(name, written);
      return [example, { kind: 'explainer', facts, answers: 0, toPrint: facts.group.kind === 'noticeboard' }];
    }),
  ),
  'explainer, answered': { kind: 'explainer', facts: repairs, answers: 4, done: 'clearNoted', toPrint: false },
  'explainer, a question sent': { kind: 'explainer', facts: repairs, answers: 1, done: 'questionSent', toPrint: false },
  'explainer-draft': {
    kind: 'explainerDraft',
    facts: repairs,
    contact,
    state: 'draft',
    form: 1,
    typed: '',
    problems: [],
  },
  'explainer-draft, not yet': {
    kind: 'explainerDraft',
    contact,
    facts: repairs,
    state: 'draft',
    form: 2,
    typed: 'This is thanks to our new vans.',
    problems: [
      {
        field: 'note',
        problem: '“thanks to our” says that the work makes the figure what it is, which nobody can know.',
        cure: 'Say “contributes to” or “helps”, such as: Clean lanes contribute to how people see their street.',
      },
    ],
  },
  'explainer-draft, approved': {
    kind: 'explainerDraft',
    contact,
    facts: { ...repairs, written: 'The new vans carry more parts, and it shows.' },
    state: 'approved',
    last: { what: 'approved', by: 'Repairs Manager', on: day('2026-11-24') },
    goesOn: day('2026-11-25'),
    form: 3,
    typed: '',
    problems: [],
  },
  'group-choice': { kind: 'groupChoice', groups },
  'group-choice, nothing chosen': { kind: 'groupChoice', groups, unanswered: true },
  'thrive-link': { kind: 'thriveLink', chain, isOwn: true },
  'thrive-link, nothing linked': { kind: 'thriveLink', chain: { ...chain, links: [] } },
  'group-question': {
    kind: 'groupQuestion',
    id: 'q1',
    group: 'Repairs team',
    about: 'Repairs completed on the first attempt',
    question: 'Does a job count as mended the first time if the parts had to be ordered?',
    mayShare: true,
    askedOn: day('2026-11-24'),
    typed: '',
    problems: [],
  },
  'thrive-overview': {
    kind: 'thriveOverview',
    standings,
    sum,
    gaps: [
      { group: 'refuse', code: 'TSM-TP11', what: 'moves' },
      { group: 'childrens-home', code: '', what: 'place' },
    ],
    open: 1,
    questions: [{ id: '0a1b', group: 'repairs', question: 'Does a visit to order parts count?' }],
    page: 1,
    pages: 1,
  },
  'notice, a group’s question answered': {
    kind: 'notice',
    about: {
      what: 'groupAnswer',
      to: 'person',
      group: 'Repairs team',
      about: 'Repairs completed on the first attempt',
      question: 'Does a job count as mended the first time if the parts had to be ordered?',
      answer: 'No: it counts when one visit is enough. A visit to order parts is a first visit.',
    },
  },
  'notice, an answer for the group': {
    kind: 'notice',
    about: {
      what: 'groupAnswer',
      to: 'group',
      group: 'Repairs team',
      about: 'Repairs completed on the first attempt',
      question: 'Does a job count as mended the first time if the parts had to be ordered?',
      answer: 'No: it counts when one visit is enough.',
    },
  },
  'notice, the answer is sent': { kind: 'notice', about: { what: 'groupAnswerSent', went: 'both' } },
};
