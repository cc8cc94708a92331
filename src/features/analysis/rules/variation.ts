import type { Direction } from '../../../core/measures/measure.ts';
import type { Found, Way } from './signals.ts';

/** What the latest figure is beside the usual ups and downs; never better or worse for a neutral measure. */
export type Variation = 'usual' | 'improvement' | 'concern' | 'neutral';

/** The latest figure alone decides, by the signal that names it (docs/rules.md, "Variation"). */
export function variationOf(latest: readonly Found[], direction: Direction): Variation {
  const [named] = latest;
  if (named === undefined) return 'usual';
  const sense = senseOf(named.way, direction);
  return sense === 'none' ? 'neutral' : sense === 'better' ? 'improvement' : 'concern';
}

/** What going up or down is for residents; `none` where the measure takes no side. */
export function senseOf(way: Way, direction: Direction): 'better' | 'worse' | 'none' {
  if (direction === 'neutral') return 'none';
  return (way === 'up') === (direction === 'higher') ? 'better' : 'worse';
}
