import { day } from '../../src/core/calendar/day.ts';
import type { PartnerPage } from '../../src/features/partners/rules/partner-page.ts';
import { periodOf } from '../../src/core/periods/read-period.ts';
import type { View } from '../../src/core/view.ts';
import { aDueReading, aMeasure, aReading, owner } from './examples.ts';

const today = day('2026-11-24');
export const partnerMeasure = aMeasure({
  code: 'PARTNER-VISITS',
  title: 'Older people who were visited at home by a volunteer',
  definition: 'People of 65 or more who had a visit from a befriending volunteer in the half year, each counted once.',
  unit: 'people',
  direction: 'higher',
  sourceOrg: 'Gateshead Older People’s Assembly',
});
export const partnerDue = aDueReading({ period: periodOf('FY2026/27-H1'), dueOn: day('2026-12-08') });

/** A page that waits for its partner. */
export function aPartnerPage(change: Partial<PartnerPage> = {}): PartnerPage {
  return {
    code: partnerMeasure.code,
    period: partnerDue.period.text,
    org: partnerMeasure.sourceOrg,
    sponsor: owner,
    why: 'Members asked in June whether befriending reaches people in the west of the borough.',
    sentAt: '2026-11-24T10:00:00.000Z',
    closesOn: day('2026-12-22'),
    state: 'open',
    form: 'a'.repeat(64),
    receipt: 'b'.repeat(64),
    questions: [],
    press: '',
    ...change,
  };
}

export const partnerGiven = {
  number: 1,
  value: '412',
  typed: '412',
  soWhat: 'More than in spring, because two new groups began in Chopwell and Winlaton.',
  method: 'Counted from our visit book; each person once.',
  at: '2026-11-30T09:12:00.000Z',
};

const link = { kind: 'partnerLink', today, measure: partnerMeasure, due: partnerDue, problems: [] } as const;
const figure = {
  kind: 'partnerFigure',
  today,
  measure: partnerMeasure,
  due: partnerDue,
  words: '',
  problems: [],
} as const;

/** Examples of a sponsor's cards, by name. */
export const PARTNER_EXAMPLES: Readonly<Record<string, View>> = {
  'partner-link': {
    ...link,
    page: aPartnerPage(),
    seed: 'x'.repeat(32),
    why: aPartnerPage().why,
    address: `https://performance.example.gov.uk/r/${'Ab3_'.repeat(8)}`,
  },
  'partner-link, to be made': { ...link, seed: 'x'.repeat(32), why: '' },
  'partner-figure': {
    ...figure,
    page: aPartnerPage({
      state: 'given',
      given: partnerGiven,
      gap: { text: 'Nothing is measured about people who wait for a visit.', at: partnerGiven.at },
    }),
  },
  'partner-figure, beside one': {
    ...figure,
    page: aPartnerPage({ state: 'given', given: partnerGiven }),
    reading: aReading('FY2026/27-H1', '398'),
    problems: [
      { field: 'note', problem: 'Nothing is written.', cure: 'Please say what you would like them to look at.' },
    ],
  },
  'notice, a partner’s figure accepted': {
    kind: 'notice',
    about: { what: 'partnerAccepted', measure: partnerMeasure, due: partnerDue, org: partnerMeasure.sourceOrg },
  },
};
