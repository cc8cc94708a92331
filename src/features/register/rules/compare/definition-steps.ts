import { type Choices, NO_CHOICES, type Step, withStep } from '../../../../core/measures/choices.ts';
import type { Actor } from '../../../../core/audit-entry.ts';
import type { LiveMeasure } from '../../../../core/measures/measure.ts';
import { kindFor, nextPeriod } from '../../../../core/periods/next-period.ts';
import type { Period } from '../../../../core/periods/period.ts';
import type { StoredMeasure } from '../register.ts';

type Changed = { readonly measure: LiveMeasure; readonly before: StoredMeasure };

/** The period after the latest reading, if the definition changed; otherwise undefined. */
export function redefinedFrom({ measure, before }: Changed): Period | undefined {
  const was = before.measure.definition.trim();
  const latest = before.readings.at(-1)?.period;
  if (was === '' || was === measure.definition.trim() || latest === undefined) return undefined;
  const { kind } = kindFor(measure.frequency, measure.periodKind, latest);
  return nextPeriod(latest, measure.frequency, kind);
}

/**
 * Starts a new series where the definition changes: figures before and after are not compared. It is recorded as a
 * decision of the person who applied it (docs/rules.md, "Steps are recorded by people").
 */
export function withDefinitionStep(changed: Changed, by: Actor, at: string): LiveMeasure {
  const from = redefinedFrom(changed);
  if (from === undefined) return changed.measure;
  const choices: Choices = changed.measure.analysis ?? NO_CHOICES;
  const step: Step = { from, by, at, why: 'Its definition changed.' };
  return { ...changed.measure, analysis: withStep(choices, step) };
}

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
