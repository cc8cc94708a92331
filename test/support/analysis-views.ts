import { analyse } from '../../src/features/analysis/rules/analyse.ts';
import type { AnalysisCardView } from '../../src/features/analysis/rules/views.ts';
import { periodOf } from '../../src/core/periods/read-period.ts';
import type { View } from '../../src/core/view.ts';
import { aMeasure, aReading, owner } from './examples.ts';

const repairs = aMeasure({
  ...{ code: 'CNL-REP-FTF', title: 'Repairs completed on the first attempt', unit: '%', direction: 'higher' },
  ...{ frequency: 'annual', countsPeople: false, indicatorValue: '92', perception: false, readWith: 'CNL-SAT' },
});
const tenants = aMeasure({ code: 'CNL-SAT', title: 'Tenants satisfied with repairs', unit: '%', perception: true });
const values = ['88', '91', '90', '92', '89', '91', '90', '93', '91', '90', '92', '91'];
const readings = values.map((value, at) => aReading(`FY20${14 + at}/${15 + at}`, value));
const view: AnalysisCardView = {
  ...{ kind: 'analysisCard', measure: repairs, analysis: analyse(repairs, readings), typed: { from: '', why: '' } },
  latest: readings.at(-1)!,
  beside: { measure: tenants, reading: aReading('FY2023/24', '64', { method: 'telephone', sample: '1,115' }) },
  easy: { reason: 'chanceMeetsIt', indicator: '92' },
  proposed: { value: '88', period: 'FY2014/15' },
  acts: ['recordStep', 'recordScreening', 'confirmBaseline'],
};
const { proposed: _proposed, ...withoutProposal } = view;
const recorded = { by: owner, at: '2026-11-24T10:00:00Z', why: 'Two teams share one rota since April.' };

export const ANALYSIS_EXAMPLES: Readonly<Record<string, View>> = {
  'analysis-card': view,
  'analysis-card, refused': {
    ...view,
    typed: { from: 'last spring', why: 'One rota' },
    problem: 'last spring: this cannot be read as a period.',
  },
  'analysis-card, recorded': {
    ...withoutProposal,
    done: 'recordStep',
    measure: {
      ...repairs,
      ...{ baselineValue: '88', baselinePeriod: 'FY2014/15' },
      analysis: { steps: [{ ...recorded, from: periodOf('FY2020/21') }], screened: recorded },
    },
    acts: ['recordStep', 'recordScreening'],
  },
  'analysis-card, for its manager': { ...view, acts: [] },
};
