import { dayInLondon } from '../../../core/calendar/day.ts';
import {
  countLines,
  type Counts,
  type ProgressBy,
  type ProgressGroup,
  type ProgressLine,
  type ProgressState,
} from '../rules/progress.ts';
import type { LastBeat, Progress, Undelivered, WaitingDraft } from '../rules/views.ts';
import type { NeedsOwner } from '../../readings/rules/needs-owner.ts';
import { longDay, periodPhrase, shortDay, timeOfDay } from '../../../core/words/dates.ts';
import type { Names } from '../../../core/words/notice-words.ts';
import { counted, listed, shown } from '../../../core/words/plain-text.ts';
import { NOT_REACHED_WORDS } from '../../../messaging/words/reach-words.ts';

/** `8 have come, 2 wait for their words, 3 are still to come (1 after its day)` */
export function countWords(counts: Counts): string {
  const { late, hidden } = counts;
  const after = late === 0 ? '' : ` (${late} after ${late === 1 ? 'its' : 'their'} day)`;
  const parts = [
    some(counts.came, 'has come', 'have come'),
    some(counts.words, 'waits for its words', 'wait for their words'),
    some(counts.stillToCome, `is still to come${after}`, `are still to come${after}`),
    some(counts.notReady, 'is not ready yet', 'are not ready yet'),
    some(counts.notMine, 'is said to be somebody else’s', 'are said to be somebody else’s'),
    some(counts.noLonger, 'is no longer collected', 'are no longer collected'),
    some(counts.notDue, 'is not due yet', 'are not due yet'),
  ].flat();
  const told = parts.length === 0 ? 'nothing to come' : listed(parts);
  return hidden === 0 ? told : `${told}; ${hidden} ${hidden === 1 ? 'is' : 'are'} hidden in copies for others`;
}

const some = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

export const groupName = ({ name }: Pick<ProgressGroup, 'name'>, by: ProgressBy): string =>
  name.trim() === '' ? (by === 'service' ? 'No service' : 'No committee') : shown(name, 120);

export const waitingDraftWords = ({ group, since }: WaitingDraft): string =>
  `${shown(group, 120)}: what they would read has waited since ${longDay(since)}.`;

const STATE_WORDS: Readonly<Record<ProgressState, string>> = {
  came: 'has come',
  words: 'the words are still to come',
  stillToCome: 'still to come',
  notReady: 'not ready yet',
  notMine: 'said to be somebody else’s',
  noLonger: 'no longer collected',
  notDue: 'not due yet',
};

const NEEDS_OWNER_WORDS: Readonly<Record<NeedsOwner, string>> = {
  noOwner: 'nobody is named',
  notMine: 'its owner says that it is somebody else’s',
  unreachable: 'its owner cannot be reached',
  silent: 'nobody has answered, and we have stopped asking',
  twoRounds: 'nobody has answered in two rounds',
};

/** `Number of looked after children at 30 September 2026: still to come, by Tue 8 Dec; Service Manager`. */
export function lineWords(line: ProgressLine, { today }: Pick<Progress, 'today'>): string {
  const period = line.period === undefined ? '' : ` ${periodPhrase(line.period)}`;
  return `${shown(line.title, 140)}${period}: ${stateWords(line, today)}${line.owner === '' ? '' : `; ${shown(line.owner, 80)}`}.`;
}

function stateWords(line: ProgressLine, today: Progress['today']): string {
  const words = STATE_WORDS[line.state];
  const on = line.on === undefined ? '' : shortDay(line.on, today);
  switch (line.state) {
    case 'came':
      return `${words}${line.isReleased ? ' and is released' : ''}${line.isHidden ? '; hidden in copies for others: few people' : ''}`;
    case 'stillToCome':
    case 'words':
      return on === '' ? words : line.isLate ? `${words}; wanted by ${on}` : `${words}, by ${on}`;
    case 'notReady':
      return on === '' ? words : `${words}: until ${on}`;
    case 'notDue':
      return on === '' ? words : `${words}: opens on ${on}`;
    case 'notMine':
    case 'noLonger':
      return words;
  }
}

export function needsOwnerWords(line: ProgressLine): string {
  const why = line.needsOwner === undefined ? '' : NEEDS_OWNER_WORDS[line.needsOwner];
  return `${shown(line.title, 140)}: ${why}.`;
}

export const cannotReachWords = ({ name, why }: Progress['cannotReach'][number]): string =>
  `${shown(name, 80) || 'A colleague'}: ${NOT_REACHED_WORDS[why]}.`;

export const jobName = (job: string, names: Names): string => shown(names.job(job).title, 60);

/** `Asks: last looked on Tue 24 Nov at 10:05; next at 10:10`. */
export function beatWords({ job, at, next, outcome }: LastBeat, names: Names): string {
  const last = at === '' ? 'has not looked yet' : `last looked ${momentWords(at)}`;
  const ended = outcome === 'failed' ? ', and met a fault: the next one makes it good' : '';
  return `${jobName(job, names)}: ${last}${ended}.${next === '' ? '' : ` Next ${momentWords(next)}.`}`;
}

/** All jobs in one line, and failed ones by name; the page to print has each. */
export function beatsInShort(beats: readonly LastBeat[], names: Names): string[] {
  const [last = ''] = beats.map(({ at }) => at).toSorted((a, b) => b.localeCompare(a));
  const [next = ''] = beats.flatMap((beat) => (beat.next === '' ? [] : beat.next)).toSorted();
  const when = last === '' ? 'It has not looked for anything yet.' : `It last looked ${momentWords(last)}.`;
  return [
    `${when}${next === '' ? '' : ` Next ${momentWords(next)}.`}`,
    ...beats.filter(({ outcome }) => outcome === 'failed').map((beat) => beatWords(beat, names)),
  ];
}

/** `on Tue 24 Nov at 10:05`, in London. */
export function momentWords(at: string): string {
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return 'at a time that is not known';
  return `on ${shortDay(dayInLondon(instant))} at ${timeOfDay(instant)}`;
}

/** `Head of Service: the ask was given up after five tries (503)`. */
export function undeliveredWords({ name, kind, state, reason }: Undelivered, names: Names): string {
  const what = names.message(kind);
  const why = reason === '' ? '' : ` (${shown(reason, 120)})`;
  const became = state === 'dead' ? 'was given up after five tries' : 'may or may not have arrived';
  return `${shown(name, 80) || 'A channel or a colleague'}: ${what} ${became}${why}.`;
}

export function summaryWords(progress: Progress): string {
  const total = counted(progress.lines.length, 'figure');
  const released = progress.lines.filter(({ state, isReleased }) => state === 'came' && isReleased).length;
  const paused =
    progress.paused === undefined
      ? ''
      : ` Everything is paused since ${longDay(progress.paused.since)}${progress.paused.by === '' ? '' : `, by ${shown(progress.paused.by, 80)}`}.`;
  return `Of ${total}: ${countWords(countLines(progress.lines))}. ${released === 0 ? 'None is released yet.' : `${counted(released, 'figure')} ${released === 1 ? 'is' : 'are'} released.`}${paused}`;
}

export function requestsWords({ requests: { unanswered, late } }: Progress): string {
  if (unanswered === 0) return 'Every request has its answer.';
  const waits = `${counted(unanswered, 'request')} ${unanswered === 1 ? 'waits' : 'wait'} for an answer`;
  return late === 0 ? `${waits}.` : `${waits}, ${late} of them after the day that was named.`;
}
