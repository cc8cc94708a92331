import { type AnswerWords, textsOf, wordsOf } from '../core/readings/answer-words.ts';
import type { View } from '../core/view.ts';

type Boxes = Partial<AnswerWords> & { readonly value?: string; readonly because?: string };

/** A notice that replaces a form gives back what was typed on it: the measure may have gone to somebody else meanwhile. */
export function givingBack(view: View, { value = '', because = '', ...boxes }: Boxes): View {
  const soWhat = [boxes.soWhat ?? '', because].filter((text) => text.trim() !== '').join('\n');
  const words = wordsOf({ nextSteps: '', ...boxes, soWhat });
  const isEmpty = [value, ...textsOf(words)].every((text) => text.trim() === '');
  return view.kind === 'notice' && !isEmpty ? { ...view, yours: { value, ...words } } : view;
}
