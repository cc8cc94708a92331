import type { PersonKey } from '../../../core/measures/measure.ts';
import { namingProblem } from '../../small-numbers/rules/scan-words.ts';
import type { Answers } from './reach-and-clarity.ts';
import type { ExplainerName } from './views.ts';
import { problemOfWords, type WordingProblem } from './wording.ts';

export type Writer = PersonKey | 'command' | 'product';

export type HistoryEntry = {
  readonly what: 'drafted' | 'written' | 'approved' | 'reopened' | 'sent' | 'dropped';
  readonly by: Writer;
  readonly at: string;
  readonly sentence: string;
};

/** Written and approved by the group's lead or the performance team, then sent, or dropped for a newer figure. */
export type Explainer = ExplainerName & {
  readonly state: 'draft' | 'approved' | 'sent' | 'dropped';
  readonly sentence: string;
  /** Counts changes, so that a press on an older card is detected. */
  readonly form: number;
  readonly history: readonly HistoryEntry[];
  readonly answers: Answers;
};

export type WritingOutcome =
  | { readonly kind: 'changed'; readonly explainer: Explainer }
  /** Done already, or changed since: shown as it is now. */
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly problem: WordingProblem };

/** `sentence` is taken over from the replaced draft. */
export function newDraft(name: ExplainerName, at: string, sentence = ''): Explainer {
  const step: HistoryEntry = { what: 'drafted', by: 'product', at, sentence };
  return { ...name, state: 'draft', sentence, form: 1, history: [step], answers: { clear: 0, notQuite: 0 } };
}

type Write = {
  readonly what: 'written' | 'approved' | 'reopened';
  readonly by: Writer;
  readonly at: string;
  readonly sentence: string;
  readonly form: number;
  /** Hidden figures of its measure, which the words must not name. */
  readonly hidden?: readonly string[];
};

/** Writes, approves or reopens an explainer. Words are checked on approval only. A sent one cannot be changed. */
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

/** For changes by the product: it arrived, or a newer figure replaced it. */
export function ended(explainer: Explainer, what: 'sent' | 'dropped', at: string): Explainer {
  return stepped(explainer, what, { what, by: 'product', at, sentence: explainer.sentence });
}

function stepped(explainer: Explainer, state: Explainer['state'], step: HistoryEntry): Explainer {
  const { form, history } = explainer;
  return { ...explainer, state, sentence: step.sentence, form: form + 1, history: [...history, step] };
}

export const sameName = (a: ExplainerName, b: ExplainerName): boolean =>
  a.group === b.group && a.code === b.code && a.period === b.period;

/** Makes it sent once. It contains no name or address. */
export const explainerKey = ({ group, code, period }: ExplainerName): string =>
  ['explain', group, code, period].join('|');
