import { longDay } from '../../../core/words/dates.ts';
import type { About, Words } from '../../../core/words/notice-words.ts';
import { listed } from '../../../core/words/plain-text.ts';

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
