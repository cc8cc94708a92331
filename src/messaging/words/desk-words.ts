import type { Reader } from '../../core/measures/people.ts';
import { longDay } from '../../core/words/dates.ts';
import type { NoticeAbout, Names, NoticeWords } from '../../core/words/notice-words.ts';
import { counted, webAddress } from '../../core/words/plain-text.ts';
import type { DeskNotice } from '../rules/views.ts';
import { firstWords } from './first-words.ts';

const PAUSE = { title: 'Pause everything', verb: 'pauseAll', subject: '' };
const RESUME = { title: 'Resume', verb: 'resumeAll', subject: '' };

/** Notices about the conversation itself, and about running the desk. */
export const deskNotices = {
  heldRun: ({ people, job }: NoticeAbout<'heldRun'>, names: Names): NoticeWords => ({
    title: `A run waits for you: it would reach ${counted(people, 'person', 'people')}.`,
    lines: [
      `That is more than usual, so nothing is sent until you say so. It is the run that ${names.job(job).held}.`,
      'Send lets it go, at the hours and on the days of the quiet rules. Pause everything holds whatever is scheduled until you resume.',
    ],
    presses: [{ title: 'Send', verb: 'sendHeld', subject: job }, PAUSE],
  }),
  runSent: ({ people, paused }: NoticeAbout<'runSent'>): NoticeWords =>
    paused > 0
      ? {
          title: 'Everything is paused, so nothing was sent.',
          lines: [`The run still waits, for ${counted(paused, 'person', 'people')}.`],
          presses: [RESUME],
        }
      : {
          title: `The run goes to ${counted(people, 'person', 'people')}.`,
          lines: ['Each hears on the next day and at the hour that the quiet rules allow.'],
          presses: [PAUSE],
        },
  notYourDesk: ({ contact }: NoticeAbout<'notYourDesk'>): NoticeWords => ({
    title: 'That is for the performance team.',
    lines: [`If it should be yours to see or to do, ask ${contact}.`],
    list: true,
    typing: true,
  }),
  paused: ({ since }: Extract<DeskNotice, { what: 'paused' }>): NoticeWords => ({
    title: `Everything is paused, since ${longDay(since)}.`,
    lines: [
      'Nothing scheduled is decided or sent. People can still answer, and are answered. Held messages are sent when you resume: the latest version of each, once.',
    ],
    presses: [RESUME],
  }),
  resumed: (): NoticeWords => ({
    title: 'Everything goes on.',
    lines: ['Within five minutes we look again at what is owed now.'],
    presses: [PAUSE],
  }),
  stranger: (about: NoticeAbout<'stranger'>): NoticeWords => ({
    title: `This is the bot of ${about.organisation}'s performance framework.`,
    lines: [
      'It asks the people who look after a measure for its figure, and for what the figure tells us. You are not listed for one, so it will not write to you.',
      `If you should be, or have a question, ask ${about.contact}.`,
    ],
    presses: [{ title: 'How my team’s work counts', verb: 'showLink', subject: '' }],
  }),
  help: (about: NoticeAbout<'help'>): NoticeWords => {
    const { title, lines, presses } = firstWords(about.reader);
    const people = `People: ${about.contact}.${webAddress(about.privacyNotice) === '' ? ` Privacy notice: ${about.privacyNotice}` : ''}`;
    const list = about.reader === undefined || about.owns === true;
    const { reader, privacyNotice: link } = about;
    return { title, lines: [...lines, people], presses, reader, list, typing: true, link };
  },
  notUnderstood: (about: NoticeAbout<'notUnderstood'>): NoticeWords => {
    return {
      title: 'Sorry, that is more than we understand.',
      lines: ['Perhaps it is one of these.'],
      presses: firstWords(about.reader).presses,
      reader: about.reader,
      list: about.reader === undefined || about.reader === 'owner' || about.open > 0,
      typing: true,
    };
  },
  documentGone: (): NoticeWords => ({
    title: 'That document is gone.',
    lines: ['A document waits for a day. Ask for it again, and a new one is made as things stand then.'],
  }),
  thanked: (): NoticeWords => ({ title: 'Thank you too.', lines: [] }),
  unsubscribe: (about: NoticeAbout<'unsubscribe'>): NoticeWords => {
    const hasFigures = about.reader === 'owner' || about.reader === 'manager';
    return {
      title: 'You can be left in peace.',
      lines: [
        ...(hasFigures
          ? [
              'For a while: type away until 15 January, or until Friday.',
              'For good: open the figure and press Not mine, or We no longer collect this.',
            ]
          : ['You are written to only about what you asked.']),
        `People: ${about.contact}.`,
      ],
      list: hasFigures,
    };
  },
};

/** What somebody who owns no figure most likely wants. */
export const offered = (reader: Reader): Pick<NoticeWords, 'presses' | 'reader'> => ({
  presses: firstWords(reader).presses,
  reader,
});
