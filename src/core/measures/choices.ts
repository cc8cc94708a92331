import type { Actor } from '../audit-entry.ts';
import type { Period } from '../periods/period.ts';

/** Who decided, when (ISO instant), and why. */
export type Recorded = { readonly by: Actor; readonly at: string; readonly why: string };

/**
 * A recorded change of process: limits are calculated anew from this period. Only people record steps (docs/rules.md,
 * "Steps are recorded by people").
 */
export type Step = Recorded & { readonly from: Period };

/** People's choices for a measure's analysis. Usually there are none. */
export type Choices = {
  readonly steps: readonly Step[];
  /** Set if outlying moving ranges are dropped once (docs/rules.md, "Screening of outlying moves"); off by default. */
  readonly screened?: Recorded;
};

export const NO_CHOICES: Choices = { steps: [] };

/** Replaces a step from the same period. */
export function withStep(choices: Choices, step: Step): Choices {
  const others = choices.steps.filter(({ from }) => from.text !== step.from.text);
  return { ...choices, steps: [...others, step].sort((a, b) => a.from.end.localeCompare(b.from.end)) };
}

export function withScreening({ steps }: Choices, screened: Recorded | undefined): Choices {
  return { steps, ...(screened && { screened }) };
}

/**
 * A recorded decision that a period's small figure, or words that seem to name a hidden one ("two weeks"), may be shown
 * (docs/rules.md, "Published before").
 */
export type Override = {
  /** Canonical text. */
  readonly period: string;
  readonly what: 'figure' | 'words';
  /** The revision whose words may be shown. Other words are checked again. */
  readonly revision?: number;
  readonly by: string;
  readonly at: string;
  readonly why: string;
};
