import type { FieldProblem } from '../../../core/field-problem.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { saidIn } from '../../../core/readings/published.ts';
import { canUndo } from '../../release/rules/decide-release.ts';
import type { Digest, DigestEdit } from './digest.ts';

/** In characters: half a page, so that figures fit on page one too. */
export const MOST_OPENING = 1_200;

type By = { readonly by: PersonKey; readonly at: string };

/** A repeated press has an old form. */
const mayChange = ({ state, form }: Digest, pressed: number): boolean => form === pressed && state !== 'released';

/** Undefined: a repeated press, or released already. */
export function decideOpening(digest: Digest, text: string, form: number): Digest | undefined {
  if (!mayChange(digest, form)) return undefined;
  return { ...digest, opening: text.trim(), form: digest.form + 1 };
}

export function openingProblems(text: string): FieldProblem[] {
  const length = text.trim().length;
  if (length <= MOST_OPENING) return [];
  const problem = `That is ${length.toLocaleString('en-GB')} characters; page one has room for ${MOST_OPENING.toLocaleString('en-GB')}.`;
  return [{ field: 'note', problem, cure: 'Say the rest at the meeting, or in the covering report.' }];
}

/** The owner's own words remove the edit. Undefined: a repeated press, or released already. */
export function decideItem(
  digest: Digest,
  item: { readonly code: string; readonly reading: Reading; readonly soWhat: string; readonly nextSteps: string },
  { by, at }: By,
  form: number,
): Digest | undefined {
  if (!mayChange(digest, form)) return undefined;
  const { code, reading } = item;
  const [soWhat, nextSteps] = [item.soWhat.trim(), item.nextSteps.trim()];
  const period = reading.period.text;
  const others = digest.edits.filter((edit) => edit.code !== code || edit.period !== period);
  const isTheirs = soWhat === reading.soWhat.trim() && nextSteps === reading.nextSteps.trim();
  const edit: DigestEdit = { code, period, revision: saidIn(reading), soWhat, nextSteps, by, at };
  return { ...digest, edits: isTheirs ? others : [...others, edit], form: digest.form + 1 };
}

export function itemProblems({ soWhat }: { readonly soWhat: string }): FieldProblem[] {
  if (soWhat.trim() !== '') return [];
  const problem = 'Nothing would stand beside the figure.';
  return [{ field: 'soWhat', problem, cure: 'Shorten or reword what the owner wrote; it cannot be left out.' }];
}

/** Blocks the release until resumed. Undefined: a repeated press, or released already. */
export function decideHold(digest: Digest, why: string, { by, at }: By, form: number): Digest | undefined {
  if (!mayChange(digest, form)) return undefined;
  return { ...digest, state: 'held', held: { by, at, why: why.trim().slice(0, 1000) }, form: digest.form + 1 };
}

export function decideTakeUp(digest: Digest): Digest | undefined {
  return digest.state === 'held' ? { ...digest, state: 'preview', form: digest.form + 1 } : undefined;
}

/**
 * Begins a release before any figure is released. All figures get this act's instant, so that they are undone together.
 * An interrupted or just begun release continues under its instant. Undefined if there is nothing to begin.
 */
export function decideReleasing(digest: Digest, { by, at }: By): Digest | undefined {
  if (digest.state === 'released') return undefined;
  if (digest.releasing !== undefined && canUndo(digest.releasing.at, new Date(at))) return undefined;
  return { ...digest, releasing: { by, at } };
}

/** Undefined if it is released already. */
export function decideReleased(digest: Digest, { by, at }: By): Digest | undefined {
  if (digest.state === 'released') return undefined;
  const { releasing, ...rest } = digest;
  return { ...rest, state: 'released', released: { by, at: releasing?.at ?? at, why: '' }, form: digest.form + 1 };
}

/** Undefined if the release was undone. */
export function decideFiles(digest: Digest, files: readonly string[]): Digest | undefined {
  return digest.state === 'released' ? { ...digest, files } : undefined;
}

export const isUndoable = ({ state, released }: Digest, now: Date): boolean =>
  state === 'released' && released !== undefined && canUndo(released.at, now);

/** Undefined if it is not released, or too long ago. */
export function decideUndo(digest: Digest, now: Date): Digest | undefined {
  if (!isUndoable(digest, now)) return undefined;
  const { released: _released, files: _files, ...rest } = digest;
  return { ...rest, state: 'preview', undone: (digest.undone ?? 0) + 1, form: digest.form + 1 };
}
