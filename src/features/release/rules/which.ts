import type { Committee } from '../../../core/measures/framework.ts';
import type { Day } from '../../../core/calendar/day.ts';
export type Which =
  | { readonly of: 'measures'; readonly codes: readonly string[]; readonly period: string }
  | { readonly of: 'committee'; readonly committee: string; readonly period: string }
  | { readonly of: 'objective'; readonly objective: string; readonly period: string }
  | { readonly of: 'all'; readonly period: string };

const MOST = 4000;

/** In a card: `committee|families|FY2026/27-H1`. */
export function whichText(which: Which): string {
  switch (which.of) {
    case 'measures':
      return `measures|${which.codes.join(',')}|${which.period}`;
    case 'committee':
      return `committee|${which.committee}|${which.period}`;
    case 'objective':
      return `objective|${which.objective}|${which.period}`;
    case 'all':
      return `all||${which.period}`;
  }
}

/** Reads untrusted card data. */
export function readWhich(text: string): Which | undefined {
  if (text.length > MOST) return undefined;
  const [of, name = '', period = '', ...more] = text.split('|');
  if (more.length > 0 || period === '') return undefined;
  if (of === 'all') return { of, period };
  if (name === '') return undefined;
  if (of === 'measures') return { of, codes: name.split(',').filter((code) => code !== ''), period };
  if (of === 'committee') return { of, committee: name, period };
  return of === 'objective' ? { of, objective: name, period } : undefined;
}

/** The latest ended period that a meeting considers: the default if none is named. */
export function latestTaken(committees: readonly Pick<Committee, 'meetings'>[], today: Day): string | undefined {
  const taken = committees.flatMap(({ meetings }) =>
    meetings.flatMap(({ takesPerformance }) => takesPerformance ?? []),
  );
  const ended = taken.filter(({ end }) => end < today).sort((a, b) => a.end.localeCompare(b.end));
  return ended.at(-1)?.text;
}
