import { changeDue } from '../../readings/feature.ts';
import { saveWithRetry } from '../../../core/save-with-retry.ts';
import type { Message } from '../../../messaging/rules/message.ts';
import { closesOn, type PartnerPage } from '../rules/partner-page.ts';
import { acceptedReading } from '../rules/take-answer.ts';
import type { PartnerFigureView, PartnerNotice } from '../rules/views.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { lastRevision } from '../../../core/readings/reading.ts';
import type { View } from '../../../core/view.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import { readingFor } from '../../readings/rules/of-measure.ts';
import type { TodayContext } from '../../../core/services.ts';
import type { MessageView, ToPerson } from '../../../messaging/message-kind.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import type { StoredPartnerPage } from '../store.ts';
import type { AboutPage } from './about-page.ts';

const MOST_WORDS = 1000;

/** A partner's figure, to be accepted or returned; or what was decided on it. */
export function partnerFigure(about: AboutPage, words = '', problems: readonly FieldProblem[] = []): View {
  const { action, file, due, stored } = about;
  if (stored?.page.given === undefined) return notice(about, 'partnerOver');
  if (stored.page.state === 'accepted') return notice(about, 'partnerAccepted');
  if (stored.page.state === 'returned') return notice(about, 'partnerReturned');
  return figureView(action.context, file, due, stored.page, words, problems);
}

/** The card as it is when it is sent; dropped if the figure is not pending any more. */
export async function partnerFigureNow(
  { services, context }: ToPerson,
  { topics: [covered] }: Message,
): Promise<MessageView> {
  const file = covered && (await services.store.measures.open(covered.code));
  const due = file?.due.find(({ period }) => period.text === covered?.period);
  if (covered === undefined || file === undefined || due === undefined) return { skip: 'overtaken' };
  const stored = await services.store.partnerPages.about(covered.code, covered.period);
  const { page } = stored ?? {};
  if (page?.given === undefined || page.state !== 'given') return { skip: 'answered' };
  // It was returned and given again: the message about the newer one tells it.
  if (covered.milestone.is !== 'partner' || covered.milestone.number !== page.given.number)
    return { skip: 'overtaken' };
  return { view: figureView(context, file, due, page, '', []) };
}

/**
 * *Accept*: the figure becomes the measure's reading, credited to the partner. The reading is stored before the page:
 * after a crash in between the figure is still pending, and accepting it again adds nothing.
 */
export async function acceptFigure(about: AboutPage, number: number): Promise<View> {
  const { action, file, due, stored } = about;
  const { given } = stored?.page ?? {};
  if (stored?.page.state !== 'given' || given?.number !== number) return partnerFigure(about);
  if (due.lockedOn !== undefined) return notice(about, 'partnerOver');
  const { services, context, person } = action;
  const by = person.profile.key;
  const at = context.now.toISOString();
  const { page } = stored;
  const { outcome: reading } = await changeDue(services, { file, due }, (now, current) => {
    const before = readingFor(current, now);
    const next = acceptedReading(page, given, before, now, by, at, lastRevision(current, now.period));
    const isStored =
      before?.suppliedBy === next.suppliedBy && before.value === next.value && before.soWhat === next.soWhat;
    if (isStored) return { outcome: before };
    return { outcome: next, change: { readings: [next], due: [answered(now, next.soWhat, number)] } };
  });
  const accepted = { by, at, revision: reading.revision };
  await settle(about, stored, (current) => ({ ...current, state: 'accepted', accepted }));
  return notice(about, 'partnerAccepted');
}

/** *Send back*, with words that the partner sees at the receipt's address, where the figure can be given again. */
export async function returnFigure(about: AboutPage, number: number, words: string): Promise<View> {
  const { action, due, stored } = about;
  if (stored?.page.state !== 'given' || stored.page.given?.number !== number) return partnerFigure(about);
  const problem = problemOf(words);
  if (problem !== undefined) return partnerFigure(about, words, [problem]);
  const { now, today, calendar } = action.context;
  const returned = { words: words.trim(), at: now.toISOString() };
  const until = closesOn(due, today, calendar);
  await settle(about, stored, (current) => ({ ...current, state: 'returned', closesOn: until, returned }));
  return notice(about, 'partnerReturned');
}

function problemOf(words: string): FieldProblem | undefined {
  if (words.trim() === '')
    return { field: 'note', problem: 'Nothing is written.', cure: 'Please say what you would like them to look at.' };
  if (words.length <= MOST_WORDS) return undefined;
  const cure = `Please shorten it to ${MOST_WORDS.toLocaleString('en-GB')} characters.`;
  return { field: 'note', problem: 'That is too long for their page.', cure };
}

/** Changes the page while the same figure is pending; an earlier decision by another person counts. */
async function settle(about: AboutPage, opened: StoredPartnerPage, change: (page: PartnerPage) => PartnerPage) {
  const { partnerPages } = about.action.services.store;
  const { code, period, given } = opened.page;
  const what = `partner page ${code} ${period}`;
  await saveWithRetry({ what, opened, load: () => partnerPages.about(code, period) }, async (stored) => {
    if (stored?.page.state !== 'given' || stored.page.given?.number !== given?.number) return 'settled already';
    return partnerPages.save(change(stored.page), stored);
  });
}

function answered(due: DueReading, soWhat: string, number: number): DueReading {
  const { notReady: _put, notMine: _disowned, ...rest } = due;
  const state = soWhat === '' ? ('valueOnly' as const) : ('answered' as const);
  return { ...rest, state, form: due.form + 1, handled: `partner ${number}`, questions: [] };
}

function figureView(
  { today }: TodayContext,
  file: MeasureFile,
  due: DueReading,
  page: PartnerPage,
  words: string,
  problems: readonly FieldProblem[],
): PartnerFigureView {
  const reading = readingFor(file, due);
  const { measure } = file;
  return { kind: 'partnerFigure', today, measure, due, page, ...(reading && { reading }), words, problems };
}

function notice({ file, due }: AboutPage, what: Exclude<PartnerNotice['what'], 'noPublicAddress'>): View {
  const { measure } = file;
  return { kind: 'notice', about: { what, measure, due, org: measure.sourceOrg.trim() } };
}
