import type { Inbound } from '../../src/actions/inbound.ts';
import { addDays, type Day, instantInLondon } from '../../src/core/calendar/day.ts';
import type { Actor, Cast } from './cast.ts';
import type { Kernel } from './kernel.ts';
import type { KnownFigures } from './known-figures.ts';
import type { Posted, SimulatedTeams } from './teams.ts';

/** What people see when they decide what to do. */
export type Scene = {
  readonly kernel: Kernel;
  readonly cast: Cast;
  readonly teams: SimulatedTeams;
  readonly figures: KnownFigures;
  readonly date: Day;
};

/** One or more people do something at the same moment, or within a fifth of a second. */
export type Act = (scene: Scene) => readonly Inbound[];

const ACTS_A_DAY = 14;

/** What people do on a day. On weekends hardly anybody does anything. */
export function actsOf(kernel: Kernel, date: Day, weekday: number): { readonly at: number; readonly act: Act }[] {
  const count = weekday <= 5 ? ACTS_A_DAY : 1;
  return Array.from({ length: count }, () => {
    const at = instantInLondon(date, '08:00').getTime() + kernel.below(11 * 3_600_000);
    const act = kernel.chance(0.2) ? meeting : kernel.chance(0.06) ? dropped : alone;
    return { at, act };
  });
}

function alone(scene: Scene): Inbound[] {
  const { kernel, cast, teams } = scene;
  const desk = cast.filter(({ roles }) => roles.length > 0);
  const who = kernel.chance(0.3) ? kernel.pick(desk) : kernel.pick(cast);
  if (who === undefined || (who.manner === 'silent' && kernel.chance(0.8))) return [];
  const dice = kernel.random();
  if (dice < 0.04) {
    const other = kernel.pick(cast);
    const forged = other && pressOn(scene, who, buttonsOf(teams.posts(other.conversationId)));
    if (forged !== undefined) return [forged];
  }
  const own = teams.posts(who.conversationId);
  // Late people answer old cards, prompt ones the newest.
  const press = dice < 0.75 && pressOn(scene, who, buttonsOf(who.manner === 'late' ? own : own.slice(-4)));
  return press ? [press, ...rivals(scene, press)] : [typed(who, sentence(scene, who))];
}

const TAKES_AWAY: ReadonlySet<string> = new Set([
  'reassign',
  'notMine',
  'lockPeriod',
  'releaseReadings',
  'applyImport',
]);

/** While a right, an open period or a figure is taken away, somebody who has it open submits. */
function rivals(scene: Scene, { press }: Inbound): Inbound[] {
  const { kernel, cast, teams } = scene;
  if (press === undefined || !TAKES_AWAY.has(press.verb) || kernel.chance(0.3)) return [];
  const forms = cast.flatMap((who) => buttonsOf(teams.posts(who.conversationId)).map((button) => ({ who, button })));
  const theirs = forms.filter(({ button: { data } }) => {
    const isAbout = press.data['measure'] === undefined || data['measure'] === press.data['measure'];
    return data['verb'] === 'submitReading' && isAbout;
  });
  const rival = kernel.pick(theirs);
  return rival === undefined ? [] : [pressed(scene, rival.who, rival.button)];
}

/** Several people meet over one measure: its owner submits while others hand it over, release it or lock it. */
function meeting(scene: Scene): Inbound[] {
  const { kernel, cast, teams, figures } = scene;
  const all = cast.flatMap((who) => buttonsOf(teams.posts(who.conversationId)).map((button) => ({ who, button })));
  const submits = all.filter(({ button }) =>
    ['submitReading', 'openReading', 'releaseReadings'].includes(verbOf(button)),
  );
  const first = kernel.pick(submits);
  if (first === undefined) return alone(scene);
  const { measure, period } = first.button.data;
  const met: (Inbound | undefined)[] = [pressed(scene, first.who, first.button)];
  const others = all.filter(({ who, button }) => who !== first.who && button.data['measure'] === measure);
  const sameForm = kernel.pick(cast.filter(({ roles }) => roles.includes('performance')));
  // Whoever else may answer has opened the same form.
  if (sameForm !== undefined && verbOf(first.button) !== 'releaseReadings' && kernel.chance(0.4))
    met.push(pressed(scene, sameForm, first.button));
  for (let count = 1 + kernel.below(2); count > 0; count -= 1) {
    const officer = kernel.pick(cast.filter(({ roles }) => roles.includes('performance')));
    const other = kernel.pick(others);
    if (other !== undefined && kernel.chance(0.6))
      met.push(
        pressOn(
          scene,
          other.who,
          others.filter(({ who }) => who === other.who).map(({ button }) => button),
        ),
      );
    else if (officer !== undefined) {
      const name =
        measure !== undefined && period !== undefined
          ? { code: String(measure), period: String(period) }
          : figures.pick(kernel);
      const own = buttonsOf(teams.posts(officer.conversationId).slice(-4)).filter((button) =>
        DECIDES.has(verbOf(button)),
      );
      const says =
        kernel.pick([
          `release ${name.code} ${name.period}`,
          `lock ${name.period}`,
          `correct ${name.code} ${name.period}`,
        ]) ?? '';
      met.push((kernel.chance(0.5) && pressOn(scene, officer, own)) || typed(officer, says));
    }
  }
  return met.flatMap((one) => one ?? []);
}

const DECIDES: ReadonlySet<string> = new Set([
  'releaseReadings',
  'takeBackRelease',
  'lockPeriod',
  'undoLock',
  'applyImport',
  'undoImport',
]);

/** Somebody of the performance team drops a sheet on the bot. */
function dropped(scene: Scene): Inbound[] {
  const { kernel, cast, figures } = scene;
  const who = kernel.pick(cast.filter(({ roles }) => roles.includes('performance')));
  if (who === undefined) return [];
  const names = Array.from({ length: 1 + kernel.below(12) }, () => figures.pick(kernel));
  const unique = [...new Map(names.map((name) => [`${name.code} ${name.period}`, name])).values()];
  const file = kernel.chance(0.6)
    ? {
        name: 'readings.csv',
        rows: [
          'code,period,value,so_what',
          ...unique.map(({ code, period }) => `${code},${period},${10 + kernel.below(90)},"${newWords()}"`),
        ],
      }
    : {
        name: 'measures.csv',
        rows: [
          'code,title',
          ...[...new Set(unique.map(({ code }) => code))].map((code) => `${code},"${code} as of ${scene.date}"`),
        ],
      };
  const bytes = Buffer.from(file.rows.join('\n'));
  const read = () => Promise.resolve({ kind: 'read' as const, bytes });
  return [inboundOf(who, { kind: 'dropped', text: '', dropped: [{ name: file.name, read }] })];
}

type Json = Readonly<Record<string, unknown>>;
type Button = { readonly post: Posted; readonly data: Json; readonly inputs: readonly Json[] };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object of a card, in order. */
function* objectsOf(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const one of value) yield* objectsOf(one);
  if (!isObject(value)) return;
  yield value;
  for (const one of Object.values(value)) yield* objectsOf(one);
}

const read = new WeakMap<Posted, readonly Button[]>();

function buttonsOf(posts: readonly Posted[]): Button[] {
  return posts.flatMap((post) => {
    const known = read.get(post);
    if (known !== undefined) return known;
    const objects = [...objectsOf(post.card)];
    const inputs = objects.filter(({ type, id }) => String(type).startsWith('Input.') && typeof id === 'string');
    const found = objects.flatMap(({ type, data }) =>
      type === 'Action.Submit' && isObject(data) ? [{ post, data, inputs }] : [],
    );
    read.set(post, found);
    return found;
  });
}

const verbOf = ({ data }: Button): string => String(data['verb'] ?? '');

/** How much likelier a button is pressed than others: what stores something, before what only shows it. */
const LIKELY: Readonly<Record<string, number>> = {
  ...{ submitReading: 12, openReading: 4, releaseReadings: 12, applyImport: 12, undoImport: 4, takeBackRelease: 3 },
  ...{ reassign: 12, lockPeriod: 4, unlockPeriod: 2, notMine: 3, nudge: 3, query: 3, answerQuery: 4, saveDraft: 2 },
  ...{
    raiseGap: 0.2,
    imBack: 0.2,
    myRequests: 0.2,
    pauseAll: 0.1,
    showList: 0.5,
    uploadPage: 0.2,
    exportRegister: 0.3,
  },
};

/** One of the buttons, with its form filled in. */
function pressOn(scene: Scene, who: Actor, buttons: readonly Button[]): Inbound | undefined {
  const weights = buttons.map((button) => (LIKELY[verbOf(button)] ?? 1) * (button.data['step'] === 'confirm' ? 4 : 1));
  let left = scene.kernel.random() * weights.reduce((sum, weight) => sum + weight, 0);
  const chosen = buttons.find((_button, index) => (left -= weights[index] ?? 0) < 0);
  return chosen && pressed(scene, who, chosen);
}

function pressed({ kernel, date }: Scene, who: Actor, { post, data, inputs }: Button): Inbound {
  const filled = Object.fromEntries(inputs.map((input) => [String(input['id']), fill(kernel, input, date)]));
  const texts = Object.fromEntries(
    Object.entries({ ...filled, ...data }).map(([name, value]) => [name, String(value ?? '')]),
  );
  const press = { verb: texts['verb'] ?? '', data: texts, execute: false };
  return inboundOf(who, { kind: 'pressed', press, replyTo: post.id });
}

let words = 0;

/** Words that no other press has: who sees them, and how often they are stored, can be told. */
function newWords(): string {
  words += 1;
  return `Demand rose with the cold weather mark${words}mark, so more people waited; two more colleagues start next month.`;
}

function fill(kernel: Kernel, input: Json, date: Day): string {
  const { type, id, value, choices } = input;
  const left = typeof value === 'string' ? value : '';
  if (type === 'Input.Toggle') return kernel.chance(0.2) ? 'true' : 'false';
  if (type === 'Input.Date') return addDays(date, 7 + kernel.below(40));
  if (type === 'Input.ChoiceSet') {
    if (left !== '' && kernel.chance(0.5)) return left;
    const all = Array.isArray(choices) ? choices.filter(isObject) : [];
    return String(kernel.pick(all)?.['value'] ?? '');
  }
  if (id === 'value') return figure(kernel, left);
  if (['code', 'unit', 'baseline', 'indicator', 'baselinePeriod', 'from'].includes(String(id))) return left;
  if (left !== '' && kernel.chance(0.3)) return left;
  return kernel.chance(0.07) ? '' : newWords();
}

/** Mostly a figure as usual; now and then one of so few people that it may name them. */
function figure(kernel: Kernel, left: string): string {
  if (left !== '' && kernel.chance(0.3)) return left;
  return String(kernel.chance(0.3) ? kernel.below(5) : 10 + kernel.below(90));
}

const EVERYONE = ['due', 'due', 'due', 'help', 'team', 'my requests', 'narratives', 'link', 'upload', 'back', 'change'];
const OFFICERS = ['requests', 'committee families', 'committee housing'];

/** What somebody types: a command that fits them, and now and then one that does not. */
function sentence(scene: Scene, who: Actor): string {
  const { kernel, date } = scene;
  const roll = kernel.random();
  const isDesk = who.roles.includes('performance') !== kernel.chance(0.03);
  if (isDesk && roll < 0.7) return deskSentence(scene);
  if (who.roles.includes('committee-officer') && roll < 0.4) return kernel.pick(OFFICERS) ?? 'help';
  if (roll < 0.6) return kernel.pick(EVERYONE) ?? 'help';
  if (roll < 0.64) return `away until ${addDays(date, 1 + kernel.below(20))}`;
  if (roll < 0.7) return `not ready 1 until ${addDays(date, 5 + kernel.below(30))}`;
  if (roll < 0.8) return String(1 + kernel.below(3));
  return `${1 + kernel.below(3)} ${figure(kernel, '')} ${newWords()}`;
}

function deskSentence({ kernel, figures }: Scene): string {
  const { code, period } = figures.pick(kernel);
  const all = [
    ...[`release ${code} ${period}`, `release ${code} ${period}`, `release ${period}`, `lock ${period}`],
    ...[`unlock ${period} because it was wrong`, `withdraw ${code} ${period} because it was wrong`],
    ...[
      `correct ${code} ${period}`,
      `open ${code} ${period}`,
      `analysis ${code}`,
      `gap nothing on ${kernel.below(99)}`,
    ],
    ...['progress', 'progress by committee', 'requests', 'thrive', 'reach', 'resume', 'resume', 'export register'],
    'pause',
  ];
  return kernel.pick(all) ?? 'progress';
}

const typed = (who: Actor, text: string): Inbound => inboundOf(who, { kind: 'typed', text });

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
