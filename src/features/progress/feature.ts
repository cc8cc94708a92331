import { z } from 'zod';
import { command, press } from '../../actions/action.ts';
import { choice, reads, text } from '../../actions/fields.ts';
import { feature } from '../../feature.ts';
import { NO_NAME, type ProgressBy } from './rules/progress.ts';
import { offerPage, type ProgressPlace, sendAgain, showProgress } from './use-cases/show-progress.ts';
import { progressCard } from './words/progress-card.ts';

const by = choice(['service', 'committee']);

const place = { by, group: text(300) };
const placeOf = (said: { readonly by: ProgressBy; readonly group: string }): ProgressPlace => ({
  by: said.by,
  ...(said.group !== '' && { group: said.group === NO_NAME ? '' : said.group }),
});

export const progress = feature('progress', {
  presses: {
    progress: press({
      right: 'seeProgress',
      input: z.object(place),
      handle: (action, said) => showProgress(action, placeOf(said)),
    }),
    progressPage: press({
      right: 'seeProgress',
      input: z.object({ by }),
      handle: (action, said) => offerPage(action, said.by),
      below: (_said, view) => view.kind === 'document',
    }),
    sendAgain: press({
      right: 'sendAgain',
      input: z.object({ ...place, subject: text(1000) }),
      handle: (action, said) => sendAgain(action, said.subject, placeOf(said)),
    }),
  },
  commands: [
    command({
      command: 'progress',
      right: 'seeProgress',
      input: reads(({ plain }) => {
        const typed = /^progress(?: by (service|committee))?[.?!]?$/i.exec(plain);
        return typed === null ? undefined : { by: by.parse(typed[1]?.toLowerCase()) };
      }),
      handle: (action, said) => showProgress(action, said),
      help: {
        typed: 'progress, or: progress by committee',
        does: 'shows what has come and what has not',
        for: ['performance'],
      },
    }),
  ],
  views: { progress: progressCard },
});
