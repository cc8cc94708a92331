import type { View } from '../../core/view.ts';
import { analysisCard } from '../../features/analysis/words/analysis-card.ts';
import { askList } from '../../features/readings/words/ask-list.ts';
import type { Presented } from '../../core/words/card-data.ts';
import { narrativeForm } from '../../features/narratives/words/narrative-form.ts';
import { noLongerForm } from '../../features/readings/words/no-longer-form.ts';
import { notMineForm } from '../../features/readings/words/not-mine-form.ts';
import { notReadyForm } from '../../features/readings/words/not-ready-form.ts';
import { notice } from './notice.ts';
import { readingForm } from '../../features/readings/words/reading-form.ts';
import { receipt } from '../../features/readings/words/receipt.ts';

/** A view in words: the template, what stands in it, and the lines for the toast, for old clients and for a reader. */
export function presentLegacy(view: View): Presented {
  switch (view.kind) {
    case 'askList':
      return askList(view);
    case 'readingForm':
      return readingForm(view);
    case 'receipt':
      return receipt(view);
    case 'notReadyForm':
      return notReadyForm(view);
    case 'notMineForm':
      return notMineForm(view);
    case 'noLongerForm':
      return noLongerForm(view);
    case 'notice':
      return notice(view);
    case 'analysisCard':
      return analysisCard(view);
    case 'narrativeForm':
      return narrativeForm(view);
    default:
      throw new Error(`legacy: ${view.kind} is declared by its feature`);
  }
}
