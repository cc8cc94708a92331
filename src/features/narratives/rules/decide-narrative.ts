import type { PersonKey } from '../../../core/measures/measure.ts';
import { assessWords } from '../../readings/rules/so-what.ts';
import { namingProblem, type NamingProblem } from '../../small-numbers/rules/scan-words.ts';
import {
  ASKED_BOXES,
  type Box,
  BOXES,
  byBox,
  type Narrative,
  type NarrativeDraft,
  type NarrativeRevision,
  type NarrativeWords,
  sameNarrative,
  narrativeWords,
} from './narrative.ts';

/** In characters: what a report can hold. */
export const MOST_IN_A_BOX = 4000;

export type NarrativeProblem =
  | { readonly box: Box; readonly problem: 'empty' | 'tooLong'; readonly length: number }
  | { readonly box: Box; readonly problem: 'naming'; readonly naming: NamingProblem };

export type SubmittedNarrative = NarrativeWords & { readonly token: string };

export type NarrativeFacts = {
  readonly narrative: Narrative;
  readonly title: string;
  /** Repeating these is no answer. */
  readonly previous?: NarrativeWords;
  readonly submitted: SubmittedNarrative;
  /** Reports are open, so no box may name these. */
  readonly hidden?: readonly string[];
  readonly by: PersonKey;
  readonly at: string;
};

export type NarrativeOutcome =
  | { readonly kind: 'refused'; readonly problems: readonly NarrativeProblem[]; readonly draft: NarrativeDraft }
  /** It was changed since this form was made: the text is kept, and the form is shown again. */
  | { readonly kind: 'overtaken'; readonly draft: NarrativeDraft }
  /** Stored, and asked about once. */
  | { readonly kind: 'sentBack'; readonly narrative: Narrative; readonly revision?: NarrativeRevision }
  | { readonly kind: 'accepted'; readonly narrative: Narrative; readonly revision?: NarrativeRevision }
  | { readonly kind: 'repeat' };

/**
 * Stored at once. Boxes that are empty or say nothing are asked about once, together; the second time they are accepted
 * (docs/rules.md, "Ask once"). A form without any words is refused.
 */
export function decideNarrative(facts: NarrativeFacts): NarrativeOutcome {
  const { narrative, submitted, by, at, hidden = [] } = facts;
  const words = byBox((box) => submitted[box].trim());
  const draft = { ...narrativeWords(submitted), objective: narrative.objective, by, at };
  const isSaid = narrative.words !== undefined && sameNarrative(narrative.words, words);
  if (submitted.token === narrative.handled) return isSaid ? { kind: 'repeat' } : { kind: 'overtaken', draft };
  if (submitted.token !== String(narrative.form)) {
    return isSaid && narrative.asked.length === 0 ? { kind: 'repeat' } : { kind: 'overtaken', draft };
  }
  const problems = problemsOf(words, hidden);
  if (problems.length > 0) return { kind: 'refused', problems, draft };
  const revision = isSaid ? undefined : { ...words, number: (narrative.words?.number ?? 0) + 1, by, at };
  const asked = narrative.asked.length > 0 ? [] : weakBoxes(words, facts);
  const stored: Narrative = {
    ...narrative,
    form: narrative.form + 1,
    handled: submitted.token,
    asked,
    state: asked.length > 0 ? narrative.state : 'answered',
    ...(revision && { words: revision }),
  };
  const kind = asked.length > 0 ? 'sentBack' : 'accepted';
  return { kind, narrative: stored, ...(revision && { revision }) };
}

export function namesHidden({ words }: Narrative, hidden: readonly string[]): boolean {
  return words !== undefined && BOXES.some((box) => namingProblem(words[box], hidden) !== undefined);
}

/** Undefined if nothing would change. */
export function releaseNarrative(narrative: Narrative): Narrative | undefined {
  const { words, released } = narrative;
  if (words === undefined || narrative.state !== 'answered' || released?.number === words.number) return undefined;
  return { ...narrative, released: words };
}

/** By the rules for a so-what. */
function weakBoxes(words: NarrativeWords, { title, previous }: NarrativeFacts): Box[] {
  return ASKED_BOXES.filter((box) => {
    const said = {
      soWhat: words[box],
      value: '',
      typed: '',
      previousSoWhat: previous?.[box] ?? '',
      measure: { title },
    };
    return assessWords(said) !== 'fine';
  });
}

function problemsOf(words: NarrativeWords, hidden: readonly string[]): NarrativeProblem[] {
  if (BOXES.every((box) => words[box] === '')) return [{ box: 'challenges', problem: 'empty', length: 0 }];
  return BOXES.flatMap((box) => {
    const { length } = words[box];
    const naming = namingProblem(words[box], hidden);
    return [
      ...(length > MOST_IN_A_BOX ? [{ box, problem: 'tooLong' as const, length }] : []),
      ...(naming ? [{ box, problem: 'naming' as const, naming }] : []),
    ];
  });
}
