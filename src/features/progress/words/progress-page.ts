import { needingOwner } from '../rules/progress.ts';
import type { ProgressView } from '../rules/views.ts';
import type { Block, Paper } from '../../reports/rules/paper.ts';
import { listPart, paragraph, plain } from '../../reports/words/blocks.ts';
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

export function progressPaper({ progress, by, groups }: ProgressView, names: Names): Paper {
  const title = `Progress on ${longDay(progress.today)}`;
  const part = (text: string, lines: readonly string[]) => listPart(text, lines.map(plain));
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: title },
    paragraph(plain(summaryWords(progress))),
    {
      kind: 'table',
      title: by === 'service' ? 'By service' : 'By committee',
      head: [by === 'service' ? 'Service' : 'Committee', 'Where its figures stand'],
      widths: [35, 65],
      rows: groups.map((group) => [[plain(groupName(group, by))], [plain(countWords(group.counts))]]),
    },
    ...part('Needs an owner', needingOwner(progress.lines).map(needsOwnerWords)),
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
      { kind: 'list', items: group.lines.map((line) => plain(lineWords(line, progress))) },
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
