import { longDay } from '../../core/words/dates.ts';
import type { About, Words } from '../../core/words/notice-words.ts';
import { counted, listed } from '../../core/words/plain-text.ts';

/** What a run does, after “the run that”. */
const RUN_WORDS: Readonly<Record<string, string>> = {
  ask: 'asks owners for what has come due',
  remind: 'reminds owners of what is soon wanted',
  narrative: 'asks the leads of objectives for their part of the report',
  requests: 'reminds people of what members asked',
  'manager-digest': 'tells managers what changed and what wants a decision',
};

/** Words about runs, for the performance team. */
export function deskWords(about: About<'heldRun' | 'runSent' | 'notYourDesk' | 'paused' | 'resumed'>): Words {
  switch (about.what) {
    case 'heldRun':
      return {
        title: `A run waits for you: it would reach ${counted(about.people, 'person', 'people')}.`,
        lines: [
          `That is more than usual, so nothing is sent until you say so. It is the run that ${RUN_WORDS[about.job] ?? about.job}.`,
          'Send lets it go, at the hours and on the days of the quiet rules. Pause everything holds whatever is scheduled until you resume.',
        ],
        presses: [
          { title: 'Send', verb: 'sendHeld', subject: about.job },
          { title: 'Pause everything', verb: 'pauseAll', subject: '' },
        ],
      };
    case 'runSent':
      return about.paused > 0
        ? {
            title: 'Everything is paused, so nothing was sent.',
            lines: [`The run still waits, for ${counted(about.paused, 'person', 'people')}.`],
            presses: [{ title: 'Resume', verb: 'resumeAll', subject: '' }],
          }
        : {
            title: `The run goes to ${counted(about.people, 'person', 'people')}.`,
            lines: ['Each hears on the next day and at the hour that the quiet rules allow.'],
            presses: [{ title: 'Pause everything', verb: 'pauseAll', subject: '' }],
          };
    case 'notYourDesk':
      return {
        title: 'That is for the performance team.',
        lines: [`If it should be yours to see or to do, ask ${about.contact}.`],
        list: true,
        typing: true,
      };
    case 'paused':
      return {
        title: `Everything is paused, since ${longDay(about.since)}.`,
        lines: [
          'Nothing scheduled is decided or sent. People can still answer, and are answered. What was held back goes on where it stands once you resume, newest state first, nothing twice.',
        ],
        presses: [{ title: 'Resume', verb: 'resumeAll', subject: '' }],
      };
    case 'resumed':
      return {
        title: 'Everything goes on.',
        lines: ['Within five minutes we look again at what is owed now.'],
        presses: [{ title: 'Pause everything', verb: 'pauseAll', subject: '' }],
      };
  }
}

/** Words for somebody who goes away, or is back. */
export function absenceWords(about: About<'away' | 'awayUntilWhen' | 'back'>): Words {
  switch (about.what) {
    case 'away':
      return {
        title: `Noted: you are back on ${longDay(about.backOn)}.`,
        lines: [
          about.deputies.length > 0
            ? `Until then we ask ${listed(about.deputies)} in your place, and you hear nothing.`
            : !about.owns
              ? 'Until then you hear nothing.'
              : "Until then you hear nothing. Nobody is named as your deputy, so what comes due stands on your manager's list.",
        ],
        presses: [{ title: "I'm back", verb: 'imBack', subject: '' }],
      };
    case 'awayUntilWhen':
      return {
        title: 'Until when are you away?',
        lines: [
          `${about.typed === '' ? 'There was no day' : `We could not read “${about.typed}” as a day ahead of us`}. Type, for instance: away until 15 January`,
        ],
      };
    case 'back':
      return { title: 'Welcome back.', lines: ['What is wanted of you comes to you again.'], list: true };
  }
}
