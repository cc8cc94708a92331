import type { View } from '../../core/view.ts';
import type { Presented } from '../../core/words/card-data.ts';
import { document, savedFile } from './document.ts';
import { importSummary } from '../../features/register/words/import-summary.ts';
import { notice } from './notice.ts';
import { partnerFigure } from '../../features/partners/words/partner-figure.ts';
import { partnerLink } from '../../features/partners/words/partner-link.ts';
import { linkForm } from '../../features/channels/words/link-form.ts';

/** A view in words: the template, what stands in it, and the lines for the toast, for old clients and for a reader. */
export function presentLegacy(view: View): Presented {
  switch (view.kind) {
    case 'notice':
      return notice(view);
    case 'linkForm':
      return linkForm(view);
    case 'document':
      return document(view);
    case 'savedFile':
      return savedFile(view);
    case 'partnerLink':
      return partnerLink(view);
    case 'partnerFigure':
      return partnerFigure(view);
    case 'importSummary':
      return importSummary(view);
    default:
      throw new Error(`legacy: ${view.kind} is declared by its feature`);
  }
}
