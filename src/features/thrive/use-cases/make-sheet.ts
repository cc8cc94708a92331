import { addDays } from '../../../core/calendar/day.ts';
import type { EmployeeGroup } from '../../../core/measures/people.ts';
import { SHEET_LASTS, type SheetFacts, type AnsweredQuestion } from '../rules/sheet.ts';
import type { Services } from '../../../core/services.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { View } from '../../../core/view.ts';
import { offerDocument } from '../../../messaging/use-cases/offer-document.ts';
import type { Explainer } from '../rules/explainer.ts';
import { factsOf, newestFigure, openCopies } from './explainer-facts.ts';
import type { Here } from './groups.ts';

/**
 * A sheet to print. Each print has its own address; all lead to the group's current sheet, so a printed code never goes
 * dead. The address is empty if browsers cannot reach this product.
 */
export async function makeSheet(
  here: Here,
  group: EmployeeGroup,
): Promise<{ readonly facts: SheetFacts; readonly address: string }> {
  const { services, context } = here;
  const facts = await sheetFacts(here, group, { preview: true });
  const url = services.pages.url();
  if (url === undefined) return { facts, address: '' };
  const { tokens } = services.pages;
  const token = tokens.fresh();
  const until = addDays(context.today, SHEET_LASTS);
  await services.store.sheetAddresses.keep(tokens.hashOf(token), { group: group.code, until });
  return { facts, address: `${url}/f/${token}` };
}

/** The group's sheet as a PDF. */
export async function printSheet(action: UserAction, group: EmployeeGroup): Promise<View> {
  const { services, context } = action;
  const { facts, address } = await makeSheet(action, group);
  const bytes = await services.printSheet(facts, address, 'pdf');
  const talk = Buffer.from(await services.printSheet(facts, address, 'txt')).toString('utf8');
  const name = `${group.code.replace(/[^\w-]+/g, '-')}-sheet-${context.today}.pdf`;
  const lines = facts.draft
    ? ['This is a draft: its words wait to be approved, so please do not put it up yet.']
    : ['Please print this and put it up where the team will see it. It is one page.', ...talk.split('\n\n').slice(-2)];
  const words = { title: `The sheet for ${group.name}`, lines };
  return offerDocument(action, { name, type: 'application/pdf', bytes }, words);
}

/** The sheet has room for so many answered questions. */
const MOST_ASKED = 3;

/** The explainer that was approved last. `preview`: without one, the draft or what it would say; not for the wall. */
export async function sheetFacts(
  here: Here,
  group: EmployeeGroup,
  { preview = false } = {},
): Promise<SheetFacts & { readonly about?: Explainer }> {
  const { services, context } = here;
  const { name: organisation, contact } = context.framework.organisation;
  const explainers = await services.store.explainers.ofGroup(group.code);
  const asked = await askedBy(services, group);
  const base = { today: context.today, organisation, contact, group, asked };
  for (const about of newestFirst(explainers)) {
    const explained = await factsOf(here, group, about, about.sentence);
    // If its figure was taken back, the explainer before it is shown.
    if (explained !== undefined) return { ...base, explained, draft: false, about };
  }
  if (!preview) return { ...base, draft: false };
  const draft = explainers.findLast(({ state }) => state === 'draft');
  const name = draft ?? (await newestName(here, group));
  const explained = name && (await factsOf(here, group, name, draft?.sentence ?? ''));
  return { ...base, draft: true, ...(explained && { explained }) };
}

/** Approved ones, the latest approval first. */
function newestFirst(explainers: readonly Explainer[]): Explainer[] {
  const approvedAt = ({ history }: Explainer) => history.findLast(({ what }) => what === 'approved')?.at ?? '';
  return explainers
    .filter(({ state }) => state === 'approved' || state === 'sent')
    .sort((a, b) => approvedAt(b).localeCompare(approvedAt(a)));
}

/** The newest figure of the group's measures that may be shown in the open. */
async function newestName(here: Here, group: EmployeeGroup) {
  const figures = (await openCopies(here, group)).flatMap((copy) => newestFigure(copy) ?? []);
  const [newest] = figures.sort((a, b) => b.period.end.localeCompare(a.period.end));
  return newest && { code: newest.code, period: newest.period.text };
}

/** Answered questions that the group may read, newest answer first. Reads all questions. */
async function askedBy({ store }: Services, group: EmployeeGroup): Promise<AnsweredQuestion[]> {
  const asked: (AnsweredQuestion & { readonly at: string })[] = [];
  for await (const { question } of store.explainers.questions()) {
    const { about, mayShare, answer, text } = question;
    if (answer === undefined || !mayShare || about.group.toLowerCase() !== group.code.toLowerCase()) continue;
    asked.push({ question: text, answer: answer.text, at: answer.at });
  }
  asked.sort((a, b) => b.at.localeCompare(a.at));
  return asked.slice(0, MOST_ASKED).map(({ question, answer }) => ({ question, answer }));
}
