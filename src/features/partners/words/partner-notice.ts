import type { Measure } from '../../../core/measures/measure.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { periodPhrase } from '../../../core/words/dates.ts';
import type { NoticesOf } from '../../../core/view.ts';
import type { NoticesIn } from '../../../core/words/notice-words.ts';
import { shown } from '../../../core/words/plain-text.ts';
import { orgName } from '../../../core/words/source-words.ts';

export const partnerNotices: NoticesIn<NoticesOf['partners']> = {
  noPublicAddress: ({ contact }) => ({
    title: 'There is no address for people outside yet.',
    lines: [`Whoever looks after this bot has to say where its pages are reached. Please ask ${contact}.`],
    list: true,
  }),
  partnerRevoked: ({ measure, due, org }) => ({
    title: `The page for ${orgName(org)} is closed.`,
    lines: [
      `Its address opens nothing any more. ${figureOf(measure, due)} is yours to give, or you can send a new page.`,
    ],
    answer: { measure, due },
  }),
  partnerAccepted: ({ measure, due, org }) => ({
    title: `Accepted: ${figureOf(measure, due)}, from ${orgName(org)}.`,
    lines: ['It is credited to them wherever it appears, and they can read what became of it at their address.'],
    answer: { measure, due },
  }),
  partnerReturned: ({ measure, due, org }) => ({
    title: `Sent back to ${orgName(org)}.`,
    lines: [
      `Your words about ${figureOf(measure, due)} stand at the address that they were shown when they sent it, and they can send it again there. A short e-mail to tell them helps.`,
    ],
    answer: { measure, due },
  }),
  partnerOver: ({ measure, due, org }) => ({
    title: `Nothing of ${orgName(org)} waits for you just now.`,
    lines: [figureOf(measure, due)],
    answer: { measure, due },
  }),
};

const figureOf = ({ title }: Measure, { period }: DueReading): string => `${shown(title, 160)} ${periodPhrase(period)}`;
