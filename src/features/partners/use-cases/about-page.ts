import { dueOf } from '../../readings/feature.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { StoredPartnerPage } from '../store.ts';
import type { Tokens } from '../../../core/services.ts';
import type { View } from '../../../core/view.ts';

export type AboutPage = {
  readonly action: UserAction;
  readonly file: MeasureFile;
  readonly due: DueReading;
  readonly stored: StoredPartnerPage | undefined;
  /** The start of public addresses. */
  readonly url: string;
  readonly tokens: Tokens;
};

/** The page of a measure that has a partner, with its due reading; otherwise what to tell the person. */
export async function aboutPage(
  action: UserAction,
  measure: MeasureFile,
  period: string,
): Promise<AboutPage | { readonly view: View }> {
  const { services, context } = action;
  const found = await dueOf(action, measure, period);
  if ('view' in found) return found;
  const { file, due } = found;
  if (file.measure.sourceOrg.trim() === '')
    return { view: { kind: 'notice', about: { what: 'notOpen', measure: file.measure, period: due.period.text } } };
  const { tokens } = services.pages;
  const url = services.pages.url();
  const { contact } = context.framework.organisation;
  if (url === undefined) return { view: { kind: 'notice', about: { what: 'noPublicAddress', contact } } };
  const stored = await services.store.partnerPages.about(file.measure.code, due.period.text);
  return { action, file, due, stored, url, tokens };
}
