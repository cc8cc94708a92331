import { countLines } from '../rules/progress.ts';
import type { ProgressView } from '../rules/views.ts';
import type { Block, Paper } from '../../reports/rules/paper.ts';
import type { Names } from '../../../core/words/notice-words.ts';
import { longDay } from '../../../core/words/dates.ts';
import {
  beatWords,
  cannotReachWords,
  countWords,
  groupName,
  lineWords,
  needsOwnerWords,
  requestsWords,
  summaryWords,
  undeliveredWords,
  waitingDraftWords,
} from './progress-words.ts';

/** *Progress* as a page to print: the words of the card, and every line. */
export function progressPaper({ progress, by, groups }: ProgressView, names: Names): Paper {
  const title = `Progress on ${longDay(progress.today)}`;
  const needing = [
    ...new Map(
      progress.lines.filter(({ needsOwner }) => needsOwner !== undefined).map((line) => [line.code, line]),
    ).values(),
  ];
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: title },
    paragraph(summaryWords(progress, countLines(progress.lines))),
    {
      kind: 'table',
      title: by === 'service' ? 'By service' : 'By committee',
      head: [by === 'service' ? 'Service' : 'Committee', 'Where its figures stand'],
      widths: [35, 65],
      rows: groups.map((group) => [[[{ text: groupName(group, by) }]], [[{ text: countWords(group.counts) }]]]),
    },
    ...part('Needs an owner', needing.map(needsOwnerWords)),
    ...part('Cannot be reached', progress.cannotReach.map(cannotReachWords)),
    ...part(
      'Not delivered',
      progress.undelivered.map((one) => undeliveredWords(one, names)),
    ),
    ...part('Explainers that wait for a word', progress.waitingDrafts.map(waitingDraftWords)),
    ...part('What members asked', [requestsWords(progress)]),
    { kind: 'heading', level: 2, text: 'Figure by figure' },
    ...groups.flatMap((group): Block[] => [
      { kind: 'heading', level: 3, text: groupName(group, by) },
      { kind: 'list', items: group.lines.map((line) => [{ text: lineWords(line, progress) }]) },
    ]),
    ...part(
      'The scheduler',
      progress.beats.map((beat) => beatWords(beat, names)),
    ),
  ];
  return {
    title,
    author: 'Performance team',
    header: title,
    warning: 'For the performance team: not for publication',
    blocks,
  };
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] });

function part(title: string, lines: readonly string[]): Block[] {
  if (lines.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: title },
    { kind: 'list', items: lines.map((text) => [{ text }]) },
  ];
}
