import { groupLines, NO_NAME, type ProgressBy } from '../rules/progress.ts';
import type { Progress, ProgressNote, ProgressView } from '../rules/views.ts';
import { mayAtDesk } from '../../../core/rights/standing.ts';
import type { View } from '../../../core/view.ts';
import { resend } from '../../../messaging/use-cases/resend.ts';
import { offerDocument } from '../../../messaging/use-cases/offer-document.ts';
import type { Inbound } from '../../../actions/inbound.ts';
import type { Needs, Setting, Visit } from '../../../core/services.ts';
import { gatherProgress } from './gather-progress.ts';

type Press = NonNullable<Inbound['press']>;
type Place = { readonly by: ProgressBy; readonly group?: string };

/** Presses on the progress card; undefined for any other. */
export async function pressAboutProgress(visit: Visit, { verb, data }: Press): Promise<View | undefined> {
  switch (verb) {
    case 'progress':
      return showProgress(visit, placeOf(data));
    case 'progressPage':
      return offerPage(visit, placeOf(data).by);
    case 'sendAgain':
      return sendAgain(visit, data);
    default:
      return undefined;
  }
}

/** *Progress*: all groups counted, or one of them figure by figure. */
export async function showProgress(visit: Visit, { by, group }: Place, note?: ProgressNote): Promise<View> {
  const { needs, setting } = visit;
  if (!isDesk(visit)) return notYours(visit);
  const view = progressView(await gatherProgress(needs, setting), setting, by);
  const found = view.groups.find(({ name }) => name === group);
  return { ...view, ...(found && { group: found }), ...(note && { note }) };
}

/** What was gathered, by service or by committee. */
export function progressView(progress: Progress, { framework }: Setting, by: ProgressBy): ProgressView {
  const titleOf = (code: string) => framework.committees.find((known) => known.code === code)?.title ?? code;
  return { kind: 'progress', progress, by, groups: groupLines(progress.lines, by, titleOf) };
}

/** The same as a page to print, offered as a file. */
async function offerPage(visit: Visit, by: ProgressBy): Promise<View> {
  const { needs, setting } = visit;
  if (!isDesk(visit)) return notYours(visit);
  const page = await progressPage(needs, setting, by);
  if (page === undefined) return showProgress(visit, { by });
  const words = { title: 'Progress, as a page to print.', lines: ['It opens in any browser; print it from there.'] };
  return offerDocument(visit, page, words);
}

/** The page as a file; undefined where nobody here writes files. */
export async function progressPage(needs: Needs, setting: Setting, by: ProgressBy) {
  if (needs.printed === undefined) return undefined;
  const bytes = await needs.printed(progressView(await gatherProgress(needs, setting), setting, by));
  return { name: `progress-${setting.today}.html`, type: 'text/html; charset=utf-8', bytes };
}

/** *Send again*: one message by its key, or all that were given up. What arrived meanwhile is left alone. */
async function sendAgain(visit: Visit, data: Press['data']): Promise<View> {
  if (!mayAtDesk('sendAgain', visit.person.person)) return notYours(visit);
  const key = (data.subject ?? '').slice(0, 1000);
  const { queued, skipped } = await resend(visit.needs, key === '' ? { dead: true } : { key });
  const note: ProgressNote =
    queued.length + skipped.length === 0
      ? { what: 'nothingToSend' }
      : { what: 'sentAgain', queued: queued.length, skipped: skipped.length };
  return showProgress(visit, placeOf(data), note);
}

const isDesk = ({ person }: Visit) => mayAtDesk('seeProgress', person.person);

function notYours({ setting }: Visit): View {
  return { kind: 'notice', about: { what: 'notYourDesk', contact: setting.framework.organisation.contact } };
}

function placeOf({ by, group }: Press['data']): Place {
  const known: ProgressBy = by === 'committee' ? 'committee' : 'service';
  return { by: known, ...(group !== undefined && { group: group === NO_NAME ? '' : group.slice(0, 300) }) };
}
