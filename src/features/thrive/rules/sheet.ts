import { type Day, dayNumber } from '../../../core/calendar/day.ts';
import type { EmployeeGroup } from '../../../core/measures/people.ts';
import type { ExplainerFacts } from './views.ts';
import type { Reading } from '../../../core/readings/reading.ts';

export type AnsweredQuestion = { readonly question: string; readonly answer: string };

export type SheetFacts = {
  readonly today: Day;
  readonly organisation: string;
  readonly contact: string;
  readonly group: EmployeeGroup;
  /** Absent before the first explainer: the sheet then says what the team does and for whom. */
  readonly explained?: ExplainerFacts;
  /** Not approved: not for the wall. */
  readonly draft: boolean;
  readonly asked: readonly AnsweredQuestion[];
};

/** A printed sheet in words: one page, and the address of its QR code. */
export type GroupSheet = {
  readonly heading: string;
  readonly warning: string;
  readonly paragraphs: readonly string[];
  readonly figure: string;
  readonly figureBelow: string;
  readonly chart?: {
    readonly line: MiniChart;
    readonly from: string;
    readonly to: string;
    readonly alternative: string;
  };
  readonly belongs: readonly { readonly label: string; readonly text: string }[];
  readonly asked: readonly AnsweredQuestion[];
  readonly invite: string;
  /** Without an address there is no code. */
  readonly address: string;
  readonly foot: string;
  /** For a talk of under two minutes, and a text message of under 160 letters. */
  readonly teamTalk: readonly string[];
  readonly textMessage: string;
};

/** The target of a printed code: the group's current sheet. */
export type SheetAddress = { readonly group: string; readonly until: Day };

export const SHEET_LASTS = 548;

export const SHEET_FORMATS = ['pdf', 'html', 'txt'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

export type SheetPageView = {
  readonly kind: 'sheet';
  readonly facts: SheetFacts;
  /** Makes a repeated press one answer, without identifying a person. */
  readonly nonce: string;
  readonly typed: string;
  readonly done?: 'clear' | 'asked' | 'empty' | 'tooLong';
};
export type SheetPublicView = SheetPageView | { readonly kind: 'gone' };

/** A small line chart in its own units, from left to right. */
export type MiniChart = {
  readonly width: number;
  readonly height: number;
  readonly points: readonly (readonly [x: number, y: number])[];
};

/** For readability on a wall. */
const MOST_POINTS = 24;
/** Room for the labels above and below the line. */
const ROOM = 34;

/** From comparable readings, oldest first; undefined for fewer than two. */
export function miniChart(history: readonly Reading[], width: number, height: number): MiniChart | undefined {
  const latest = history.slice(-MOST_POINTS);
  const values = latest.map(({ value }) => Number(value));
  const [first, last] = [latest[0], latest.at(-1)];
  if (first === undefined || last === undefined || latest.length < 2 || values.some(Number.isNaN)) return undefined;
  const [from, to] = [dayNumber(first.period.end), dayNumber(last.period.end)];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const spread = most - least || 1;
  const across = to - from || 1;
  const round = (value: number) => Math.round(value * 10) / 10;
  const points = latest.map(({ period }, index) => {
    const x = 10 + ((dayNumber(period.end) - from) / across) * (width - 20);
    const y = ROOM + (1 - ((values[index] ?? 0) - least) / spread) * (height - 2 * ROOM);
    return [round(x), round(y)] as const;
  });
  return { width, height, points };
}
