import type { Inbound } from '../../src/actions/inbound.ts';
import { addDays, type Day, instantInLondon } from '../../src/core/calendar/day.ts';
import type { Actor, Cast } from './cast.ts';
import type { Kernel } from './kernel.ts';
import type { Posted, SimulatedTeams } from './teams.ts';

/** What somebody is about to do; decided when they do it, by what they see then. */
export type Act = { readonly who: Actor; readonly does: (teams: SimulatedTeams) => Inbound | undefined };

const ACTS_A_DAY = 14;

/** What people do on a day. On weekends hardly anybody does anything. */
export function actsOf(
  kernel: Kernel,
  date: Day,
  weekday: number,
  cast: Cast,
): { readonly at: number; readonly act: Act }[] {
  const count = weekday <= 5 ? ACTS_A_DAY : 1;
  return Array.from({ length: count }, () => {
    const who = pickActor(kernel, cast);
    const at = instantInLondon(date, '08:00').getTime() + kernel.below(11 * 3_600_000);
    return { at, act: { who, does: (teams) => decide(kernel, who, cast, teams, date) } };
  });
}

function pickActor(kernel: Kernel, cast: Cast): Actor {
  const desk = cast.filter(({ roles }) => roles.length > 0);
  const who = kernel.chance(0.3) ? kernel.pick(desk) : kernel.pick(cast);
  if (who === undefined) throw new Error('there is nobody');
  return who;
}

function decide(kernel: Kernel, who: Actor, cast: Cast, teams: SimulatedTeams, date: Day): Inbound | undefined {
  if (who.manner === 'silent' && kernel.chance(0.8)) return undefined;
  const dice = kernel.random();
  if (dice < 0.04) {
    const other = kernel.pick(cast);
    const forged = other && pressOn(kernel, who, teams.posts(other.conversationId), date);
    if (forged !== undefined) return forged;
  }
  const own = teams.posts(who.conversationId);
  // Late people answer old cards, prompt ones the newest.
  const pressed = dice < 0.75 ? pressOn(kernel, who, who.manner === 'late' ? own : own.slice(-4), date) : undefined;
  return pressed ?? inboundOf(who, { kind: 'typed', text: sentence(kernel, who, own, date) });
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object of a card, in order. */
function* objectsOf(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const one of value) yield* objectsOf(one);
  if (!isObject(value)) return;
  yield value;
  for (const one of Object.values(value)) yield* objectsOf(one);
}

/** One of the buttons of one of the cards, with its form filled in. */
function pressOn(kernel: Kernel, who: Actor, posts: readonly Posted[], date: Day): Inbound | undefined {
  const post = kernel.pick(posts);
  if (post === undefined) return undefined;
  const objects = [...objectsOf(post.card)];
  const buttons = objects.filter(({ type, data }) => type === 'Action.Submit' && isObject(data));
  const data = kernel.pick(buttons)?.data;
  if (!isObject(data)) return undefined;
  const inputs = objects.filter(({ type, id }) => String(type).startsWith('Input.') && typeof id === 'string');
  const filled = Object.fromEntries(inputs.map((input) => [String(input.id), fill(kernel, input, date)]));
  const texts = Object.fromEntries(
    Object.entries({ ...filled, ...data }).map(([name, value]) => [name, String(value ?? '')]),
  );
  return inboundOf(who, {
    kind: 'pressed',
    press: { verb: texts.verb ?? '', data: texts, execute: false },
    replyTo: post.id,
  });
}

let words = 0;

/** Words that no other press has: who sees them, and how often they are stored, can be told. */
export const markOf = (text: string): RegExpMatchArray | null => text.match(/mark\d+mark/);

function fill(kernel: Kernel, input: Json, date: Day): string {
  const { type, id, value, choices } = input;
  const left = typeof value === 'string' ? value : '';
  if (type === 'Input.Toggle') return kernel.chance(0.2) ? 'true' : 'false';
  if (type === 'Input.Date') return addDays(date, 7 + kernel.below(40));
  if (type === 'Input.ChoiceSet') {
    if (left !== '' && kernel.chance(0.5)) return left;
    const all = Array.isArray(choices) ? choices.filter(isObject) : [];
    return String(kernel.pick(all)?.value ?? '');
  }
  if (id === 'value') return left !== '' && kernel.chance(0.4) ? left : String(10 + kernel.below(90));
  if (['code', 'unit', 'baseline', 'indicator', 'baselinePeriod', 'from'].includes(String(id))) return left;
  if (left !== '' && kernel.chance(0.4)) return left;
  if (kernel.chance(0.1)) return '';
  words += 1;
  return `Demand rose with the cold weather mark${words}mark, so more people waited; two more colleagues start next month.`;
}

const EVERYONE = ['due', 'help', 'team', 'my requests', 'narratives', 'link', 'upload', 'thanks', 'back', 'change'];
const DESK = [
  ...['progress', 'progress by committee', 'requests', 'thrive', 'reach', 'export register', 'pause', 'resume'],
  ...['release all', 'resume', 'resume', 'progress'],
];
const OFFICERS = ['requests', 'committee families', 'committee housing'];

/** What somebody types: a command that fits them, and now and then one that does not. */
function sentence(kernel: Kernel, who: Actor, own: readonly Posted[], date: Day): string {
  const roll = kernel.random();
  const isDesk = who.roles.includes('performance') !== kernel.chance(0.03);
  if (isDesk && roll < 0.6) return deskSentence(kernel, own);
  if (who.roles.includes('committee-officer') && roll < 0.4) return kernel.pick(OFFICERS) ?? 'help';
  if (roll < 0.65) return kernel.pick(EVERYONE) ?? 'help';
  if (roll < 0.7) return `away until ${addDays(date, 1 + kernel.below(20))}`;
  if (roll < 0.75) return `not ready 1 until ${addDays(date, 5 + kernel.below(30))}`;
  if (roll < 0.8) return String(1 + kernel.below(3));
  words += 1;
  return `${1 + kernel.below(3)} ${10 + kernel.below(90)} Demand rose with the cold weather mark${words}mark, so more people waited.`;
}

function deskSentence(kernel: Kernel, own: readonly Posted[]): string {
  const known = own.flatMap(({ card }) => [...objectsOf(card)].flatMap(({ data }) => (isObject(data) ? [data] : [])));
  const about = kernel.pick(known.filter(({ measure, period }) => measure !== undefined && period !== undefined));
  const period = String(about?.period ?? 'FY2026/27-H1');
  const code = String(about?.measure ?? 'PMIF-LAC-N');
  const all = [
    ...DESK,
    ...[`release ${code} ${period}`, `release ${period}`, `lock ${period}`, `unlock ${period} because it was wrong`],
    ...[`withdraw ${code} ${period} because it was wrong`, `correct ${code} ${period}`, `open ${code} ${period}`],
    ...[`analysis ${code}`, `gap nothing on culture ${kernel.below(100)}`],
  ];
  return kernel.pick(all) ?? 'progress';
}

let activities = 0;

/** An activity of somebody in their own chat with the bot. */
export function inboundOf(
  who: Actor,
  what: Pick<Inbound, 'kind'> & Partial<Pick<Inbound, 'text' | 'press' | 'replyTo' | 'dropped'>>,
): Inbound {
  activities += 1;
  return {
    activityId: `activity-${activities}`,
    actor: { entraId: who.entraId, teamsUserId: who.teamsId, name: who.name },
    conversation: {
      ...{ conversationId: who.conversationId, serviceUrl: 'http://127.0.0.1:2/', tenantId: 'tenant' },
      ...{ botId: '28:bot', userId: who.teamsId, reachable: true, why: '', personal: true },
    },
    email: () => Promise.resolve(who.email),
    ...what,
  };
}

/** Begins again, so that two runs in one process are the same. */
export function resetActs(): void {
  words = 0;
  activities = 0;
}
