import { dayNumber } from '../../../core/calendar/day.ts';
import type { Reading } from '../../../core/readings/reading.ts';

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
