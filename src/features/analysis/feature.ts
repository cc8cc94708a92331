import { z } from 'zod';
import { commandOn, type Press, pressOn, type UserAction } from '../../actions/action.ts';
import { reads, text } from '../../actions/fields.ts';
import type { MeasureFile } from '../../core/readings/measure-file.ts';
import { feature } from '../../feature.ts';
import type { AnalysisAct } from './rules/views.ts';
import { analysed, analysisCardView, RIGHTS } from './use-cases/analysis-card-view.ts';
import { confirmBaseline, recordChoiceOf } from './use-cases/record-choice.ts';
import { analysisCard } from './words/analysis-card.ts';

const MEASURE = z.object({ measure: text(300) });
const DECISION = MEASURE.extend({ from: text(100), note: text(1000), on: text(10) });
type Decision = z.infer<typeof DECISION>;
type Decide = (action: UserAction, said: Decision) => Promise<{ readonly kind: 'recorded' } | Refused>;
type Refused = { readonly kind: 'refused'; readonly because: string };

/** Shows the card again, or the refusal with what was typed. */
const decision = (act: AnalysisAct, decide: Decide): Press =>
  pressOn<Decision, MeasureFile>({
    right: RIGHTS[act],
    input: DECISION,
    on: analysed,
    handle: async (action, said, opened) => {
      const outcome = await decide(action, said);
      const file = (await action.services.store.measures.open(said.measure)) ?? opened;
      if (outcome.kind === 'recorded') return analysisCardView(action, file, { done: act });
      return analysisCardView(action, file, { typed: { from: said.from, why: said.note }, problem: outcome.because });
    },
  });

const ANALYSIS = /^anal(?:ysis|yse)(?: of)? (\S{1,200})$/i;

export const analysis = feature('analysis', {
  presses: {
    showAnalysis: pressOn({
      right: 'seeAnalysis',
      input: MEASURE,
      on: analysed,
      handle: (action, _said, file) => analysisCardView(action, file),
    }),
    confirmBaseline: decision('confirmBaseline', ({ services, person }, { measure, note }) =>
      confirmBaseline(services, { code: measure, why: note, by: person.profile.key }),
    ),
    recordStep: decision('recordStep', ({ services, person }, { measure, from, note }) =>
      recordChoiceOf(services, { code: measure, why: note, choice: { what: 'step', from } }, person.profile.key),
    ),
    recordScreening: decision('recordScreening', ({ services, person }, { measure, on, note }) =>
      recordChoiceOf(
        services,
        { code: measure, why: note, choice: { what: 'screening', on: on === 'yes' } },
        person.profile.key,
      ),
    ),
  },
  commands: [
    commandOn({
      command: 'analysis',
      right: 'seeAnalysis',
      input: reads(({ plain }) => {
        const [, measure] = ANALYSIS.exec(plain) ?? [];
        return measure === undefined ? undefined : { measure };
      }),
      on: analysed,
      help: {
        typed: 'analysis PMIF-LAC-N',
        does: 'what the rules say of the figures of a measure',
        for: ['performance'],
      },
      handle: (action, _said, file) => analysisCardView(action, file),
    }),
  ],
  views: { analysisCard },
});
