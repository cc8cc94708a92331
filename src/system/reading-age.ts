import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** School grades of the United States are five below the age. */
const AGE_OF_GRADE_ZERO = 5;

/** By the Flesch-Kincaid grade: years from 5 up, to one decimal. Names of places and bodies do not count. */
export function readingAge(sentences: readonly string[], names: readonly string[] = []): number {
  const plain = sentences.map((text) => without(names, text)).filter((text) => wordsOf(text).length > 0);
  const words = plain.flatMap(wordsOf);
  if (words.length === 0) return AGE_OF_GRADE_ZERO;
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  const grade = fleschKincaid({ sentence: plain.length, word: words.length, syllable: syllables });
  return Math.round((Math.max(0, grade) + AGE_OF_GRADE_ZERO) * 10) / 10;
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,%-]*/gu) ?? [];

function without(names: readonly string[], text: string): string {
  const longestFirst = [...names].filter((name) => name !== '').sort((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, name) => rest.replaceAll(name, ' '), text);
}
