import type { CardData, Presented } from '../../../core/words/card-data.ts';
import { heading, shorten, shown } from '../../../core/words/plain-text.ts';

/** `style` is `positive` for the main button. */
export type CardPress = {
  readonly title: string;
  readonly verb: string;
  readonly subject: string;
  readonly at?: string;
  readonly what?: string;
  readonly step?: 'confirm' | '';
  readonly style?: 'positive' | 'default';
};

export type Stopped = {
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  readonly presses: readonly CardPress[];
};

export type Section = {
  readonly heading: string;
  readonly rows: readonly { readonly title: string; readonly text: string }[];
};

export type DeskCard = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly stopped?: readonly Stopped[];
  readonly sections?: readonly Section[];
  readonly reason?: { readonly label: string; readonly typed: string; readonly problems: readonly { text: string }[] };
  readonly presses: readonly CardPress[];
  readonly summary: string;
};

/** Rows of a section, because a card may have 28 KB; the rest is counted. */
const MOST_ROWS = 12;
const MOST_SUBJECT = 1500;

export function deskCard({ title, lines, stopped = [], sections = [], reason, presses, summary }: DeskCard): Presented {
  const data: CardData = {
    heading: heading(title, 240),
    lines: lines.map((text) => ({ text: shown(text, 600) })),
    stopped: stopped.map((one) => ({
      title: shown(one.title, 200),
      lines: one.lines.map(({ label, text }) => ({ label, text: shown(text, 700) })),
      presses: one.presses.map(pressOf),
      hasActions: one.presses.length > 0,
    })),
    sections: sections.filter(({ rows }) => rows.length > 0).map(sectionOf),
    hasReason: reason !== undefined,
    reasonLabel: reason?.label ?? '',
    reason: reason?.typed ?? '',
    problems: reason?.problems ?? [],
    presses: presses.map(pressOf),
    hasActions: presses.length > 0,
  };
  const short = shorten(shown(summary, 300), 200);
  return { template: 'desk-act', data, summary: short, fallbackText: short, speak: short };
}

function sectionOf({ heading: title, rows }: Section): CardData {
  const more = rows.length - MOST_ROWS;
  const all = rows.slice(0, MOST_ROWS).map((row) => ({ title: shown(row.title, 160), text: shown(row.text, 300) }));
  const rest = more > 0 ? [{ title: `and ${more} more`, text: '' }] : [];
  return { heading: title, rows: [...all, ...rest] };
}

function pressOf({ title, verb, subject, at = '', what = '', step = '', style = 'default' }: CardPress): CardData {
  // A cut subject could not be read; subjects of real cards are far shorter.
  return { title, verb, subject: shown(subject, MOST_SUBJECT), at, what, step, style };
}
