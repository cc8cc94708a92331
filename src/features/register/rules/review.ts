import type { RequestEntry } from '../../reports/rules/report-requests.ts';
import { analyse } from '../../analysis/rules/analyse.ts';
import { type EasyIndicator, easyIndicator } from '../../analysis/rules/easy-indicator.ts';
import type { Trend } from '../../analysis/rules/trend.ts';
import { addDays, type Day } from '../../../core/calendar/day.ts';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { canonicalHeading, type FoundSpreadsheet, type Problem } from './table.ts';

/** In days. */
const YEAR = 366;

export type ReviewRow = {
  readonly measure: LiveMeasure;
  readonly owner: string;
  /** Readings whose period ended within the year, those with words, and their signals. */
  readonly readings: number;
  readonly withWords: number;
  readonly signals: number;
  readonly latest?: Reading;
  readonly trend?: Trend;
  readonly requests: number;
  readonly easy: EasyIndicator | null;
  /** No signals, no words and no requests: the review asks whether it is worth its owner's time. */
  readonly isSilent: boolean;
};

export type YearlyReview = {
  readonly book: 'review';
  readonly organisation: string;
  readonly today: Day;
  readonly rows: readonly ReviewRow[];
};

export type ReviewFacts = {
  readonly measure: LiveMeasure;
  readonly readings: readonly Reading[];
  readonly owner: string;
  readonly requests: number;
  readonly today: Day;
};

export function reviewRow({ measure, readings, owner, requests, today }: ReviewFacts): ReviewRow {
  const since = addDays(today, -YEAR);
  const lately = readings.filter(({ period }) => period.end > since && period.end <= today);
  const analysis = analyse(measure, readings);
  const points = analysis.segments.flatMap((segment) => segment.points);
  const signals = points.filter(({ period, signals: found }) => period.end > since && found.length > 0).length;
  const withWords = lately.filter(({ soWhat }) => soWhat.trim() !== '').length;
  const latest = readings.at(-1);
  return {
    measure,
    owner,
    readings: lately.length,
    withWords,
    signals,
    requests,
    ...(latest && { latest }),
    ...(analysis.trend && { trend: analysis.trend }),
    easy: easyIndicator(measure, analysis),
    isSilent: signals === 0 && withWords === 0 && requests === 0,
  };
}

export const DECISIONS = ['keep', 'change', 'retire'] as const;
export type Decision = (typeof DECISIONS)[number];

export type Proposal = {
  readonly code: string;
  readonly title: string;
  readonly decision: Decision;
  readonly change: string;
  readonly reason: string;
};

export type Proposals = {
  readonly organisation: string;
  readonly today: Day;
  readonly proposals: readonly Proposal[];
  readonly undecided: number;
  readonly views: readonly { readonly committee: string; readonly asked: readonly RequestEntry[] }[];
};

/** The decisions in a completed review; undefined if the file has no heading *Decision*. `known`: measures by code. */
export function readReview(
  { sheets }: Pick<FoundSpreadsheet, 'sheets'>,
  file: string,
  known: ReadonlyMap<string, Pick<LiveMeasure, 'code' | 'title'>>,
):
  | { readonly proposals: readonly Proposal[]; readonly undecided: number; readonly problems: readonly Problem[] }
  | undefined {
  const sheet = sheets.find(({ rows }) => isReview(rows[0] ?? []));
  if (sheet === undefined) return undefined;
  const headings = (sheet.rows[0] ?? []).map(canonicalHeading);
  const problems: Problem[] = [];
  const proposals: Proposal[] = [];
  let undecided = 0;
  sheet.rows.slice(1).forEach((cells, place) => {
    const at = (name: string) => (cells[headings.indexOf(name)] ?? '').trim();
    const code = at('code');
    if (code === '') return;
    const wrong = (column: string, problem: string, cure: string) =>
      problems.push({ file, line: place + 2, column, value: at(column), problem, cure });
    const measure = known.get(code);
    if (measure === undefined)
      return void wrong('code', `There is no measure ${code}.`, 'Leave the codes as they are.');
    const said = at('decision').toLowerCase();
    if (said === '') return void (undecided += 1);
    const decision = DECISIONS.find((word) => word === said);
    if (decision === undefined)
      return void wrong('decision', `“${at('decision')}” is no decision.`, 'Write keep, change or retire.');
    const [change, reason] = [at('what_changes'), at('reason')];
    if (decision !== 'keep' && reason === '')
      wrong('reason', `Why should it ${decision}?`, 'Write the reason in a sentence: Cabinet will ask.');
    if (decision === 'change' && change === '')
      wrong('what_changes', 'It does not say what is to change.', 'Write it in a sentence.');
    proposals.push({ code: measure.code, title: measure.title, decision, change, reason });
  });
  return { proposals, undecided, problems };
}

export function isReview(headings: readonly string[]): boolean {
  const names = headings.map(canonicalHeading);
  return ['code', 'decision', 'reason'].every((name) => names.includes(name));
}
