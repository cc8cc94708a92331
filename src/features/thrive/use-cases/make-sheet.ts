import { addDays } from '../../../core/calendar/day.ts';
import type { EmployeeGroup } from '../../../core/measures/people.ts';
import { SHEET_LASTS, type SheetFacts, type AnsweredQuestion } from '../rules/sheet.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import type { UserAction } from '../../../actions/action.ts';
import type { View } from '../../../core/view.ts';
import { offerDocument } from '../../../messaging/use-cases/offer-document.ts';
import type { Explainer } from '../rules/explainer.ts';
import { relativesOfARun, openCopy } from '../../small-numbers/feature.ts';
import { factsOf, newestFigure } from './explainer-facts.ts';

/**
 * A sheet to print, with an address of its own: each print has another, and all lead to the group's current sheet, so that
 * none on a wall is ever dead. Empty where people outside cannot reach this.
 */
export async function makeSheet(
  services: Services,
  context: TodayContext,
  group: EmployeeGroup,
  { preview = false } = {},
): Promise<{ readonly facts: SheetFacts; readonly address: string }> {
  const facts = await sheetFacts(services, context, group, { preview });
  const url = services.pages.url();
  if (url === undefined) return { facts, address: '' };
  const { tokens } = services.pages;
  const token = tokens.fresh();
  const until = addDays(context.today, SHEET_LASTS);
  await services.store.sheetAddresses.keep(tokens.hashOf(token), { group: group.code, until });
  return { facts, address: `${url}/f/${token}` };
}

/** The group's sheet as a PDF; a draft says that it is one. */
export async function printSheet(action: UserAction, group: EmployeeGroup): Promise<View> {
  const { services, context } = action;
  const { facts, address } = await makeSheet(services, context, group, { preview: true });
  const bytes = await services.printSheet(facts, address, 'pdf');
  const talk = Buffer.from(await services.printSheet(facts, address, 'txt')).toString('utf8');
  const name = `${group.code.replace(/[^\w-]+/g, '-')}-sheet-${context.today}.pdf`;
  const lines = facts.draft
    ? ['This is a draft: its words wait to be approved, so please do not put it up yet.']
    : ['Please print this and put it up where the team will see it. It is one page.', ...talk.split('\n\n').slice(-2)];
  return offerDocument(
    action,
    { name, type: 'application/pdf', bytes },
    { title: `The sheet for ${group.name}`, lines },
  );
}

/** Answered questions that a sheet has room for. */
const MOST_ASKED = 3;

/**
 * A group's current sheet: its newest explainer that was approved, as its figure stands today. `preview`: where there is
 * none, the draft, or what a draft would say; never for the wall.
 */
export async function sheetFacts(
  services: Services,
  context: TodayContext,
  group: EmployeeGroup,
  { preview = false } = {},
): Promise<SheetFacts & { readonly about?: Explainer }> {
  const { name: organisation, contact } = context.framework.organisation;
  const explainers = await services.store.explainers.ofGroup(group.code);
  const asked = await askedBy(services, group);
  const base = { today: context.today, organisation, contact, group, asked };
  for (const about of newestFirst(explainers)) {
    const explained = await factsOf(services, context, group, about, about.sentence);
    // A figure that was taken back is told no more; the one before it is.
    if (explained !== undefined) return { ...base, explained, draft: false, about };
  }
  if (!preview) return { ...base, draft: false };
  const draft = explainers.findLast(({ state }) => state === 'draft');
  const name = draft ?? (await newestName(services, context, group));
  const explained = name && (await factsOf(services, context, group, name, draft?.sentence ?? ''));
  return { ...base, draft: true, ...(explained && { explained }) };
}

/** Those that were approved, the one of the latest approval first. */
function newestFirst(explainers: readonly Explainer[]): Explainer[] {
  const approvedAt = ({ history }: Explainer) => history.findLast(({ what }) => what === 'approved')?.at ?? '';
  return explainers
    .filter(({ state }) => state === 'approved' || state === 'sent')
    .sort((a, b) => approvedAt(b).localeCompare(approvedAt(a)));
}

/** The newest figure of the group's measures that anybody may see. */
async function newestName(services: Services, context: TodayContext, group: EmployeeGroup) {
  const relatives = relativesOfARun(services, context.framework);
  const figures = await Promise.all(
    group.measures.map(async (code) => {
      const file = await services.store.measures.open(code);
      const copy = file && (await openCopy(file, context, relatives));
      return copy && newestFigure(copy);
    }),
  );
  const known = figures.filter((figure) => figure !== undefined);
  const [newest] = known.sort((a, b) => b.period.end.localeCompare(a.period.end));
  return newest && { code: newest.code, period: newest.period.text };
}

/** What was asked and answered, and may be read by the group; newest answer first. One storage transaction. */
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
