import { measureToAnswer } from '../readings/feature.ts';
import { z } from 'zod';
import { managerDigest } from '../../../jobs/manager-digest.ts';
import { command, type Press, press, pressOn } from '../../actions/action.ts';
import { confirmed, matches, page, text, token, words } from '../../actions/fields.ts';
import { feature } from '../../feature.ts';
import { managerMessages } from './messages.ts';
import type { ManagerAct } from './rules/views.ts';
import { managedMeasure, onRow } from './use-cases/managed-measure.ts';
import { answerQuery } from './use-cases/query.ts';
import { showReach } from './use-cases/reach.ts';
import { showDigest, showTeam } from './use-cases/show-digest.ts';
import { managerDigestCard } from './words/manager-digest.ts';
import { managerNotices } from './words/manager-words.ts';
import { queryCard, reassignCard } from './words/row-forms.ts';

const reading = { measure: text(201), period: text(200) };
const place = { digest: text(200), page };

const rowPress = (act: ManagerAct): Press =>
  pressOn({
    right: act,
    input: z.object({ ...reading, ...place, card: token, step: confirmed, to: text(300), note: words }),
    on: managedMeasure,
    handle: (action, said, managed) => onRow(act, action, said, managed),
  });

/** Managers: their weekly digest, what they do about a row of it, and which owners the bot can reach. */
export const managers = feature('managers', {
  presses: {
    showTeam: press({ right: 'everyone', input: z.object({}), handle: showTeam }),
    showDigest: press({ right: 'everyone', input: z.object(place), handle: (action, at) => showDigest(action, at) }),
    nudge: rowPress('nudge'),
    query: rowPress('query'),
    acknowledge: rowPress('acknowledge'),
    reassign: rowPress('reassign'),
    answerQuery: pressOn({
      right: 'answer',
      input: z.object({ ...reading, query: text(10).transform(Number), note: words }),
      on: measureToAnswer,
      handle: answerQuery,
    }),
  },
  commands: [
    command({
      command: 'team',
      right: 'everyone',
      input: matches(/^(?:show )?(?:my |the )?(?:team|digest)[.?!]?$/i),
      handle: showTeam,
      help: { typed: 'team', does: 'shows what your people have and have not answered', for: ['manager'] },
    }),
    command({
      command: 'reach',
      right: 'seeReach',
      input: matches(/^reach[.?!]?$/i),
      handle: showReach,
      help: { typed: 'reach', does: 'says which owners the bot cannot write to, and why', for: ['performance'] },
    }),
  ],
  views: { managerDigest: managerDigestCard, reassignForm: reassignCard, queryForm: queryCard },
  notices: managerNotices,
  messages: managerMessages,
  jobs: [managerDigest],
});

// What other features use.
export { nudgeOwner } from './use-cases/nudge.ts';
export { managedFile } from './use-cases/managed.ts';
export { queryForm } from './use-cases/query.ts';
