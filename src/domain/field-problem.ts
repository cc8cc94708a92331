/** Something in a field that cannot be taken, with its cure, in the person's words. */
export type FieldProblem = {
  readonly field: 'value' | 'soWhat' | 'nextSteps' | 'reason' | 'expectedOn' | 'note' | 'to';
  readonly problem: string;
  readonly cure: string;
};
