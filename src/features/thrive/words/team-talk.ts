import { shorten } from '../../../core/words/plain-text.ts';

/** Words that are said in two minutes at 130 a minute; some are left for the questions. */
const MOST_WORDS = 240;

/** What a supervisor reads out to a team, in under two minutes. */
export function teamTalk(name: string, paragraphs: readonly string[]): string[] {
  const begin = `Two minutes on how our work counts. This is for ${name}.`;
  const end =
    'Was that clear? If you have a question, ask it now and I will pass it on, or scan the code on the sheet: you need no name. The answer comes back on the next sheet.';
  const room = MOST_WORDS - wordsIn(begin) - wordsIn(end);
  return [begin, ...within(paragraphs, room), end];
}

/** As many of the sentences, in their order, as there is time for. */
function within(paragraphs: readonly string[], most: number): string[] {
  let left = most;
  return paragraphs.flatMap((paragraph) => {
    const kept = paragraph.split(/(?<=[.!?])\s+/).filter((said) => {
      const fits = wordsIn(said) <= left;
      if (fits) left -= wordsIn(said);
      return fits;
    });
    return kept.length === 0 ? [] : [shorten(kept.join(' '), 2000)];
  });
}

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;
