import type { PartnerNotice } from '../rules/views.ts';
import { periodPhrase } from '../../../core/words/dates.ts';
import type { Words } from '../../../core/words/notice-words.ts';
import { shown } from '../../../core/words/plain-text.ts';
import { orgName } from '../../../core/words/source-words.ts';

/** What is said about a partner's page in a sentence or two. */
export function partnerNotice(about: PartnerNotice): Words {
  if (about.what === 'noPublicAddress') {
    return {
      title: 'There is no address for people outside yet.',
      lines: [`Whoever looks after this bot has to say where its pages are reached. Please ask ${about.contact}.`],
      list: true,
    };
  }
  const { measure, due } = about;
  const org = orgName(about.org);
  const which = `${shown(measure.title, 160)} ${periodPhrase(due.period)}`;
  const answer = { measure, due };
  switch (about.what) {
    case 'partnerRevoked':
      return {
        title: `The page for ${org} is closed.`,
        lines: [`Its address opens nothing any more. ${which} is yours to give, or you can send a new page.`],
        answer,
      };
    case 'partnerAccepted':
      return {
        title: `Accepted: ${which}, from ${org}.`,
        lines: ['It is credited to them wherever it appears, and they can read what became of it at their address.'],
        answer,
      };
    case 'partnerReturned':
      return {
        title: `Sent back to ${org}.`,
        lines: [
          `Your words about ${which} stand at the address that they were shown when they sent it, and they can send it again there. A short e-mail to tell them helps.`,
        ],
        answer,
      };
    case 'partnerOver':
      return { title: `Nothing of ${org} waits for you just now.`, lines: [which], answer };
  }
}
