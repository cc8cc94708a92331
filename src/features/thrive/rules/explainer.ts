import type { PersonKey } from '../../../core/measures/measure.ts';
import { namingProblem } from '../../small-numbers/rules/naming-sentence.ts';
import type { Answers } from './clarity.ts';
import type { ExplainerName } from './views.ts';
import { problemOfWords, type WordingProblem } from './wording.ts';

/** Who did something with an explainer: a person, whoever runs a command, or the product itself. */
export type Writer = PersonKey | 'command' | 'product';

/** One thing that was done with an explainer; none is lost. */
export type Step = {
  readonly what: 'drafted' | 'written' | 'approved' | 'reopened' | 'sent' | 'dropped';
  readonly by: Writer;
  /** ISO instant. */
  readonly at: string;
  /** The sentence as it stood then. */
  readonly sentence: string;
};

/**
 * An explainer's life: a draft is written and approved by the group's lead or the performance team, then sent. Dropped is
 * one whose figure was overtaken before it went.
 */
export type Explainer = ExplainerName & {
  readonly state: 'draft' | 'approved' | 'sent' | 'dropped';
  /** The sentence of its author's; it may be empty. */
  readonly sentence: string;
  /** Counts what was done, so that a second press of an older card does nothing twice. */
  readonly form: number;
  readonly history: readonly Step[];
  readonly answers: Answers;
};

/** What a press on its card became. */
export type WritingOutcome =
  | { readonly kind: 'changed'; readonly explainer: Explainer }
  /** It was done already, or has gone on since: shown as it is now. */
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly problem: WordingProblem };

/** The beginning of an explainer; `sentence` is that of the one it takes the place of. */
export function draftOf(name: ExplainerName, at: string, sentence = ''): Explainer {
  const step: Step = { what: 'drafted', by: 'product', at, sentence };
  return { ...name, state: 'draft', sentence, form: 1, history: [step], answers: { clear: 0, notQuite: 0 } };
}

type Write = {
  readonly what: 'written' | 'approved' | 'reopened';
  readonly by: Writer;
  readonly at: string;
  readonly sentence: string;
  /** The form's number that the pressed card bore. */
  readonly form: number;
  /** Figures of its measure that nobody else may see: words that name one are not approved. */
  readonly hidden?: readonly string[];
};

/**
 * Writes, approves or opens again. Words are checked when they are approved: a draft may be half a thought. One that has
 * gone cannot be changed.
 */
export function decideWriting(
  explainer: Explainer,
  { what, by, at, sentence, form, hidden = [] }: Write,
): WritingOutcome {
  const { state } = explainer;
  if (form !== explainer.form || state === 'sent' || state === 'dropped') return { kind: 'same' };
  if (what === 'reopened') {
    if (state !== 'approved') return { kind: 'same' };
    return { kind: 'changed', explainer: stepped(explainer, 'draft', { what, by, at, sentence: explainer.sentence }) };
  }
  if (state !== 'draft') return { kind: 'same' };
  const words = sentence.replace(/\s+/g, ' ').trim();
  const problem = what === 'approved' ? (namingProblem(words, hidden) ?? problemOfWords(words)) : undefined;
  if (problem !== undefined) return { kind: 'refused', problem };
  return {
    kind: 'changed',
    explainer: stepped(explainer, what === 'approved' ? 'approved' : 'draft', { what, by, at, sentence: words }),
  };
}

/** The same with what the product itself found out: it arrived, or its figure was overtaken. */
export function ended(explainer: Explainer, what: 'sent' | 'dropped', at: string): Explainer {
  return stepped(explainer, what, { what, by: 'product', at, sentence: explainer.sentence });
}

function stepped(explainer: Explainer, state: Explainer['state'], step: Step): Explainer {
  const { form, history } = explainer;
  return { ...explainer, state, sentence: step.sentence, form: form + 1, history: [...history, step] };
}

export const sameName = (a: ExplainerName, b: ExplainerName): boolean =>
  a.group === b.group && a.code === b.code && a.period === b.period;

/** The key by which it is sent once; neither a name nor an address stands in it. */
export const explainerKey = ({ group, code, period }: ExplainerName): string =>
  ['explain', group, code, period].join('|');
