import type { ObjectivePart } from '../rules/report.ts';

/** `PO1: Give every child the best start in life`; the wording alone where the code is no number. */
export function objectiveTitle({ code, title }: Pick<ObjectivePart, 'code' | 'title'>): string {
  if (code === '') return 'No objective';
  return /\d/.test(code) && title !== code ? `${code}: ${title}` : title;
}
