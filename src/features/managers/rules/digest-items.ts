import { addDays, type Day, dayInLondon, daysBetween } from '../../../core/calendar/day.ts';
import type { Measure } from '../../../core/measures/measure.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { saidIn } from '../../../core/readings/published.ts';
import { type NeedsOwner, needsOwner } from '../../readings/rules/needs-owner.ts';
import { isLate, type Rules } from '../../readings/rules/stages.ts';
import { isChased, type Owed } from '../../readings/rules/still-owed.ts';
import { type Hearer, whoHears } from '../../../messaging/rules/quiet.ts';

/** In the order in which a manager reads them: what needs a decision comes first. */
const KINDS = ['needsOwner', 'unreachable', 'stillToCome', 'received', 'putOff', 'withdrawn'] as const;
export type DigestKind = (typeof KINDS)[number];

/** Calendar days for which a reading is news. */
const NEWS_LASTS = 60;

export type ManagedMeasure = {
  readonly measure: Pick<Measure, 'code' | 'title' | 'owner'>;
  readonly owed: readonly Owed[];
  readonly owner?: Hearer | undefined;
  readonly deputy?: Hearer | undefined;
  readonly unreachable: boolean;
  readonly service: string;
};

/** Identifies a told item. The same milestone is not news twice. */
type DigestMilestone =
  | { readonly is: 'received'; readonly revision: number }
  | { readonly is: 'notReady' | 'away'; readonly until: string }
  | { readonly is: 'notMine' | 'unreachable' | 'needsOwner' | 'stillToCome' | 'withdrawn' };

declare module '../../../messaging/rules/message.ts' {
  interface MilestonesOf {
    readonly managers:
      | DigestMilestone
      | { readonly is: 'nudge' | 'handedOn' }
      | { readonly is: 'query'; readonly number: number }
      /** The `answer`th answer to the query of that number. */
      | { readonly is: 'queryAnswer'; readonly number: number; readonly answer: number }
      | { readonly is: 'acknowledged'; readonly revision: number };
  }
}

export type DigestItem = {
  readonly code: string;
  readonly title: string;
  readonly service: string;
  readonly kind: DigestKind;
  readonly milestone: DigestMilestone;
  readonly wants: boolean;
  readonly why?: NeedsOwner | 'away';
  readonly due: DueReading;
  readonly reading?: Reading;
};

/** A manager's items about a measure today. Open and not yet due readings are left to the owner. */
export function digestItems(managed: ManagedMeasure, today: Day, rules: Rules): DigestItem[] {
  const { measure, owed, unreachable, service } = managed;
  const why = needsOwner({ measure, owed, unreachable, today }, rules);
  return owed.flatMap((one): DigestItem[] => {
    const { due, reading } = one;
    const told = whatToTell(one, managed, why, today);
    if (told === undefined) return [];
    const { code, title } = measure;
    const wants = told.wants && !isNudged(due, today, rules);
    return [{ code, title, service, due, ...(reading && { reading }), ...told, wants }];
  });
}

type Told = Pick<DigestItem, 'kind' | 'milestone' | 'wants' | 'why'>;

function whatToTell(one: Owed, managed: ManagedMeasure, why: NeedsOwner | undefined, today: Day): Told | undefined {
  const { due, reading } = one;
  if (due.state === 'withdrawn') return isNews(due.withdrawn?.at ?? due.dueOn, today) ? WITHDRAWN : undefined;
  if (due.state === 'notMine' && due.lockedOn === undefined) {
    return { kind: 'needsOwner', milestone: { is: 'notMine' }, wants: true, why: 'notMine' };
  }
  if (reading !== undefined) {
    const milestone = { is: 'received', revision: saidIn(reading) } as const;
    return isNews(reading.at, today) ? { kind: 'received', milestone, wants: false } : undefined;
  }
  if (due.lockedOn !== undefined) return undefined;
  if (!isChased(one, today)) {
    return (
      due.notReady && { kind: 'putOff', milestone: { is: 'notReady', until: due.notReady.expectedOn }, wants: false }
    );
  }
  if (why === 'unreachable') return { kind: 'unreachable', milestone: { is: 'unreachable' }, wants: true };
  if (why !== undefined) return { kind: 'needsOwner', milestone: { is: 'needsOwner' }, wants: true, why };
  // Away without a deputy: not asked, so it is listed here (docs/rules.md, "While a person is away").
  if (whoHears(managed.owner, managed.deputy, today) === undefined) {
    const milestone = { is: 'away', until: managed.owner?.backOn ?? '' } as const;
    return { kind: 'stillToCome', milestone, wants: true, why: 'away' };
  }
  return isLate(due, today) ? { kind: 'stillToCome', milestone: { is: 'stillToCome' }, wants: true } : undefined;
}

const WITHDRAWN: Told = { kind: 'withdrawn', milestone: { is: 'withdrawn' }, wants: false };

const isNews = (at: string, today: Day) => at.slice(0, 10) >= addDays(today, -NEWS_LASTS);

/** Whether it was nudged too recently to be nudged again. */
export function isNudged({ nudged }: DueReading, today: Day, { quiet }: Pick<Rules, 'quiet'>): boolean {
  return nudged !== undefined && daysBetween(dayInLondon(new Date(nudged.at)), today) < quiet.nudgeEvery;
}

/** Whether a measure may produce an item next week: not finished, or finished recently enough to change. */
export function isStillMoving({ due, reading }: Owed, today: Day): boolean {
  if (due.lockedOn !== undefined || due.state === 'withdrawn') return false;
  return reading === undefined || due.state === 'valueOnly' || isNews(reading.at, today);
}

/** The service with the most urgent item first, and within each the most urgent. */
export function inReadingOrder(items: readonly DigestItem[]): DigestItem[] {
  const rank = ({ kind, wants }: DigestItem) => (wants ? KINDS.indexOf(kind) : KINDS.length);
  const most = new Map<string, number>();
  for (const item of items) most.set(item.service, Math.min(rank(item), most.get(item.service) ?? KINDS.length));
  const pressing = ({ service }: DigestItem) => most.get(service) ?? KINDS.length;
  return [...items].sort(
    (a, b) =>
      pressing(a) - pressing(b) ||
      a.service.localeCompare(b.service) ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      a.due.dueOn.localeCompare(b.due.dueOn) ||
      a.title.localeCompare(b.title),
  );
}
