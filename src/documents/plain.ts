import type { Cover } from '../features/reports/rules/paper.ts';

/** Characters that XML forbids, unpaired surrogates, and marks that change the direction of text. */
const UNSHOWABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/gu;

/** Text on one line, as every format can hold it. */
export function oneLine(text: string): string {
  return text.replace(UNSHOWABLE, '').replace(/\s+/g, ' ');
}

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
