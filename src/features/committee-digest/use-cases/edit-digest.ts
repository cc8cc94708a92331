import {
  decideHold,
  decideItem,
  decideOpening,
  decideTakeUp,
  itemProblems,
  openingProblems,
} from '../rules/decide-digest.ts';
import type { Digest } from '../rules/digest.ts';
import { editOf } from '../rules/edited.ts';
import type { DigestDone, DigestFormView } from '../rules/views.ts';
import type { FieldProblem } from '../../../core/field-problem.ts';
import { periodOf } from '../../../core/periods/read-period.ts';
import type { View } from '../../../core/view.ts';
import { buildReport, hiddenInReport, wouldName } from '../../reports/rules/build-report.ts';
import type { ReportFacts, ToldEntry } from '../../reports/rules/report.ts';
import { namingProblem } from '../../small-numbers/rules/scan-words.ts';
import { gatherFacts } from '../../reports/feature.ts';
import type { UserAction } from '../../../actions/action.ts';
import { actNow, changeDigest, type DigestAt } from './find-digest.ts';
import { showToOfficer as show } from './digest-view.ts';
import { replyTo } from '../../../messaging/rules/quiet.ts';

/** Shows the box, or with `text` saves. */
export async function editOpening(
  action: UserAction,
  at: DigestAt,
  { page, form, text }: { readonly page: number; readonly form: number; readonly text?: string },
): Promise<View> {
  const { digest } = at.file;
  if (text === undefined) return boxes(at, page, { what: 'opening', typed: digest.opening });
  const naming = namingProblem(text, hiddenInReport(await factsOf(action, at)));
  const problems = [...openingProblems(text), ...(naming ? [{ field: 'note' as const, ...naming }] : [])];
  if (problems.length > 0) return boxes(at, page, { what: 'opening', typed: text }, problems);
  const decided = await changeDigest(action.services, at, (current) => decideOpening(current, text, form));
  return show(action, decided.at, page, decided.changed ? { what: 'opening' } : sameAs(digest.opening, text));
}

export async function itemForm(action: UserAction, at: DigestAt, page: number, code: string): Promise<View> {
  const entry = await entryOf(action, at, code);
  if (entry === undefined) return show(action, at, page, { what: 'overtaken' });
  const { measure, told } = entry;
  const edit = editOf(at.file.digest, measure.code, told);
  const { soWhat, nextSteps } = edit ?? told.reading;
  return boxes(at, page, {
    what: 'item',
    measure,
    reading: told.reading,
    soWhat,
    nextSteps,
    isEdited: edit !== undefined,
  });
}

/** Without words, the owner's are restored. */
export async function editItem(
  action: UserAction,
  at: DigestAt,
  asked: {
    readonly page: number;
    readonly form: number;
    readonly code: string;
    readonly words?: { readonly soWhat: string; readonly nextSteps: string };
  },
): Promise<View> {
  const entry = await entryOf(action, at, asked.code);
  if (entry === undefined) return show(action, at, asked.page, { what: 'overtaken' });
  const { measure, told } = entry;
  const { reading } = told;
  const words = asked.words ?? { soWhat: reading.soWhat, nextSteps: reading.nextSteps };
  const problems =
    asked.words === undefined ? [] : [...itemProblems(words), ...(await naming(action, at, entry, words))];
  if (problems.length > 0) {
    const isEdited = editOf(at.file.digest, measure.code, told) !== undefined;
    return boxes(at, asked.page, { what: 'item', measure, reading, ...words, isEdited }, problems);
  }
  const item = { code: measure.code, reading, ...words };
  const decided = await changeDigest(action.services, at, (current) =>
    decideItem(current, item, actNow(action), asked.form),
  );
  const edit = editOf(decided.at.file.digest, measure.code, told);
  if (!decided.changed) return show(action, decided.at, asked.page, sameAs(edit?.soWhat ?? '', words.soWhat));
  if (edit !== undefined) await tellOwner(action, decided.at, entry);
  const done = { what: edit === undefined ? 'restored' : 'edited', title: measure.title } as const;
  return show(action, decided.at, asked.page, done);
}

export async function hold(
  action: UserAction,
  at: DigestAt,
  { page, form, why }: { readonly page: number; readonly form: number; readonly why?: string },
): Promise<View> {
  if (why === undefined) return boxes(at, page, { what: 'hold', typed: '' });
  const decided = await changeDigest(action.services, at, (current) => decideHold(current, why, actNow(action), form));
  if (decided.changed) await recordState(action, decided.at, 'preview', 'held', why);
  return show(action, decided.at, page, decided.changed ? { what: 'held' } : undefined);
}

export async function takeUp(action: UserAction, at: DigestAt, page: number): Promise<View> {
  const decided = await changeDigest(action.services, at, decideTakeUp);
  if (decided.changed) await recordState(action, decided.at, 'held', 'preview', '');
  return show(action, decided.at, page, decided.changed ? { what: 'taken' } : undefined);
}

export async function recordState(
  action: UserAction,
  { committee, meeting }: DigestAt,
  before: Digest['state'],
  after: Digest['state'],
  reason: string,
): Promise<void> {
  const what = after === 'released' ? 'released' : 'changed';
  const change = { before, after, reason: reason.trim().slice(0, 1000) };
  const act = { what, about: `digest ${meeting.date}`, ...actNow(action), ...change } as const;
  await action.services.store.acts.keep({ kind: 'committee', key: committee.code }, act);
}

const factsOf = ({ services, context }: UserAction, { committee, meeting }: DigestAt): Promise<ReportFacts> =>
  gatherFacts(services, context, committee, periodOf(meeting.takesPerformance.text), { draft: true, whole: false });

async function entryOf(action: UserAction, at: DigestAt, code: string): Promise<ToldEntry | undefined> {
  return buildReport(await factsOf(action, at))
    .remit.flatMap(({ entries }) => entries)
    .find((entry): entry is ToldEntry => entry.measure.code === code && entry.told !== undefined);
}

async function naming(
  action: UserAction,
  at: DigestAt,
  { measure: { code }, told: { reading } }: ToldEntry,
  words: { readonly soWhat: string; readonly nextSteps: string },
): Promise<FieldProblem[]> {
  const facts = await factsOf(action, at);
  // Its own figure is shown, even if another measure hides the same number.
  const hidden = hiddenInReport(facts).filter((figure) => figure !== reading.value);
  const found = wouldName(facts, code, reading.period.text, words);
  const problem = namingProblem(words.soWhat, hidden, found) ?? namingProblem(words.nextSteps, hidden, found);
  return problem === undefined ? [] : [{ field: 'soWhat', ...problem }];
}

function boxes(
  { committee, meeting, file }: DigestAt,
  page: number,
  about: DigestFormView['about'],
  problems: DigestFormView['problems'] = [],
): View {
  const at = { committee: committee.code, meeting: meeting.date, page };
  return { kind: 'digestForm', at, form: file.digest.form, problems, about };
}

/** After a repeated press the words are the same; others are from another officer. */
const sameAs = (now: string, wished: string): DigestDone | undefined =>
  now.trim() === wished.trim() ? undefined : { what: 'overtaken' };

/** Milliseconds: edits of an hour are in one message. */
const TOGETHER = 3600_000;

/** Once for each owner and digest, within working hours. */
async function tellOwner(
  { services, context, person }: UserAction,
  { committee, meeting }: DigestAt,
  { measure: { code, owner }, told }: ToldEntry,
): Promise<void> {
  if (owner === undefined || owner === person.profile.key) return;
  const file = await services.store.people.byKey(owner);
  if (file?.conversation?.reachable !== true) return;
  const milestone = { is: 'edited', committee: committee.code, meeting: meeting.date } as const;
  const message = {
    key: `edited|${owner}|${committee.code}|${meeting.date}`,
    kind: 'digestEdited',
    topics: [{ code, period: told.reading.period.text, milestone }],
  } as const;
  const then = { ...context, now: new Date(context.now.getTime() + TOGETHER) };
  await services.store.outbox.put([replyTo(file, then, message)]);
}
