import { addDays, type Day } from '../../../core/calendar/day.ts';
import type { Direction } from '../../../core/measures/measure.ts';
import { compareDecimals, subtractDecimals } from '../../../core/numbers/decimal.ts';
import { meanOf, movesOf } from './limits.ts';
import type { AnalysisRules } from './rules.ts';
import type { Figure, Stretch } from './series.ts';
import { type FoundSignal, senseOf, type Signal, type Variation, type Way } from './signals.ts';
import type { Barred, Sense, Trend, Verdict } from './trend.ts';

export type TrendFacts = {
  /** All comparable figures, and those since the last step. */
  readonly figures: readonly Figure[];
  readonly stretch: Stretch;
  readonly found: readonly (readonly FoundSignal[])[];
  readonly variation: Variation | null;
  readonly direction: Direction;
  readonly barred: Barred | undefined;
  readonly leftOut: number;
  readonly rules: AnalysisRules;
};

const BY_SIGNAL: Record<Signal, Record<Way, Verdict>> = {
  outside: { up: 'above', down: 'below' },
  trend: { up: 'rising', down: 'falling' },
  twoOfThree: { up: 'nearTop', down: 'nearBottom' },
  shift: { up: 'longAbove', down: 'longBelow' },
};

export function describeTrend(facts: TrendFacts): Trend | undefined {
  const { stretch, figures, direction, rules, barred, leftOut, variation } = facts;
  const latest = stretch.figures.at(-1);
  if (latest === undefined) return undefined;
  const previous = stretch.figures.at(-2);
  const verdict = verdictOf(facts);
  const move = moveSense(previous, latest, direction);
  const named = facts.found.at(-1)?.[0];
  const run = named && runOf(named, facts.found);
  const extreme = barred === 'cumulative' ? undefined : extremeOf(figures, rules);
  return {
    points: stretch.figures.length,
    latest: latest.value,
    ...(previous && {
      previous: { period: previous.period, value: previous.value },
      change: subtractDecimals(latest.value, previous.value),
    }),
    verdict,
    sense: variation === null || variation === 'usual' ? move : SENSES[variation],
    move,
    ...(run !== undefined && { run }),
    trial: variation !== null && stretch.figures.length < rules.firmFrom,
    missing: latest.missing,
    ...(barred && { barred }),
    leftOut,
    ...(stretch.step && { step: stretch.step }),
    ...(extreme && { extreme }),
  };
}

const SENSES: Record<Exclude<Variation, 'usual'>, Sense> = { improvement: 'better', concern: 'worse', neutral: 'none' };

function verdictOf({ stretch, found, variation, barred, rules }: TrendFacts): Verdict {
  const { figures } = stretch;
  if (figures.length < 2) return 'first';
  if (variation !== null) {
    const [named] = found.at(-1) ?? [];
    return named === undefined ? 'within' : BY_SIGNAL[named.signal][named.way];
  }
  // A move across a gap took longer, so it is not compared.
  const acrossGap = (figures.at(-1)?.missing.length ?? 0) > 0;
  if (barred !== undefined || acrossGap || figures.length < rules.movementFrom) return 'difference';
  const moves = movesOf(figures);
  const [earlier, last] = [moves.slice(0, -1), moves.at(-1)];
  const usual = meanOf(earlier);
  // Gaps may leave fewer moves than four consecutive figures have. One move is no pattern.
  if (last === undefined || usual === undefined || earlier.length < rules.movementFrom - 2) return 'difference';
  return last.gt(usual.mul(rules.bigMove)) ? 'biggerMove' : 'usualMove';
}

function moveSense(previous: Figure | undefined, latest: Figure, direction: Direction): Sense {
  if (previous === undefined || previous.amount.equals(latest.amount)) return 'none';
  return senseOf(latest.amount.gt(previous.amount) ? 'up' : 'down', direction);
}

/** Number of figures up to the latest with the same signal and direction; undefined if one figure makes the signal. */
function runOf(named: FoundSignal, found: readonly (readonly FoundSignal[])[]): number | undefined {
  if (named.signal !== 'trend' && named.signal !== 'shift') return undefined;
  const shows = (here: readonly FoundSignal[]) =>
    here.some(({ signal, way }) => signal === named.signal && way === named.way);
  const others = [...found].reverse().findIndex((here) => !shows(here));
  return others === -1 ? found.length : others;
}

function extremeOf(figures: readonly Figure[], rules: AnalysisRules): Trend['extreme'] {
  const [latest, first] = [figures.at(-1), figures[0]];
  if (latest === undefined || first === undefined || figures.length < rules.movementFrom) return undefined;
  const others = figures.slice(0, -1).map(({ value }) => compareDecimals(latest.value, value));
  const which = others.every((order) => order > 0)
    ? 'highest'
    : others.every((order) => order < 0)
      ? 'lowest'
      : undefined;
  if (which === undefined) return undefined;
  const unbroken = figures.every(({ missing }) => missing.length === 0);
  return {
    which,
    of: figures.length,
    ...(unbroken && { years: wholeYears(first.period.end, latest.period.end) }),
  };
}

/** Counts from the next day, so that 29 February to 28 February is a year. */
function wholeYears(from: Day, to: Day): number {
  const [start, end] = [addDays(from, 1), addDays(to, 1)];
  const begun = Number(end.slice(0, 4)) - Number(start.slice(0, 4));
  return end.slice(5) < start.slice(5) ? begun - 1 : begun;
}
