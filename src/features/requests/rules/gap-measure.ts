import type { Day } from '../../../core/calendar/day.ts';
import { type FieldProblem, problemsOfWords } from '../../../core/field-problem.ts';
import { DIRECTIONS, type LiveMeasure, type PersonKey } from '../../../core/measures/measure.ts';
import { FREQUENCIES } from '../../../core/periods/period.ts';
import { readPeriod } from '../../../core/periods/read-period.ts';
import { readValue } from '../../../core/numbers/read-value.ts';
import type { MemberRequest } from './request.ts';
import { blankMeasure } from '../../register/rules/register.ts';
import type { DraftMeasureView, GoLiveView } from './views.ts';

const MOST_CODE = 64;
const MOST_TITLE = 300;

/** A column of the register, so that the reason is exported with the measure. */
export const INDICATOR_REASON = 'indicator_reason';

export type MeasureOutcome =
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'made'; readonly measure: LiveMeasure };

/** A draft measure from a gap. It belongs to the committee that asked, and opens no due readings yet. */
export function decideDraft(
  { askedBy, text }: MemberRequest,
  typed: DraftMeasureView['typed'],
  isTaken: boolean,
): MeasureOutcome {
  const problems: FieldProblem[] = [];
  const code = typed.code.trim();
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(code) || code.length > MOST_CODE) {
    const cure = `Letters, digits and hyphens, at most ${MOST_CODE}, such as PMIF-YOUTH-1.`;
    problems.push({ field: 'code', problem: 'A code is one word.', cure });
  } else if (isTaken) {
    problems.push({ field: 'code', problem: 'There is a measure of that code.', cure: 'Please choose another.' });
  }
  const title = typed.title.trim();
  if (title === '' || title.length > MOST_TITLE) {
    const problem = title === '' ? 'There is no title yet.' : 'The title is too long.';
    problems.push({ field: 'title', problem, cure: 'Say in a line what is measured.' });
  }
  const direction = DIRECTIONS.find((known) => known === typed.direction);
  const frequency = FREQUENCIES.find((known) => known === typed.frequency);
  if (direction === undefined || frequency === undefined) {
    const problem = 'It is not chosen which way is better, and how often there is a figure.';
    problems.push({ field: 'choice', problem, cure: 'Please choose both.' });
  }
  if (direction === undefined || frequency === undefined || problems.length > 0) return { kind: 'refused', problems };
  const measure: LiveMeasure = {
    ...blankMeasure(code),
    title,
    // The question is the definition.
    definition: text,
    committees: askedBy.committee === '' ? [] : [askedBy.committee],
    unit: typed.unit.trim().slice(0, 60),
    direction,
    frequency,
    level: 'strategic',
    provenance: 'new',
  };
  return { kind: 'made', measure };
}

/** Going live needs an owner, a baseline with its period, and a reason for the indicator, also if there is none yet. */
export function decideGoLive(
  measure: LiveMeasure,
  typed: GoLiveView['typed'],
  owner: PersonKey | undefined,
  today: Day,
): MeasureOutcome {
  const problems: FieldProblem[] = [];
  if (owner === undefined) {
    problems.push({ field: 'to', problem: 'Nobody is chosen.', cure: 'A live measure needs an owner.' });
  }
  const baseline = readValue(typed.baseline, measure);
  if (baseline.kind !== 'read') {
    problems.push({ field: 'baseline', problem: baseline.problem, cure: baseline.cure });
  }
  const period = readPeriod(typed.baselinePeriod.trim());
  if (period.kind !== 'read') {
    problems.push({ field: 'baseline', problem: period.problem, cure: period.cure });
  }
  const indicator = typed.indicator.trim() === '' ? undefined : readValue(typed.indicator, measure);
  if (indicator !== undefined && indicator.kind !== 'read') {
    problems.push({ field: 'indicator', problem: indicator.problem, cure: indicator.cure });
  }
  problems.push(
    ...problemsOfWords('why', typed.why, 'There is no reason yet.', 'Why this indicator, or why none for now?'),
  );
  if (owner === undefined || baseline.kind !== 'read' || period.kind !== 'read' || problems.length > 0) {
    return { kind: 'refused', problems };
  }
  return {
    kind: 'made',
    measure: {
      ...measure,
      status: 'live',
      liveSince: today,
      owner,
      baselineValue: baseline.value,
      baselinePeriod: period.period.text,
      ...(indicator?.kind === 'read' && { indicatorValue: indicator.value }),
      extra: { ...measure.extra, [INDICATOR_REASON]: typed.why.trim() },
    },
  };
}
