import { readTypedHold, type TypedHold } from '../features/records/rules/typed-hold.ts';

/** What a person typed, read. `value` and `words` are as typed; which measure is meant is decided by the use case. */
export type TypedCommand =
  | { readonly kind: 'due' }
  | { readonly kind: 'help' | 'thanks' | 'peace' | 'change' }
  | { readonly kind: 'away'; readonly until: string }
  | { readonly kind: 'back' | 'pause' | 'resume' | 'narrative' | 'narratives' }
  | { readonly kind: 'answer'; readonly which: string; readonly value: string; readonly words: string }
  | { readonly kind: 'notReady'; readonly which: string; readonly until: string }
  | { readonly kind: 'notMine'; readonly which: string }
  | { readonly kind: 'open'; readonly which: string }
  | TypedHold
  /** What the rules say of a measure's figures. */
  | { readonly kind: 'analysis'; readonly code: string }
  | { readonly kind: 'unknown' };

/** Bounded, so that a long line of hyphens is read in one pass. */
const WHICH = String.raw`(\d{1,3}|[A-Za-z][\w.\-/]{0,99}-[\w.\-/]{1,99})`;
const NOT_READY = new RegExp(`^not ready(?: yet)? ${WHICH}(?: (?:until|till|before|by) (.+))?$`, 'i');
const ANALYSIS = /^anal(?:ysis|yse)(?: of)? (\S{1,200})$/i;
const NOT_MINE = new RegExp(`^not mine ${WHICH}$`, 'i');
const AWAY = /^(?:i'?m |i am |i’m )?(?:away|on leave|off)(?: (?:until|till) (.+))?$/i;
const HELP =
  /^(?:help|hello|hi|hey|start|good (?:morning|afternoon)|\?|privacy(?: notice)?|who are you|what (?:is this|can (?:you do|i type)))[.?!]*$/i;
const BACK = /^(?:i'?m |i am |i’m )?back(?: now)?[.!]?$/i;
const OPEN = new RegExp(`^(?:open )?#?${WHICH}$`, 'i');
const ANSWER = new RegExp(`^#?${WHICH}[:.)]?\\s+(\\S+(?: ?%)?)(?:\\s+(?:[-–—:,]\\s)?\\s*([\\s\\S]*))?$`, 'i');

/**
 * Reads a typed sentence (design, 5.5): `due`, `1 12.5 because …`, `CODE 12.5 because …`, `not ready 1 until DATE`,
 * `not mine 1`, `1` (opens its form), `away until DATE`, `back`, `pause`, `resume`, `reach`, `narrative`, `narratives`,
 * `legal hold X because …`, `team`, `help`, and what is typed about requests and about releasing. The first of two meanings wins
 * in this order.
 */
export function readTyped(text: string): TypedCommand {
  // Who is spoken to stands first; an <at> further on is part of what is said.
  const said = text.replace(/^\s*<at>[^<]{0,200}<\/at>/i, ' ').trim();
  const plain = said.replace(/\s+/g, ' ');
  if (/^(due|what('?s| is) due|list)[.?!]?$/i.test(plain)) return { kind: 'due' };
  if (HELP.test(plain)) return { kind: 'help' };
  if (/^(?:ok(?:ay)?,? )?(?:many )?(?:thanks|thank you|cheers|ta|ok|okay|great)[.!]*$/i.test(plain))
    return { kind: 'thanks' };
  if (/^(?:please )?(?:stop|unsubscribe|leave me alone)[.!]*$/i.test(plain)) return { kind: 'peace' };
  if (/^(?:undo|change|correct|edit)(?: it| that)?[.?!]?$/i.test(plain)) return { kind: 'change' };
  const away = AWAY.exec(plain);
  if (away) return { kind: 'away', until: away[1] ?? '' };
  if (BACK.test(plain)) return { kind: 'back' };
  if (/^pause(?: everything)?[.!]?$/i.test(plain)) return { kind: 'pause' };
  if (/^resume(?: everything)?[.!]?$/i.test(plain)) return { kind: 'resume' };
  const analysis = ANALYSIS.exec(plain);
  if (analysis) return { kind: 'analysis', code: analysis[1] ?? '' };
  if (/^(?:my )?narrative[.?!]?$/i.test(plain)) return { kind: 'narrative' };
  if (/^(?:all )?narratives[.?!]?$/i.test(plain)) return { kind: 'narratives' };
  const hold = readTypedHold(plain);
  if (hold) return hold;
  const notReady = NOT_READY.exec(plain);
  if (notReady) return { kind: 'notReady', which: notReady[1] ?? '', until: notReady[2] ?? '' };
  const notMine = NOT_MINE.exec(plain);
  if (notMine) return { kind: 'notMine', which: notMine[1] ?? '' };
  const open = OPEN.exec(plain);
  if (open) return { kind: 'open', which: open[1] ?? '' };
  const answer = ANSWER.exec(said);
  if (answer && /\d|%|£/.test(answer[2] ?? '')) {
    return { kind: 'answer', which: answer[1] ?? '', value: answer[2] ?? '', words: capital(answer[3] ?? '') };
  }
  return { kind: 'unknown' };
}

const capital = (words: string) => words.trim().replace(/^./u, (first) => first.toUpperCase());
