import { readPeriod } from '../../../core/periods/read-period.ts';

type OneReading = { readonly code: string; readonly period: string };
type Several = { readonly things: readonly string[]; readonly period: string; readonly why: string };

/** Codes, periods and days as typed; empty if left out. */
export type ReleaseCommand =
  /** `thing`: a committee, an objective, a measure, or `all`. */
  | { readonly kind: 'release'; readonly thing: string; readonly period: string }
  | ({ readonly kind: 'lock' } & Several)
  | ({ readonly kind: 'unlock' } & Several)
  | ({ readonly kind: 'withdraw'; readonly why: string } & OneReading)
  | ({ readonly kind: 'correct' } & OneReading)
  | ({ readonly kind: 'openByHand' } & OneReading)
  | {
      readonly kind: 'move';
      readonly code: string;
      readonly from: string;
      readonly to: string;
      readonly on: string;
      readonly why: string;
    };

export type TypedRelease<Kind extends ReleaseCommand['kind']> = Extract<ReleaseCommand, { readonly kind: Kind }>;

const BECAUSE = /^(.*?)(?:,? because (.+))?$/is;
const MOVE = /^move (\S{1,100}) from (\S{1,60}) to (\S{1,60})(?: from| on)? (.{1,40})$/i;

export function readCommandOf<Kind extends ReleaseCommand['kind']>(
  kind: Kind,
  plain: string,
): TypedRelease<Kind> | undefined {
  const command = readReleaseCommand(plain);
  return command !== undefined && isOf(kind, command) ? command : undefined;
}

const isOf = <Kind extends ReleaseCommand['kind']>(
  kind: Kind,
  command: ReleaseCommand,
): command is TypedRelease<Kind> => command.kind === kind;

/**
 * Reads `release families FY2026/27-H1`, `lock FY2026/27-H1`, `lock CODE PERIOD`, `unlock … because …`, `withdraw CODE
 * PERIOD because …`, `correct CODE PERIOD`, `open CODE PERIOD` and `move CODE from A to B from DATE`. `open 1`, `open
 * CODE` and `correct that` are owners' commands and not read here.
 */
function readReleaseCommand(plain: string): ReleaseCommand | undefined {
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
      return { kind: /^lock$/i.test(verb) ? 'lock' : 'unlock', ...thingsAndPeriod(rest), why };
    case 'withdraw': {
      const { things, period } = thingsAndPeriod(rest);
      return { kind: 'withdraw', code: things[0] ?? '', period, why };
    }
    case 'correct': {
      const { things, period } = thingsAndPeriod(rest);
      return /^(?:it|that)?[.?!]*$/i.test(rest.join(' '))
        ? undefined
        : { kind: 'correct', code: things[0] ?? '', period };
    }
    case 'open': {
      const { things, period } = thingsAndPeriod(rest);
      const [code = '', ...more] = things;
      return more.length > 0 || code === '' || period === '' ? undefined : { kind: 'openByHand', code, period };
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
