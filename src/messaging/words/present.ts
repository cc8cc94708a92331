import type { View } from '../../core/view.ts';
import type { Presented } from '../../core/words/card-data.ts';
import { notice } from './notice.ts';

/** A view in words: the template, what stands in it, and the lines for the toast, for old clients and for a reader. */
export function presentLegacy(view: View): Presented {
  switch (view.kind) {
    case 'notice':
      return notice(view);
    default:
      throw new Error(`legacy: ${view.kind} is declared by its feature`);
  }
}
