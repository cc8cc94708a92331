import { readPeriod } from '../../../core/periods/read-period.ts';

/** What the performance team types about releasing and locking; codes, periods and days as typed. */
export type ReleaseCommand =
  /** `thing`: a committee, an objective, a measure, or `all`; both are empty where they were left out. */
  | { readonly kind: 'release'; readonly thing: string; readonly period: string }
  | {
      readonly kind: 'lock' | 'unlock';
      readonly things: readonly string[];
      readonly period: string;
      readonly why: string;
    }
  | { readonly kind: 'withdraw'; readonly code: string; readonly period: string; readonly why: string }
  | { readonly kind: 'correct' | 'openByHand'; readonly code: string; readonly period: string }
  | {
      readonly kind: 'move';
      readonly code: string;
      readonly from: string;
      readonly to: string;
      readonly on: string;
      readonly why: string;
    };

const BECAUSE = /^(.*?)(?:,? because (.+))?$/is;
const MOVE = /^move (\S{1,100}) from (\S{1,60}) to (\S{1,60})(?: from| on)? (.{1,40})$/i;

/**
 * Reads `release families FY2026/27-H1`, `lock FY2026/27-H1`, `lock CODE PERIOD`, `unlock … because …`, `withdraw CODE PERIOD
 * because …`, `correct CODE PERIOD`, `open CODE PERIOD` and `move CODE from A to B from DATE`. Undefined for anything else:
 * `open 1` and `open CODE` are an owner's.
 */
export function readReleaseCommand(plain: string): ReleaseCommand | undefined {
  const [, all = '', why = ''] = BECAUSE.exec(plain.slice(0, 1000)) ?? [];
  const words = all.trim().split(/\s+/);
  const [verb = ''] = words;
  const rest = words.slice(1).filter((word, index) => !(index === 1 && /^for$/i.test(word)));
  switch (verb.toLowerCase()) {
    case 'release': {
      const { things, period } = thingsAndPeriod(rest);
      return { kind: 'release', thing: things.join(' '), period };
    }
    case 'lock':
    case 'unlock':
      return { kind: verb.toLowerCase() as 'lock' | 'unlock', ...thingsAndPeriod(rest), why };
    case 'withdraw': {
      const { things, period } = thingsAndPeriod(rest);
      return { kind: 'withdraw', code: things[0] ?? '', period, why };
    }
    case 'correct':
    case 'open': {
      const { things, period } = thingsAndPeriod(rest);
      const kind = verb.toLowerCase() === 'open' ? ('openByHand' as const) : ('correct' as const);
      const isPair = things.length === 1 && period !== '';
      return isPair || kind === 'correct' ? { kind, code: things[0] ?? '', period } : undefined;
    }
    case 'move': {
      const [, code, from, to, on] = MOVE.exec(all.trim()) ?? [];
      if (code === undefined || from === undefined || to === undefined || on === undefined) return undefined;
      return { kind: 'move', code, from, to, on: on.trim(), why };
    }
    default:
      return undefined;
  }
}

/** A period may be several words (`Q1 2025/26`) and stand before the codes or after them; the longest that reads is it. */
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

/** A code may have digits in it; a period begins with a year, a month's name, or the letters of a kind of year. */
const isPeriod = (text: string) => /\d{2}/.test(text) && readPeriod(text).kind === 'read';
