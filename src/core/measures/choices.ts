import type { Actor } from '../audit-entry.ts';
import type { Period } from '../periods/period.ts';

/** Whose decision something was, when (ISO instant), and why. */
export type Recorded = { readonly by: Actor; readonly at: string; readonly why: string };

/**
 * A change of process that a person has recorded: from this period on, the first of the new level, figures are counted
 * afresh (domain brief, 10.11). Nobody's code sets one: an automatic step would hide what should worry people.
 */
export type Step = Recorded & { readonly from: Period };

/** What people have chosen for a measure's analysis; nothing chosen is the rule. */
export type Choices = {
  readonly steps: readonly Step[];
  /** Set where outlying moving ranges are dropped once (domain brief, 10.4): off, as in the NHS's spreadsheets. */
  readonly screened?: Recorded;
};

export const NO_CHOICES: Choices = { steps: [] };

/** The choices with one more step; a step from the same period is replaced. */
export function withStep(choices: Choices, step: Step): Choices {
  const others = choices.steps.filter(({ from }) => from.text !== step.from.text);
  return { ...choices, steps: [...others, step].sort((a, b) => a.from.end.localeCompare(b.from.end)) };
}

/** The choices with screening on, by a recorded decision, or off. */
export function withScreening({ steps }: Choices, screened: Recorded | undefined): Choices {
  return { steps, ...(screened && { screened }) };
}
