import type { Cover } from '../features/reports/rules/paper.ts';

/** The lines under a cover's title, without empty ones. */
export function coverLines(cover: Cover): (readonly [label: string, text: string])[] {
  const lines = [
    ['Committee', cover.committee],
    ['Period', cover.period],
    ['Meeting', cover.meeting],
    ['Made on', cover.date],
    ['Status', cover.status],
  ] as const;
  return lines.filter(([, text]) => text.trim() !== '');
}
