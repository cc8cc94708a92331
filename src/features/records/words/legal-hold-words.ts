import { longDay } from '../../../core/words/dates.ts';
import type { NoticeWords } from '../../../core/words/notice-words.ts';
import type { LegalHoldsNotice } from '../rules/views.ts';
import { counted } from '../../../core/words/plain-text.ts';

export function legalHolds({ outcome, typed = '', holds }: LegalHoldsNotice): NoticeWords {
  const lines = holds.map(({ name, since, by, reason }) => `${name}: since ${longDay(since)}, by ${by}. ${reason}`);
  const all = holds.length === 0 ? ['Nothing is under a legal hold.'] : lines;
  const how =
    'Type, for instance: legal hold PMIF-LAC-N because of complaint 1234. Or: end legal hold PMIF-LAC-N because it is closed.';
  switch (outcome?.kind) {
    case undefined:
      return {
        title:
          holds.length === 0
            ? 'Nothing is under a legal hold.'
            : `There ${holds.length === 1 ? 'is' : 'are'} ${counted(holds.length, 'legal hold')}.`,
        lines: [...lines, how],
      };
    case 'begun':
      return {
        title: `Kept until you end the hold: ${outcome.name}.`,
        lines: ['Nothing of it is removed by its age, or because a person leaves.', ...all],
      };
    case 'already':
      return { title: `There is a legal hold on ${outcome.name} already.`, lines: all };
    case 'ended':
      return {
        title: `The legal hold on ${outcome.name} is ended.`,
        lines: ['What is older than the retention periods goes in the next nights.', ...all],
      };
    case 'refused':
      return { title: REFUSED[outcome.because](typed), lines: [how] };
  }
}

const REFUSED = {
  unknown: (typed: string) => `No measure and no person is called “${typed}”.`,
  noReason: () => 'Say why: the reason is kept with the hold.',
  notHeld: (typed: string) => `There is no legal hold on “${typed}”.`,
};
