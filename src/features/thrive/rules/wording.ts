export type WordingProblem = {
  readonly problem: string;
  readonly cure: string;
  readonly isLength?: true;
};

/** In characters: eight sentences are read standing up. */
export const MOST_SENTENCE = 200;

/** Causal claims: many things move a figure (docs/rules.md, "What an explainer may say"). */
const CLAIMS =
  /\b(caus(?:e[sd]?|ing)|le(?:ads?|d|ading) to|result(?:s|ed|ing)? (?:in|from)|(?:brings?|brought) about|(?:drives?|drove|driven) (?:up|down)|because of (?:us|our|you|your|this team)|thanks to (?:us|our|you|your)|due to|is why|(?:is|are|was|were) the reason|guarantees?d?|ensures?d?)\b/i;

const CONTRIBUTES =
  /\b(contribut\w*|help(?:s|ed|ing)?|plays? (?:a|its|our|their) part|supports?|supported|is (?:one )?part of)\b/i;

const JARGON = /\b(PMIF|OSCs?|KPIs?|BSC|RAG|SPC)\b/;

/** Checks words about a group's work: no causal claims, no jargon, one short sentence. Undefined: fine. */
export function problemOfWords(text: string): WordingProblem | undefined {
  const cause = CLAIMS.exec(text)?.[0];
  if (cause !== undefined) {
    return {
      problem: `“${cause}” says that the work makes the figure what it is, which nobody can know.`,
      cure: 'Say “contributes to” or “helps”, such as: Clean lanes contribute to how people see their street.',
    };
  }
  const jargon = JARGON.exec(text)?.[0];
  if (jargon !== undefined) {
    return {
      problem: `“${jargon}” means nothing to most of those who read this.`,
      cure: 'Say it in everyday words.',
    };
  }
  if (text.length > MOST_SENTENCE) {
    return {
      problem: `It has ${text.length} characters; ${MOST_SENTENCE} are shown.`,
      cure: 'Shorten it to what you would say to somebody on the way out.',
      isLength: true,
    };
  }
  if (!fewerThanSentences(text, 2)) {
    return { problem: 'It is more than one sentence.', cure: 'Keep the one that matters most.', isLength: true };
  }
  return undefined;
}

export function problemOfMove(text: string): WordingProblem | undefined {
  const problem = problemOfWords(text);
  if (problem !== undefined) return problem;
  if (CONTRIBUTES.test(text)) return undefined;
  return {
    problem: 'It does not say that the work contributes to the measure.',
    cure: 'Say “contributes to” or “helps”, such as: Clean lanes contribute to how people see their street.',
  };
}

/** Local names that readers know. They do not count towards reading age. */
export const OUR_NAMES: readonly string[] = [
  'Gateshead Council',
  'Gateshead',
  'Tyne and Wear',
  'Thrive',
  'Ofsted',
  'NHS',
  'Local Index of Need',
];

/** The end of a sentence; not inside a number or after `e.g`. */
const ENDS = /[.!?]+(?=["'”’)]*(?:\s|$))/g;

/** Text without a full stop is one sentence, no text is none. */
export function countSentences(text: string): number {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  const ends = trimmed.match(ENDS)?.length ?? 0;
  return /[.!?]["'”’)]*$/.test(trimmed) ? ends : ends + 1;
}

export const fewerThanSentences = (text: string, most: number): boolean => countSentences(text) < most;

/** The first sentence on one line, cut at `most` characters. */
export function oneSentence(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  const [end] = line.matchAll(ENDS);
  const first = end === undefined ? line : line.slice(0, end.index + end[0].length);
  if (first.length > most)
    return `${first
      .slice(0, most - 1)
      .replace(/[\ud800-\udbff]$/, '')
      .trimEnd()}…`;
  return /[.!?…]["'”’)]*$/.test(first) ? first : `${first}.`;
}
