import { analyse } from '../../analysis/rules/analyse.ts';
import { senseOf } from '../../analysis/rules/signals.ts';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import { yearEarlier } from '../../../core/periods/next-period.ts';
import type { Period } from '../../../core/periods/period.ts';
import { compareDecimals } from '../../../core/numbers/decimal.ts';
import type { Question } from '../../../core/readings/due-reading.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { namesACause, namesAStep, saysCourse } from './what-words-say.ts';

export type FitFacts = {
  readonly measure: LiveMeasure;
  readonly period: Period;
  readonly value: string;
  readonly soWhat: string;
  readonly nextSteps: string;
  /** Comparable earlier readings, oldest first. */
  readonly history: readonly Reading[];
  readonly last: Reading;
  /** Words that say nothing are asked about already. */
  readonly saysSomething: boolean;
};

/** Asks only where a reader would ask too: docs/rules.md, "Words, next steps and figure that fit". */
export function decideFit(facts: FitFacts): Question[] {
  const { measure, value, soWhat, nextSteps, history, last, period } = facts;
  const figures = [...history, { ...last, period, value }];
  const { variation, trend } = analyse(measure, figures, { like: period });
  const beyondUsual = variation === 'concern' || (variation === null && trend?.verdict === 'biggerMove');
  const worsened = beyondUsual && trend?.move === 'worse';
  const isSignal = variation !== null && variation !== 'usual';
  const unfit = unfitCourse(facts);
  return [
    ...(unfit === undefined ? [] : [ask(unfit, facts)]),
    ...(isSignal && facts.saysSomething && !namesACause(soWhat) ? [ask('noCause', facts)] : []),
    ...(worsened && canAct(measure) && nextSteps.trim() === '' && !namesAStep(soWhat)
      ? [{ about: 'nextSteps' as const, kind: 'noNextStep' as const }]
      : []),
  ];
}

/** What is only watched needs no step; neither does what has no such entry in the register. */
function canAct({ influence }: LiveMeasure): boolean {
  return influence === 'control' || influence === 'influence';
}

type FitKind = Extract<Question, { about: 'fit' }>['kind'];
const ask = (kind: FitKind, { last, value }: FitFacts): Question => ({
  about: 'fit',
  kind,
  last: last.value,
  now: value,
});

/** A claimed course that the figure did not take, neither since last time nor within the year. */
function unfitCourse(facts: FitFacts): FitKind | undefined {
  const { measure, value, soWhat, history, last, period } = facts;
  const course = saysCourse(soWhat);
  if (course === undefined) return undefined;
  const before = yearEarlier(period).text;
  const others = [last, ...history.filter((reading) => reading.period.text === before)];
  const moves = others.map((other) => compareDecimals(value, other.value));
  const went = (way: 1 | -1) => moves.some((move) => move === way);
  if (course === 'up') return went(1) ? undefined : moves.includes(-1) ? 'saysUp' : undefined;
  if (course === 'down') return went(-1) ? undefined : moves.includes(1) ? 'saysDown' : undefined;
  if (measure.direction === 'neutral') return undefined;
  const senses = moves.map((move) => (move === 0 ? 'none' : senseOf(move > 0 ? 'up' : 'down', measure.direction)));
  if (senses.includes(course)) return undefined;
  return course === 'better' ? 'saysBetter' : 'saysWorse';
}
