import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { TodayContext } from '../../../core/services.ts';
import type { Day } from '../../../core/calendar/day.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import { type Rules, rulesOf, turningDays } from './stages.ts';
import { isChased, type Owed, owedOf } from './still-owed.ts';

/** Its owner is not asked any more; it is on the lists of the manager and the performance team. */
export type NeedsOwner = 'noOwner' | 'notMine' | 'unreachable' | 'silent' | 'twoRounds';

export type NeedsOwnerFacts = {
  readonly measure: Pick<Measure, 'owner'>;
  readonly owed: readonly Owed[];
  /** The owner's account is gone, or blocks the bot. */
  readonly unreachable: boolean;
  readonly today: Day;
};

/** See docs/rules.md, "When a measure needs an owner". It says something about the measure, never about a person. */
export function needsOwner(
  { measure, owed, unreachable, today }: NeedsOwnerFacts,
  rules: Rules,
): NeedsOwner | undefined {
  if (owed.some(({ due }) => due.state === 'notMine')) return 'notMine';
  if (measure.owner === undefined) return 'noOwner';
  if (unreachable) return 'unreachable';
  const waiting = owed.filter((one) => isChased(one, today));
  if (waiting.some(({ due }) => today >= turningDays(due, rules).silent)) return 'silent';
  const late = waiting.filter(({ due }) => today >= turningDays(due, rules).late);
  const rounds = new Set(late.map(({ due }) => due.period.end));
  return rounds.size >= rules.quiet.needsOwnerRounds ? 'twoRounds' : undefined;
}

type Known = { readonly conversation?: { readonly reachable: boolean } };

export function whyItNeedsAnOwner(file: MeasureFile, owner: Known | undefined, context: TodayContext) {
  const unreachable = owner?.conversation?.reachable === false;
  const { today } = context;
  return needsOwner({ measure: file.measure, owed: owedOf(file), unreachable, today }, rulesOf(context));
}
