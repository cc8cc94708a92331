import { addDays, type Day, dayInLondon } from '../../../core/calendar/day.ts';
import type { WorkingCalendar } from '../../../core/calendar/working-days.ts';
import type { Framework } from '../../../core/measures/framework.ts';
import type { EmployeeGroup } from '../../../core/measures/people.ts';
import type { QuietRules } from '../../../core/measures/quiet-rules.ts';
import { counts, type Message, newMessage, type Recipient } from '../../../messaging/rules/message.ts';
import type { Period } from '../../../core/periods/period.ts';
import { nextAllowedMoment } from '../../../messaging/rules/quiet.ts';
import { type Explainer, explainerKey, sameName } from './explainer.ts';
import type { ExplainerName } from './views.ts';

/** In days: two years. After its first explainer a group gets no older figure. */
const OLDEST_NEWS = 731;

export type NewsFigure = { readonly code: string; readonly period: Period };

/** The group's channel or chat, or its lead, who prints the sheet. */
export type GroupReader = {
  readonly to: Recipient;
  readonly workDays: readonly number[];
  readonly heardOn: readonly Day[];
  readonly messages: readonly Message[];
};

export type ExplainFacts = {
  readonly group: EmployeeGroup;
  readonly reader: GroupReader | undefined;
  readonly explainers: readonly Explainer[];
  readonly figures: readonly NewsFigure[];
  readonly now: Date;
  readonly calendar: WorkingCalendar;
  readonly quiet: QuietRules;
  readonly preElection: Framework['preElection'];
  readonly run: string;
};

export type WhyNot = 'waitsForApproval' | 'noPlace' | 'noLead' | 'sixWeeks' | 'sameMeasure' | 'preElection';

/** `wakeOn` is when to decide again, if no action triggers it. */
export type GroupDecision =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'alreadySaid' }
  /** Write and approve a new explainer; `replaces` is a draft with an older figure. */
  | { readonly kind: 'draft'; readonly name: ExplainerName; readonly replaces?: Explainer }
  | { readonly kind: 'send'; readonly explainer: Explainer; readonly message: Message }
  | { readonly kind: 'skip'; readonly why: WhyNot; readonly wakeOn?: Day };

/**
 * The group's next explainer (docs/rules.md, "When an explainer goes"): the newest unexplained figure, at most one in
 * six weeks, never the same measure twice in a row, none before an election.
 */
export function decideExplainer(facts: ExplainFacts): GroupDecision {
  const { group, explainers, figures } = facts;
  const open = explainers.find(({ state }) => state === 'draft' || state === 'approved');
  const newest = open && figures.find(({ code }) => code === open.code);
  if (open !== undefined && newest?.period.text === open.period) {
    return open.state === 'approved' ? decideSending(facts, open) : { kind: 'skip', why: 'waitsForApproval' };
  }
  const lastSent = lastOf(explainers);
  const wanted = candidates(facts, lastSent);
  const replaces = open && { replaces: open };
  const again = restAfter(lastSent, facts.quiet);
  if (wanted.length === 0) return { kind: 'nothing' };
  if (again !== undefined && again > dayInLondon(facts.now)) return { kind: 'skip', why: 'sixWeeks', wakeOn: again };
  // A group with one measure gets that one again; otherwise another measure comes first.
  const others = group.measures.length > 1 ? wanted.filter(({ code }) => code !== lastSent?.code) : wanted;
  const [chosen] = others;
  if (chosen === undefined) return { kind: 'skip', why: 'sameMeasure' };
  return { kind: 'draft', name: { group: group.code, code: chosen.code, period: chosen.period.text }, ...replaces };
}

function decideSending(facts: ExplainFacts, explainer: Explainer): GroupDecision {
  const { group, reader, now, calendar, quiet, preElection, run } = facts;
  if (reader === undefined) return { kind: 'skip', why: group.kind === 'noticeboard' ? 'noLead' : 'noPlace' };
  const key = explainerKey(explainer);
  if (reader.messages.some((message) => message.key === key)) return { kind: 'alreadySaid' };
  const lastSent = lastOf(facts.explainers);
  const again = restAfter(lastSent, facts.quiet);
  const from = { person: { key: reader.to, workDays: reader.workDays }, heardOn: reader.heardOn, from: now };
  const notBefore = nextAllowedMoment({ ...from, calendar, quiet });
  const goesOn = dayInLondon(notBefore);
  if (again !== undefined && again > goesOn) return { kind: 'skip', why: 'sixWeeks', wakeOn: again };
  const election = preElection.find(({ from: first, until }) => first <= goesOn && goesOn <= until);
  if (election !== undefined) return { kind: 'skip', why: 'preElection', wakeOn: addDays(election.until, 1) };
  const topics = [
    { code: explainer.code, period: explainer.period, milestone: { is: 'explained' as const, group: explainer.group } },
  ];
  return {
    kind: 'send',
    explainer,
    message: newMessage({ key, kind: 'explainer', to: reader.to, topics, run }, notBefore),
  };
}

function candidates({ group, explainers, figures, now }: ExplainFacts, lastSent: Explainer | undefined): NewsFigure[] {
  const oldest = addDays(dayInLondon(now), -OLDEST_NEWS);
  return figures
    .filter(
      ({ code, period }) =>
        !explainers.some((one) => isExplained(one, { group: group.code, code, period: period.text })),
    )
    .filter(({ period }) => lastSent === undefined || period.end >= oldest)
    .sort((a, b) => b.period.end.localeCompare(a.period.end));
}

const isExplained = (one: Explainer, name: ExplainerName) =>
  sameName(one, name) && (one.state === 'sent' || one.state === 'dropped');

function lastOf(explainers: readonly Explainer[]): Explainer | undefined {
  return [...explainers]
    .filter(({ state }) => state === 'sent')
    .sort((a, b) => sentAt(a).localeCompare(sentAt(b)))
    .at(-1);
}

const sentAt = ({ history }: Explainer): string => history.findLast(({ what }) => what === 'sent')?.at ?? '';

function restAfter(lastSent: Explainer | undefined, { explainEvery }: QuietRules): Day | undefined {
  return lastSent === undefined ? undefined : addDays(dayInLondon(new Date(sentAt(lastSent))), explainEvery);
}

/** Whether an approved explainer arrived, failed, or is still on its way. */
export function howItEnded(explainer: Explainer, messages: readonly Message[]): 'sent' | 'failed' | 'waiting' {
  const message = messages.find(({ key }) => key === explainerKey(explainer));
  if (message === undefined) return 'waiting';
  if (message.state === 'delivered') return 'sent';
  return counts(message) ? 'waiting' : 'failed';
}
