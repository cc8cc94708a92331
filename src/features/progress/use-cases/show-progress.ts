import { groupLines, NO_NAME, type ProgressBy } from '../rules/progress.ts';
import type { Progress, ProgressNote, ProgressView } from '../rules/views.ts';
import { mayAtDesk } from '../../../core/rights/relationships.ts';
import type { View } from '../../../core/view.ts';
import { resend } from '../../../messaging/use-cases/resend.ts';
import { offerDocument } from '../../../messaging/use-cases/offer-document.ts';
import type { Inbound } from '../../../actions/inbound.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { gatherProgress } from './gather-progress.ts';

type Press = NonNullable<Inbound['press']>;
type Place = { readonly by: ProgressBy; readonly group?: string };

/** Presses on the progress card; undefined for any other. */
export async function pressAboutProgress(action: UserAction, { verb, data }: Press): Promise<View | undefined> {
  switch (verb) {
    case 'progress':
      return showProgress(action, placeOf(data));
    case 'progressPage':
      return offerPage(action, placeOf(data).by);
    case 'sendAgain':
      return sendAgain(action, data);
    default:
      return undefined;
  }
}

/** *Progress*: all groups counted, or one of them figure by figure. */
export async function showProgress(action: UserAction, { by, group }: Place, note?: ProgressNote): Promise<View> {
  const { services, context } = action;
  if (!isDesk(action)) return notYours(action);
  const view = progressView(await gatherProgress(services, context), context, by);
  const found = view.groups.find(({ name }) => name === group);
  return { ...view, ...(found && { group: found }), ...(note && { note }) };
}

/** What was gathered, by service or by committee. */
export function progressView(progress: Progress, { framework }: TodayContext, by: ProgressBy): ProgressView {
  const titleOf = (code: string) => framework.committees.find((known) => known.code === code)?.title ?? code;
  return { kind: 'progress', progress, by, groups: groupLines(progress.lines, by, titleOf) };
}

/** The same as a page to print, offered as a file. */
async function offerPage(action: UserAction, by: ProgressBy): Promise<View> {
  const { services, context } = action;
  if (!isDesk(action)) return notYours(action);
  const page = await progressPage(services, context, by);
  if (page === undefined) return showProgress(action, { by });
  const words = { title: 'Progress, as a page to print.', lines: ['It opens in any browser; print it from there.'] };
  return offerDocument(action, page, words);
}

/** The page as a file; undefined where nobody here writes files. */
export async function progressPage(services: Services, context: TodayContext, by: ProgressBy) {
  if (services.printed === undefined) return undefined;
  const bytes = await services.printed(progressView(await gatherProgress(services, context), context, by));
  return { name: `progress-${context.today}.html`, type: 'text/html; charset=utf-8', bytes };
}

/** *Send again*: one message by its key, or all that were given up. What arrived meanwhile is left alone. */
async function sendAgain(action: UserAction, data: Press['data']): Promise<View> {
  if (!mayAtDesk('sendAgain', action.person.person)) return notYours(action);
  const key = (data.subject ?? '').slice(0, 1000);
  const { queued, skipped } = await resend(action.services, key === '' ? { dead: true } : { key });
  const note: ProgressNote =
    queued.length + skipped.length === 0
      ? { what: 'nothingToSend' }
      : { what: 'sentAgain', queued: queued.length, skipped: skipped.length };
  return showProgress(action, placeOf(data), note);
}

const isDesk = ({ person }: UserAction) => mayAtDesk('seeProgress', person.person);

function notYours({ context }: UserAction): View {
  return { kind: 'notice', about: { what: 'notYourDesk', contact: context.framework.organisation.contact } };
}

function placeOf({ by, group }: Press['data']): Place {
  const known: ProgressBy = by === 'committee' ? 'committee' : 'service';
  return { by: known, ...(group !== undefined && { group: group === NO_NAME ? '' : group.slice(0, 300) }) };
}
