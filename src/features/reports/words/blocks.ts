import type { OpenText } from '../rules/open-text.ts';
import type { Block, Paragraph } from '../rules/paper.ts';
import type { ObjectivePart } from '../rules/report.ts';

export const plain = (text: string): Paragraph => [{ text }];
export const labelled = (label: string, text: string): Paragraph => [{ text: `${label} `, bold: true }, { text }];

/** No paragraph without a text. */
export const optional = (label: string, text: string): Paragraph[] =>
  text === '' ? [] : [label === '' ? plain(text) : labelled(label, text)];

export const paragraph = (runs: Paragraph): Block => ({ kind: 'paragraph', runs });

/** Nothing without items. */
export function listPart(text: string, items: readonly Paragraph[]): Block[] {
  return items.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text },
        { kind: 'list', items },
      ];
}

/** A paragraph for each line of a text; the first has the label. */
export function linesOf(text: string, label = ''): Paragraph[] {
  const lines = text.split(/\n+/).map((line) => line.trim());
  return lines.filter((line) => line !== '').flatMap((line, index) => optional(index === 0 ? label : '', line));
}

/** Words of an owner on page one and in tables; an appendix has the rest. */
const MOST_WORDS = 60;

/** At most so many words of a text; `cut` says that there is more. */
export function cutWords(text: string, most = MOST_WORDS): { readonly text: string; readonly cut: boolean } {
  if (most === 0) return { text: '', cut: text.trim() !== '' };
  const words = text.trim().split(/\s+/);
  if (words.length <= most && text.length <= most * 12) return { text: text.trim(), cut: false };
  const short = words
    .slice(0, most)
    .join(' ')
    .slice(0, most * 12);
  return { text: `${short.replace(/[\s,;:.–-]+$/u, '')} …`, cut: true };
}

const WITHHELD = 'left out here, because it names a figure that is hidden (small number)';

/** People's words in an open paper, or why they are left out. */
export const openWords = (of: OpenText): string => (of.kind === 'said' ? of.text : WITHHELD);

/** `PO1: Give every child the best start in life`; only the wording if the code is no number. */
export function objectiveTitle({ code, title }: Pick<ObjectivePart, 'code' | 'title'>): string {
  if (code === '') return 'No objective';
  return /\d/.test(code) && title !== code ? `${code}: ${title}` : title;
}
