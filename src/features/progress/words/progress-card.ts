import { needingOwner, NO_NAME } from '../rules/progress.ts';
import type { ProgressNote, ProgressView } from '../rules/views.ts';
import type { CardData, Presented } from '../../../core/words/card-data.ts';
import { longDay } from '../../../core/words/dates.ts';
import type { Names } from '../../../core/words/notice-words.ts';
import { counted, heading, shown } from '../../../core/words/plain-text.ts';
import { notReachedLines } from '../../../messaging/words/reach-words.ts';
import {
  beatsInShort,
  countWords,
  groupName,
  jobName,
  lineWords,
  needsOwnerWords,
  requestsWords,
  summaryWords,
  undeliveredWords,
  waitingDraftWords,
} from './progress-words.ts';

const MOST_LINES = 8;
const MOST_OF_A_GROUP = 40;
const MOST_GROUPS = 30;

type Section = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly presses?: readonly { readonly title: string; readonly verb: string; readonly subject: string }[];
};

export function progressCard(view: ProgressView, names: Names): Presented {
  const { progress, groups, group, note } = view;
  const by = view.by === 'committee' ? 'committee' : 'service';
  const summary = summaryWords(progress);
  const title = group === undefined ? `Progress on ${longDay(progress.today)}` : `Progress: ${groupName(group, by)}`;
  const sections = group === undefined ? sectionsOf(view, names) : [];
  const shownGroups = groups.slice(0, MOST_GROUPS);
  const own = group?.lines.map((line) => lineWords(line, progress)) ?? [];
  const data: CardData = {
    heading: heading(title),
    hasNote: note !== undefined,
    note: note === undefined ? '' : noteWords(note),
    summary: group === undefined ? summary : `${countWords(group.counts)}.`,
    by,
    other: by === 'service' ? 'committee' : 'service',
    otherTitle: by === 'service' ? 'By committee' : 'By service',
    isWhole: group === undefined,
    groups: (group === undefined ? shownGroups : []).map((one) => ({
      name: groupName(one, by),
      counts: `: ${countWords(one.counts)}.`,
    })),
    choices: shownGroups.map((one) => ({
      value: one.name === '' ? NO_NAME : one.name.slice(0, 300),
      title: groupName(one, by),
    })),
    hasGroups: group === undefined && groups.length > 0,
    lines: cut(own, MOST_OF_A_GROUP).map((text) => ({ text })),
    sections: sections.map(({ title: about, lines, presses = [] }) => ({
      title: about,
      lines: lines.map((text) => ({ text })),
      hasPresses: presses.length > 0,
      presses: presses.map((press) => ({ ...press, by })),
    })),
    isPaused: progress.paused !== undefined,
    uploadTitle: 'Send a spreadsheet',
  };
  const said = shown(`${title}. ${summary}`, 1000);
  return { template: 'progress', data, summary: shown(said, 300), fallbackText: said, speak: said };
}

function sectionsOf({ progress }: ProgressView, names: Names): Section[] {
  const { cannotReach, held, undelivered, waitingDrafts, requests, beats } = progress;
  const needing = needingOwner(progress.lines);
  const dead = undelivered.filter(({ state }) => state === 'dead').length;
  const again = (title: string, subject: string) => ({ title, verb: 'sendAgain', subject });
  const sections: Section[] = [
    { title: `Needs an owner: ${needing.length}`, lines: cut(needing.map(needsOwnerWords), MOST_LINES) },
    { title: `Cannot be reached: ${cannotReach.length}`, lines: notReachedLines(cannotReach) },
    {
      title: 'Held until you say so',
      lines: held.map(
        ({ job, people }) => `${jobName(job, names)}: would reach ${counted(people, 'person', 'people')}.`,
      ),
      presses: held.map(({ job }) => ({
        title: `Send: ${jobName(job, names)}`,
        verb: 'sendHeld',
        subject: job.slice(0, 60),
      })),
    },
    {
      title: `Not delivered: ${undelivered.length}`,
      lines: cut(
        undelivered.map((one) => undeliveredWords(one, names)),
        MOST_LINES,
      ),
      presses: [
        ...(dead === 0 ? [] : [again(dead === 1 ? 'Send it again' : `Send ${dead} again`, '')]),
        ...undelivered
          .filter(({ state }) => state === 'unknown')
          .slice(0, 3)
          .map(({ key, name }) => again(`Again to ${shown(name, 40) || 'a channel'}`, key.slice(0, 1000))),
      ],
    },
    {
      title: `Explainers that wait for a word: ${waitingDrafts.length}`,
      lines: cut(waitingDrafts.map(waitingDraftWords), MOST_LINES),
      presses: [{ title: 'See explainers', verb: 'showThrive', subject: '' }],
    },
    {
      title: 'What members asked',
      lines: [requestsWords(progress)],
      presses: requests.unanswered === 0 ? [] : [{ title: 'Requests', verb: 'openRequests', subject: '' }],
    },
    { title: 'The scheduler', lines: beatsInShort(beats, names) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

function cut(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most), `… and ${lines.length - most} more: the page to print has all of them.`];
}

function noteWords(note: ProgressNote): string {
  if (note.what === 'nothingToSend') return 'There was nothing to send again.';
  const again = `${counted(note.queued, 'message')} ${note.queued === 1 ? 'goes' : 'go'} again`;
  const left = note.skipped === 0 ? '' : ` ${note.skipped} needed nobody any more.`;
  return `${again}, within the hours in which people hear.${left}`;
}
