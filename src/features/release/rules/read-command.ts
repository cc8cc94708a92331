import { readPeriod } from '../../../core/periods/read-period.ts';

type OneReading = { readonly code: string; readonly period: string };
type Several = { readonly things: readonly string[]; readonly period: string; readonly why: string };
export type Move = Readonly<Record<'code' | 'from' | 'to' | 'on' | 'why', string>>;

/** Codes, periods and days as typed; empty if left out. */
type Commands = {
  /** `thing`: a committee, an objective, a measure, or `all`. */
  readonly release: { readonly thing: string; readonly period: string };
  readonly lock: Several;
  readonly unlock: Several;
  readonly withdraw: OneReading & { readonly why: string };
  readonly correct: OneReading;
  readonly openByHand: OneReading;
  readonly move: Move;
};

export type ReleaseCommand<Kind extends keyof Commands = keyof Commands> = {
  [K in Kind]: { readonly kind: K } & Commands[K];
}[Kind];

const BECAUSE = /^(.*?)(?:,? because (.+))?$/is;
const MOVE = /^move (\S{1,100}) from (\S{1,60}) to (\S{1,60})(?: from| on)? (.{1,40})$/i;

/**
 * Reads `release families FY2026/27-H1`, `lock FY2026/27-H1`, `lock CODE PERIOD`, `unlock … because …`, `withdraw CODE
 * PERIOD because …`, `correct CODE PERIOD`, `open CODE PERIOD` and `move CODE from A to B from DATE`. `open 1`, `open
 * CODE` and `correct that` are owners' commands and not read here.
 */
export function readReleaseCommand(plain: string): ReleaseCommand | undefined {
  const [, all = '', why = ''] = BECAUSE.exec(plain.slice(0, 1000)) ?? [];
  const words = all.trim().split(/\s+/);
  const [verb = ''] = words;
  const rest = words.slice(1).filter((word, index) => !(index === 1 && /^for$/i.test(word)));
  const { things, period } = thingsAndPeriod(rest);
  const [code = '', ...more] = things;
  switch (verb.toLowerCase()) {
    case 'release':
      return { kind: 'release', thing: things.join(' '), period };
    case 'lock':
      return { kind: 'lock', things, period, why };
    case 'unlock':
      return { kind: 'unlock', things, period, why };
    case 'withdraw':
      return { kind: 'withdraw', code, period, why };
    case 'correct':
      return /^(?:it|that)?[.?!]*$/i.test(rest.join(' ')) ? undefined : { kind: 'correct', code, period };
    case 'open':
      return more.length > 0 || code === '' || period === '' ? undefined : { kind: 'openByHand', code, period };
    case 'move': {
      const [, moved, from, to, on] = MOVE.exec(all.trim()) ?? [];
      if (moved === undefined || from === undefined || to === undefined || on === undefined) return undefined;
      return { kind: 'move', code: moved, from, to, on: on.trim(), why };
    }
    default:
      return undefined;
  }
}

/** A period may have several words (`Q1 2025/26`), before or after the codes; the longest that reads wins. */
function thingsAndPeriod(words: readonly string[]): { things: string[]; period: string } {
  const most = Math.min(words.length, 3);
  for (let length = most; length > 0; length -= 1) {
    const last = words.slice(-length).join(' ');
    if (isPeriod(last)) return { things: words.slice(0, -length), period: last };
    const first = words.slice(0, length).join(' ');
    if (isPeriod(first)) return { things: words.slice(length), period: first };
  }
  return { things: [...words], period: '' };
}

/** A code may contain digits; a period begins with a year, a month's name, or the letters of a kind of year. */
const isPeriod = (text: string) => /\d{2}/.test(text) && readPeriod(text).kind === 'read';
