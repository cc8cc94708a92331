import type { FieldProblem } from '../field-problem.ts';
import { shown } from './plain-text.ts';

/** The problems of one field, each with its cure; an empty list where there is none. */
export function problemsIn(problems: readonly FieldProblem[], field: FieldProblem['field']): { text: string }[] {
  return problems
    .filter((problem) => problem.field === field)
    .map(({ problem, cure }) => ({ text: shown(`${problem} ${cure}`.trim(), 500) }));
}
