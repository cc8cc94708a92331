import { type Choices, NO_CHOICES, type Step, withStep } from '../../../../core/measures/choices.ts';
import type { Actor } from '../../../../core/audit-entry.ts';
import type { LiveMeasure } from '../../../../core/measures/measure.ts';
import { kindFor, nextPeriod } from '../../../../core/periods/next-period.ts';
import type { Period } from '../../../../core/periods/period.ts';
import type { StoredMeasure } from '../register.ts';

type Changed = { readonly measure: LiveMeasure; readonly before: StoredMeasure };

/**
 * The first period under a new definition: the one after the latest reading. Undefined where the definition is as it was,
 * was never said, or where there is no reading yet that it could be parted from.
 */
export function redefinedFrom({ measure, before }: Changed): Period | undefined {
  const was = before.measure.definition.trim();
  const latest = before.readings.at(-1)?.period;
  if (was === '' || was === measure.definition.trim() || latest === undefined) return undefined;
  const { kind } = kindFor(measure.frequency, measure.periodKind, latest);
  return nextPeriod(latest, measure.frequency, kind);
}

/**
 * The measure with its series parted where a new definition begins: figures before and after are not compared, and charts
 * break there. It is the decision of whoever applied the new definition, recorded in their name.
 */
export function withDefinitionStep(changed: Changed, by: Actor, at: string): LiveMeasure {
  const from = redefinedFrom(changed);
  if (from === undefined) return changed.measure;
  const choices: Choices = changed.measure.analysis ?? NO_CHOICES;
  const step: Step = { from, by, at, why: 'Its definition changed.' };
  return { ...changed.measure, analysis: withStep(choices, step) };
}

/** What an import says of measures whose definition changes. */
export function redefinedNotes(
  changes: readonly { readonly code: string; readonly change: { readonly measure?: LiveMeasure } }[],
  stored: ReadonlyMap<string, StoredMeasure>,
): string[] {
  return changes.flatMap(({ code, change: { measure } }) => {
    const before = stored.get(code);
    const from = measure && before && redefinedFrom({ measure, before });
    return from === undefined ? [] : [`${code}: its definition changes, so its series is parted from ${from.text} on.`];
  });
}
