import type { Period } from '../periods/period.ts';

/**
 * A change of process that a person has recorded: from this period on the figures are counted afresh (domain brief,
 * 10.11). Nobody's code sets one: an automatic step would hide what should worry people.
 */
export type Step = {
  /** The first period of the new level. */
  readonly from: Period;
  readonly why: string;
  /** Whose decision it was, as a name or a key, and when (ISO instant). */
  readonly by: string;
  readonly at: string;
};

/** What people have chosen for a measure's analysis; nothing chosen is the rule. */
export type Choices = {
  readonly steps: readonly Step[];
  /** Whether outlying moving ranges are dropped once (domain brief, 10.4): off, as in the NHS's spreadsheets. */
  readonly screened: boolean;
};

export const NO_CHOICES: Choices = { steps: [], screened: false };
