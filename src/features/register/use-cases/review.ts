import { addDays, dayInLondon } from '../../../core/calendar/day.ts';
import { type Proposals, readReview, type ReviewRow, reviewRow } from '../rules/review.ts';
import type { FoundSpreadsheet } from '../rules/table.ts';
import { markedWorkbook } from '../rules/workbook/mark-problems.ts';
import type { View } from '../../../core/view.ts';
import { offerDocument } from '../../../messaging/use-cases/offer-document.ts';
import type { UserAction } from '../../../actions/action.ts';
import { offerWorkbook } from './offer-workbook.ts';
import { periodOf } from '../../../core/periods/read-period.ts';
import { latestTaken } from '../../release/rules/which.ts';
import { gatherFacts } from '../../reports/feature.ts';
import { buildReport } from '../../reports/rules/build-report.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** In days: requests that a review counts. */
const YEAR = 366;

/** `yearly review`: a workbook with a row for each measure, and a card with a summary. */
export async function yearlyReview(action: UserAction): Promise<View> {
  const { framework, today } = action.context;
  const rows = await reviewRows(action);
  const organisation = framework.organisation.name;
  const silent = rows.filter(({ isSilent }) => isSilent);
  const easy = rows.filter((row) => row.easy !== null);
  const named = (some: readonly ReviewRow[]) => {
    const codes = some.slice(0, 4).map(({ measure }) => measure.code);
    return some.length === 0 ? '' : ` ${codes.join(', ')}${some.length > 4 ? ' and others' : ''}.`;
  };
  const book = { book: 'review', organisation, today, rows } as const;
  return offerWorkbook(action, `Yearly review ${today}.xlsx`, book, {
    title: `The yearly review: ${rows.length} measures.`,
    lines: [
      `${silent.length} with no signal, no words, and never asked about.${named(silent)}`,
      `${easy.length} with an easy indicator.${named(easy)}`,
      `${rows.filter(({ owner }) => owner === '').length} without an owner; ${rows.filter(({ readings }) => readings === 0).length} without a reading this year.`,
      'Write keep, change or retire beside each, with a reason, and drop it back here: it becomes the list for Cabinet.',
    ],
  });
}

async function reviewRows({ services, context }: UserAction): Promise<ReviewRow[]> {
  const { store } = services;
  const since = addDays(context.today, -YEAR);
  const asked = new Map<string, number>();
  for await (const { about, raisedAt } of store.requests.all()) {
    if (about.kind !== 'measure' || dayInLondon(new Date(raisedAt)) <= since) continue;
    asked.set(about.code, (asked.get(about.code) ?? 0) + 1);
  }
  const names = new Map<string, string>();
  for await (const { profile } of store.people.all())
    names.set(profile.key, profile.name === '' ? profile.email : profile.name);
  const rows: ReviewRow[] = [];
  for await (const { measure, readings } of store.measures.all()) {
    if (measure.status === 'retired') continue;
    const owner = names.get(measure.owner ?? '') ?? '';
    rows.push(reviewRow({ measure, readings, owner, requests: asked.get(measure.code) ?? 0, today: context.today }));
  }
  // Measures that may not be worth their owners' time come first: the review decides about them.
  const weight = ({ isSilent, easy }: ReviewRow) => (isSilent ? 0 : easy !== null ? 1 : 2);
  return rows.sort((a, b) => weight(a) - weight(b) || a.measure.code.localeCompare(b.measure.code));
}

/** A completed review: its problems in the sheet, or the list of proposed changes for Cabinet. */
export async function takeReview(action: UserAction, name: string, found: FoundSpreadsheet): Promise<View> {
  const { services, context } = action;
  const known = new Map<string, { code: string; title: string }>();
  for await (const { measure } of services.store.measures.all()) known.set(measure.code, measure);
  const read = readReview(found, name, known);
  if (read === undefined) return { kind: 'notice', about: { what: 'nothingFilled' } };
  const tools = services.spreadsheets;
  const { proposals, undecided, problems } = read;
  if (problems.length > 0) {
    const lines = problems.slice(0, 3).map(({ line, problem, cure }) => `Row ${line}: ${problem} ${cure}`);
    return offerWorkbook(action, 'Yearly review, problems.xlsx', markedWorkbook(found, problems), {
      title: `We found ${problems.length === 1 ? 'one problem' : `${problems.length} problems`} in the review.`,
      lines: [...lines, 'Here it is again with the cells marked: mend them there and drop it back.'],
    });
  }
  if (proposals.length === 0) return { kind: 'notice', about: { what: 'nothingFilled' } };
  const list: Proposals = {
    organisation: context.framework.organisation.name,
    today: context.today,
    proposals,
    undecided,
    views: await committeeViews(action),
  };
  const count = (decision: string) => proposals.filter((one) => one.decision === decision).length;
  return offerDocument(
    action,
    { name: `Proposed changes for Cabinet ${context.today}.docx`, type: WORD, bytes: await tools.proposals(list) },
    {
      title: `For Cabinet: ${count('retire')} to retire, ${count('change')} to change, ${count('keep')} to keep.`,
      lines: [
        ...proposals
          .filter(({ decision }) => decision !== 'keep')
          .slice(0, 6)
          .map(({ decision, title, reason }) => `${decision === 'retire' ? 'Retire' : 'Change'} ${title}: ${reason}`),
        ...(undecided > 0
          ? [`Nothing is decided yet about ${undecided}: drop the review again whenever there is more.`]
          : []),
        'Nothing has changed in the framework. Once Cabinet has decided, change the register and drop it here; a changed definition parts the series from then on.',
      ],
    },
  );
}

/** Committees' requests from their reports of the last round. It gathers all reports: acceptable once a year. */
export async function committeeViews({ services, context }: UserAction): Promise<Proposals['views']> {
  const { committees } = context.framework;
  const period = latestTaken(committees, context.today);
  if (period === undefined) return [];
  const views: Proposals['views'][number][] = [];
  for (const committee of committees) {
    const open = { draft: false, whole: false };
    const { requests } = buildReport(await gatherFacts(services, context, committee, periodOf(period), open));
    if (requests.length > 0) views.push({ committee: committee.title, asked: requests });
  }
  return views;
}
