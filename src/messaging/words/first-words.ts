import type { Reader } from '../../core/measures/people.ts';
import type { NoticeWords } from '../../core/words/notice-words.ts';

const ASK = { title: 'Ask about a gap', verb: 'raiseGap', subject: '' };
/** What a manager's people have and have not answered, at any hour. */
export const SHOW_TEAM = { title: 'Show my team', verb: 'showTeam', subject: '' };
const MINE = { title: 'My requests', verb: 'myRequests', subject: '' };
const OPEN = { title: 'Requests', verb: 'openRequests', subject: '' };

type FirstWords = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly presses: NonNullable<NoticeWords['presses']>;
};

/** What is offered first, by who asks: what they most likely want, as buttons. */
const FIRST_WORDS: Readonly<Record<Reader, FirstWords>> = {
  performance: {
    title: 'The framework is run from here.',
    lines: [
      'Progress says what has come, what is still to come and why, what is held and what did not arrive.',
      'What members ask comes to you: acknowledge it, give it to somebody with a date, and the answer goes back.',
    ],
    presses: [
      { title: 'Progress', verb: 'progress', subject: '' },
      OPEN,
      { title: 'The register as a spreadsheet', verb: 'exportRegister', subject: '' },
    ],
  },
  officer: {
    title: 'The committee’s digest, and what the committee asks.',
    lines: [
      'Before the papers go out you see its digest first: type committee, edit it, release it, fetch it as a Word document.',
      'What members ask goes to the performance team, who give it to somebody with a date. You hear what comes of it, and it stands in the digest until it is answered.',
    ],
    presses: [{ title: 'The committee asked …', verb: 'raiseGap', subject: 'committee' }, OPEN, MINE],
  },
  councillor: {
    title: 'Is something missing, or would you like to know more?',
    lines: [
      'Ask here. The performance team finds somebody who knows, by a date that you see, and the answer comes back to you. Your name is printed only if you wish.',
    ],
    presses: [ASK, MINE],
  },
  manager: {
    title: 'What your people’s figures say comes to you here.',
    lines: [
      'On a Tuesday, and only if something changed or wants you: what came in and what it means, what is still to come, who cannot be reached.',
      'You can nudge, reassign, acknowledge or ask about a figure on that card, and see it at any time.',
    ],
    presses: [SHOW_TEAM, ASK],
  },
  owner: {
    title: 'We ask for a figure, and for what it tells us.',
    lines: [
      'When something of yours is wanted, there is one message with a form. You can answer it in parts, over days.',
      'Not ready yet, Not mine and We no longer collect this are answers too.',
    ],
    presses: [ASK],
  },
  staff: {
    title: 'This is where the council says how it is doing.',
    lines: [
      'No figure is wanted of you. Is something missing from the framework? Ask, and the answer comes back to you.',
    ],
    presses: [ASK, MINE],
  },
};

/** The first words for somebody; an owner's where it is not known who they are. */
export const firstWords = (reader: Reader = 'owner'): FirstWords => FIRST_WORDS[reader] ?? FIRST_WORDS.owner;
