import type { HiddenCopy } from '../rules/safe-copy.ts';

/** In place of a figure: never zero, never a blank. */
export function hiddenWords({ why, below }: Pick<HiddenCopy, 'why' | 'below'>): string {
  return why === 'small'
    ? `hidden: fewer than ${below} people`
    : `hidden: with it, a number under ${below} could be worked out`;
}
