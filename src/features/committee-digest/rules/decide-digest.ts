import type { FieldProblem } from '../../../core/field-problem.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { saidIn } from '../../../core/readings/published.ts';
import { canUndo } from '../../release/rules/undo.ts';
import type { Digest, DigestEdit } from './digest.ts';

/** Characters of the words that open page one: half a page at most, so that the figures stand on it too. */
export const MOST_OPENING = 1_200;

type By = { readonly by: PersonKey; readonly at: string };

/** Whether a form is the one that was shown last: another one was pressed, or pressed twice. */
const isStale = (digest: Digest, form: number): boolean => form !== digest.form;

/** The words that open page one; empty takes them away. Undefined: the form was pressed before, or the digest is out. */
export function decideOpening(digest: Digest, text: string, form: number): Digest | undefined {
  if (isStale(digest, form) || digest.state === 'released') return undefined;
  return { ...digest, opening: text.trim(), form: digest.form + 1 };
}

/** What is amiss with the words that open page one. */
export function openingProblems(text: string): FieldProblem[] {
  const length = text.trim().length;
  if (length <= MOST_OPENING) return [];
  const problem = `That is ${length.toLocaleString('en-GB')} characters; page one has room for ${MOST_OPENING.toLocaleString('en-GB')}.`;
  return [{ field: 'note', problem, cure: 'Say the rest at the meeting, or in the covering report.' }];
}

/**
 * Words in place of an owner's, for this committee alone; the same words as theirs take the edit back. Undefined: the
 * form was pressed before, or the digest is out.
 */
export function decideItem(
  digest: Digest,
  item: { readonly code: string; readonly reading: Reading; readonly soWhat: string; readonly nextSteps: string },
  { by, at }: By,
  form: number,
): Digest | undefined {
  if (isStale(digest, form) || digest.state === 'released') return undefined;
  const { code, reading } = item;
  const [soWhat, nextSteps] = [item.soWhat.trim(), item.nextSteps.trim()];
  const period = reading.period.text;
  const others = digest.edits.filter((edit) => edit.code !== code || edit.period !== period);
  const isTheirs = soWhat === reading.soWhat.trim() && nextSteps === reading.nextSteps.trim();
  const edit: DigestEdit = { code, period, revision: saidIn(reading), soWhat, nextSteps, by, at };
  return { ...digest, edits: isTheirs ? others : [...others, edit], form: digest.form + 1 };
}

/** What is amiss with an item's words. */
export function itemProblems({ soWhat }: { readonly soWhat: string }): FieldProblem[] {
  if (soWhat.trim() !== '') return [];
  const problem = 'Nothing would stand beside the figure.';
  return [{ field: 'soWhat', problem, cure: 'Shorten or reword what the owner wrote; it cannot be left out.' }];
}

/** *Hold*: it is not released until somebody takes it up again. Undefined: pressed before, or the digest is out. */
export function decideHold(digest: Digest, why: string, { by, at }: By, form: number): Digest | undefined {
  if (isStale(digest, form) || digest.state === 'released') return undefined;
  return { ...digest, state: 'held', held: { by, at, why: why.trim().slice(0, 1000) }, form: digest.form + 1 };
}

/** Takes a held digest up again. */
export function decideTakeUp(digest: Digest): Digest | undefined {
  return digest.state === 'held' ? { ...digest, state: 'preview', form: digest.form + 1 } : undefined;
}

/**
 * *Release* begins, before any figure is released: all of them bear this act's instant, so that they are taken back
 * together. What a crash left half done, or a colleague has just begun, goes on as what it was. Undefined where there is
 * nothing to begin.
 */
export function decideReleasing(digest: Digest, { by, at }: By): Digest | undefined {
  if (digest.state === 'released') return undefined;
  if (digest.releasing !== undefined && canUndo(digest.releasing.at, new Date(at))) return undefined;
  return { ...digest, releasing: { by, at } };
}

/** *Release*: undefined where it is out already. Whoever was first did it. */
export function decideRelease(digest: Digest, { by, at }: By): Digest | undefined {
  if (digest.state === 'released') return undefined;
  const { releasing, ...rest } = digest;
  return {
    ...rest,
    state: 'released',
    released: { by, at: releasing?.at ?? at, why: '' },
    form: digest.form + 1,
  };
}

/** The files that went with a release; undefined where that was undone meanwhile. */
export function decideFiles(digest: Digest, files: readonly string[]): Digest | undefined {
  return digest.state === 'released' ? { ...digest, files } : undefined;
}

/** Whether its release can still be undone at this moment. */
export const isUndoable = ({ state, released }: Digest, now: Date): boolean =>
  state === 'released' && released !== undefined && canUndo(released.at, now);

/** *Undo the release*: it is a preview again. Undefined where it is not out, or has been for too long. */
export function decideUndo(digest: Digest, now: Date): Digest | undefined {
  if (!isUndoable(digest, now)) return undefined;
  const { released: _released, files: _files, ...rest } = digest;
  return { ...rest, state: 'preview', undone: (digest.undone ?? 0) + 1, form: digest.form + 1 };
}
