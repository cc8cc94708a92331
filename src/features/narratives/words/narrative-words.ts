import type { NarrativeLine } from '../rules/views.ts';
import { longDay, periodWords } from '../../../core/words/dates.ts';
import type { NoticeAbout, NoticeWords } from '../../../core/words/notice-words.ts';
import { counted, sentence, shown } from '../../../core/words/plain-text.ts';
import type { Box } from '../rules/narrative.ts';

/** Teams shows six buttons well; the others can be typed. */
const MOST_PRESSES = 6;

export const narrativeNotices = {
  narrativeSaved: ({ objective, period, more }: NoticeAbout<'narrativeSaved'>): NoticeWords => ({
    title: 'Thank you. Your words are in the report’s draft.',
    lines: [
      `${shown(objective.title, 200)}: ${periodWords(period)}. They stand in it as you wrote them. You can change them until the report goes out, and after that with the performance team.`,
    ],
    list: more,
    presses: [{ title: 'Change it', verb: 'openNarrative', subject: `${objective.code}|${period.text}` }],
  }),
  narrativeKept: ({ objective, period, dueOn, more }: NoticeAbout<'narrativeKept'>): NoticeWords => ({
    title: 'Kept as you left it.',
    lines: [
      `${shown(objective.title, 200)}: ${periodWords(period)}. Nobody else sees it until you submit it, by ${longDay(dueOn)}. Type narrative to come back to it.`,
    ],
    list: more,
    presses: [{ title: 'Go on writing', verb: 'openNarrative', subject: `${objective.code}|${period.text}` }],
  }),
  notYourObjective: ({ objective, lead, contact }: NoticeAbout<'notYourObjective'>): NoticeWords => ({
    title: 'That is for the lead of this objective.',
    lines: [
      lead === '' ? `${objective.title} has no lead yet.` : `${objective.title} is with ${lead}.`,
      `If that is not right, ask ${contact}.`,
    ],
  }),
  noObjective: ({ contact }: NoticeAbout<'noObjective'>): NoticeWords => ({
    title: 'Nothing is wanted of you for the report just now.',
    lines: [
      `The leads of policy objectives are asked for a few words at six months and at year end. If you lead one, ask ${contact} to name you.`,
    ],
    list: true,
  }),
  narratives: listWords,
};

function listWords({ period, lines, toRelease, released }: NoticeAbout<'narratives'>): NoticeWords {
  const written = lines.filter(({ state }) => state !== 'open' && state !== 'notAsked').length;
  const release = { title: `Release ${String(toRelease ?? 0)}`, verb: 'releaseNarratives', subject: period.text };
  const open = lines.map(({ objective }) => ({
    title: `Open ${shown(objective.code, 20)}`,
    verb: 'openNarrative',
    subject: `${objective.code}|${period.text}`,
  }));
  return {
    title: `${sentence(periodWords(period))}: ${written} of ${counted(lines.length, 'objective')} written.`,
    lines: [
      ...(released === undefined
        ? []
        : [
            released === 0
              ? 'There was nothing to release.'
              : `${counted(released, 'narrative')} released: the report has ${released === 1 ? 'it' : 'them'} now.`,
          ]),
      ...lines.map(
        (line) => `${shown(line.objective.code, 20)} ${shown(line.objective.title, 160)}: ${lineWords(line)}.`,
      ),
      ...(toRelease !== undefined && toRelease > 0
        ? ['Release lets the report have them as they stand. Later changes wait for another release.']
        : []),
    ],
    presses: [...(toRelease !== undefined && toRelease > 0 ? [release] : []), ...open].slice(0, MOST_PRESSES),
  };
}

function lineWords({ state, lead }: NarrativeLine): string {
  const who = lead === '' ? 'nobody is named as its lead' : `with ${shown(lead, 100)}`;
  switch (state) {
    case 'notAsked':
      return `not asked yet, ${who}`;
    case 'open':
      return `still to come, ${who}`;
    case 'answered':
      return 'written, not released';
    case 'namesHidden':
      return `waits for other words, for it names a number that others may not see: ${who}`;
    case 'released':
      return 'released';
    case 'changedSince':
      return 'released, and changed since';
  }
}

export const BOX_WORDS: Readonly<Record<Box, { readonly title: string; readonly ask: string }>> = {
  challenges: { title: 'Challenges', ask: 'Challenges: what made this harder?' },
  achievements: { title: 'Achievements', ask: 'Achievements: what went well, and what changed for residents?' },
  actions: { title: 'Actions', ask: 'Actions: what is being done, by whom and by when?' },
  resources: { title: 'Resources', ask: 'Resources: what went in, and what is short?' },
  crossCutting: {
    title: 'Cross-cutting issues',
    ask: 'Cross-cutting issues: what reaches beyond this objective? May stay empty',
  },
};
