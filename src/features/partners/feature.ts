import { measureToAnswer } from '../readings/feature.ts';
import { z } from 'zod';
import { type Press, pressOn } from '../../actions/action.ts';
import { text, words } from '../../actions/fields.ts';
import type { View } from '../../core/view.ts';
import { feature } from '../../feature.ts';
import { partnerMessages } from './messages.ts';
import { type AboutPage, aboutPage } from './use-cases/about-page.ts';
import { acceptFigure, partnerFigure, returnFigure } from './use-cases/partner-figure.ts';
import { makePage, partnerLink, revokePage } from './use-cases/send-page.ts';
import { partnerFigureCard, partnerLinkCard } from './words/partner-cards.ts';
import { partnerNotices } from './words/partner-notice.ts';

const input = z.object({
  measure: text(201),
  period: text(200),
  why: words,
  seed: text(100),
  number: text(20).transform(Number),
  note: words,
});

const pagePress = (handle: (about: AboutPage, said: z.output<typeof input>) => View | Promise<View>): Press =>
  pressOn({
    right: 'askPartner',
    input,
    on: measureToAnswer,
    async handle(action, said, file) {
      const about = await aboutPage(action, file, said.period);
      return 'view' in about ? about.view : handle(about, said);
    },
  });

/** Partner organisations: give one figure for one period on a page of their own, which the owner accepts or sends back. */
export const partners = feature('partners', {
  presses: {
    askPartner: pagePress(partnerLink),
    makePartnerPage: pagePress(makePage),
    revokePartner: pagePress(revokePage),
    showPartner: pagePress((about) => partnerFigure(about)),
    acceptPartner: pagePress((about, { number }) => acceptFigure(about, number)),
    returnPartner: pagePress((about, { number, note }) => returnFigure(about, number, note)),
  },
  views: { partnerLink: partnerLinkCard, partnerFigure: partnerFigureCard },
  notices: partnerNotices,
  messages: partnerMessages,
});
