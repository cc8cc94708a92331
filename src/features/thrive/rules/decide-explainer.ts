import { addDays, type Day, dayInLondon } from '../../../core/calendar/day.ts';
import type { WorkingCalendar } from '../../../core/calendar/working-days.ts';
import type { Framework } from '../../../core/measures/framework.ts';
import type { EmployeeGroup } from '../../../core/measures/group.ts';
import type { QuietRules } from '../../../core/measures/quiet-rules.ts';
import { counts, type Message, newMessage, type Recipient } from '../../../messaging/rules/message.ts';
import type { Period } from '../../../core/periods/period.ts';
import { nextAllowedMoment } from '../../../messaging/rules/quiet.ts';
import { type Explainer, explainerKey, sameName } from './explainer.ts';
import type { ExplainerName } from './views.ts';

/** After its first explainer a group hears of no figure that is older than this (days): two years. */
const OLDEST_NEWS = 731;

/** The newest released figure of one of the group's measures that its people may see. */
export type Figure = { readonly code: string; readonly period: Period };

/** Where the group reads: its channel or chat, or its lead, who prints it. */
export type Reader = {
  readonly to: Recipient;
  readonly workDays: readonly number[];
  readonly heardOn: readonly Day[];
  readonly messages: readonly Message[];
};

export type GroupFacts = {
  readonly group: EmployeeGroup;
  readonly reader: Reader | undefined;
  readonly explainers: readonly Explainer[];
  readonly figures: readonly Figure[];
  readonly now: Date;
  readonly calendar: WorkingCalendar;
  readonly quiet: QuietRules;
  readonly preElection: Framework['preElection'];
  readonly run: string;
};

export type WhyNot = 'waitsForApproval' | 'noPlace' | 'noLead' | 'sixWeeks' | 'sameMeasure' | 'preElection';

/** What is owed to a group. `wakeOn` is when to look again, where nobody's act will say so. */
export type GroupDecision =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'alreadySaid' }
  /** A new explainer to be written and approved; `replaces` is a draft whose figure was overtaken. */
  | { readonly kind: 'draft'; readonly name: ExplainerName; readonly replaces?: Explainer }
  | { readonly kind: 'send'; readonly explainer: Explainer; readonly message: Message }
  | { readonly kind: 'skip'; readonly why: WhyNot; readonly wakeOn?: Day };

/**
 * What a group hears next (issue "The explainer"): the newest figure of its measures that was not explained, once it is
 * approved; at most one in six weeks, never the same measure twice running, never in the weeks before an election.
 */
export function decideExplainer(facts: GroupFacts): GroupDecision {
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
  // A group of one measure hears of that one again, by its new figure; else another of its measures comes first.
  const others = group.measures.length > 1 ? wanted.filter(({ code }) => code !== lastSent?.code) : wanted;
  const [chosen] = others;
  if (chosen === undefined) return { kind: 'skip', why: 'sameMeasure' };
  return { kind: 'draft', name: { group: group.code, code: chosen.code, period: chosen.period.text }, ...replaces };
}

function decideSending(facts: GroupFacts, explainer: Explainer): GroupDecision {
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

/** Figures that were not explained, newest first. */
function candidates({ group, explainers, figures, now }: GroupFacts, lastSent: Explainer | undefined): Figure[] {
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

/** The explainer that went last. */
function lastOf(explainers: readonly Explainer[]): Explainer | undefined {
  return [...explainers]
    .filter(({ state }) => state === 'sent')
    .sort((a, b) => sentAt(a).localeCompare(sentAt(b)))
    .at(-1);
}

const sentAt = ({ history }: Explainer): string => history.findLast(({ what }) => what === 'sent')?.at ?? '';

/** When the group may hear again: six weeks after the last (`explainEvery`). */
function restAfter(lastSent: Explainer | undefined, { explainEvery }: QuietRules): Day | undefined {
  return lastSent === undefined ? undefined : addDays(dayInLondon(new Date(sentAt(lastSent))), explainEvery);
}

/** How an approved explainer's message ended: it arrived, it will not, or it is still on its way. */
export function howItEnded(explainer: Explainer, messages: readonly Message[]): 'sent' | 'failed' | 'waiting' {
  const message = messages.find(({ key }) => key === explainerKey(explainer));
  if (message === undefined) return 'waiting';
  if (message.state === 'delivered') return 'sent';
  return counts(message) ? 'waiting' : 'failed';
}
