import type { Block, Paragraph } from '../rules/paper.ts';
import type { Entry, Report, Told } from '../rules/report.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { firstWords, labelled, valueWords } from './entry-words.ts';
import { openWords } from './open-words.ts';
import { standing } from './requests-part.ts';

/** Figures that an earlier report had otherwise: both, and why. */
export function revisedPart(entries: readonly Entry[]): Block[] {
  const items = entries.flatMap(({ measure, told }): Paragraph[] =>
    told?.before === undefined
      ? []
      : [labelled(`${measure.title}:`, revisedWords({ ...told, before: told.before }, measure))],
  );
  if (items.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Revised since the last report' },
    { kind: 'list', items },
  ];
}

function revisedWords(
  { reading, before }: Told & { readonly before: NonNullable<Told['before']> },
  measure: Entry['measure'],
): string {
  const why = before.reason.trim() === '' ? 'No reason was recorded' : `Why: ${before.reason.trim()}`;
  const first = `${formatValue(before.value, measure)} was reported first`;
  return `${valueWords(reading, measure)}; ${first}. ${why}${/[.!?]$/.test(why) ? '' : '.'}`;
}

/**
 * What Cabinet is asked to decide about the framework itself: proposed and leaving measures, and what the committee said
 * is not watched.
 */
export function changesPart({ changes, requests }: Report): Block[] {
  const gaps = requests.filter(({ request }) => request.about.kind === 'gap');
  const items: Paragraph[] = [
    ...changes.proposed.map(({ title, definition }) => labelled('Proposed:', sentenceOf(title, definition))),
    ...changes.leaving.map(({ title, status }) =>
      labelled(status === 'paused' ? 'Paused:' : 'No longer collected:', `${title}.`),
    ),
    ...gaps.map((entry) =>
      labelled('The committee’s view:', `${firstWords(openWords(entry.text), 40).text} (${standing(entry)})`),
    ),
  ];
  if (items.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Changes to the framework, for Cabinet' },
    { kind: 'list', items },
  ];
}

function sentenceOf(title: string, definition: string): string {
  const what = firstWords(definition, 30).text;
  return what === '' ? `${title}.` : `${title}. ${what}`;
}
