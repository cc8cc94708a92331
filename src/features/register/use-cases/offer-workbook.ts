import type { UserAction } from '../../../actions/action.ts';
import { offerDocument } from '../../../messaging/use-cases/offer-document.ts';
import type { DocumentView } from '../../../messaging/rules/views.ts';
import type { Book } from '../rules/views.ts';

/** The media type of a workbook. */
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Offers a workbook to be filled in or corrected and sent back. */
export async function offerWorkbook(
  action: UserAction,
  name: string,
  book: Book,
  words: Pick<DocumentView, 'title' | 'lines'>,
): Promise<DocumentView> {
  const bytes = await action.services.spreadsheets.write(book);
  return offerDocument(action, { name, type: XLSX, bytes }, { ...words, comesBack: true });
}
