import { groupLines, type ProgressBy } from '../rules/progress.ts';
import type { Progress, ProgressNote, ProgressView } from '../rules/views.ts';
import type { View } from '../../../core/view.ts';
import { resend } from '../../../messaging/use-cases/resend.ts';
import { offerDocument } from '../../../messaging/use-cases/offer-document.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { gatherProgress } from './gather-progress.ts';

export type ProgressPlace = { readonly by: ProgressBy; readonly group?: string };

/** All groups counted, or one of them figure by figure. */
export async function showProgress(
  action: UserAction,
  { by, group }: ProgressPlace,
  note?: ProgressNote,
): Promise<View> {
  const { services, context } = action;
  const view = progressView(await gatherProgress(services, context), context, by);
  const found = view.groups.find(({ name }) => name === group);
  return { ...view, ...(found && { group: found }), ...(note && { note }) };
}

export function progressView(progress: Progress, { framework }: TodayContext, by: ProgressBy): ProgressView {
  const titleOf = (code: string) => framework.committees.find((known) => known.code === code)?.title ?? code;
  return { kind: 'progress', progress, by, groups: groupLines(progress.lines, by, titleOf) };
}

export async function offerPage(action: UserAction, by: ProgressBy): Promise<View> {
  const { services, context } = action;
  const page = await progressPage(services, context, by);
  const words = { title: 'Progress, as a page to print.', lines: ['It opens in any browser; print it from there.'] };
  return offerDocument(action, page, words);
}

export async function progressPage(services: Services, context: TodayContext, by: ProgressBy) {
  const bytes = await services.printed(progressView(await gatherProgress(services, context), context, by));
  return { name: `progress-${context.today}.html`, type: 'text/html; charset=utf-8', bytes };
}

/** Sends one message again by its key, or without a key all that were given up. Delivered messages are left alone. */
export async function sendAgain(action: UserAction, key: string, place: ProgressPlace): Promise<View> {
  const { queued, skipped } = await resend(action.services, key === '' ? { dead: true } : { key });
  const note: ProgressNote =
    queued.length + skipped.length === 0
      ? { what: 'nothingToSend' }
      : { what: 'sentAgain', queued: queued.length, skipped: skipped.length };
  return showProgress(action, place, note);
}
