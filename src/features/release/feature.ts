import { z } from 'zod';
import { command, type Press, press, type UserAction } from '../../actions/action.ts';
import { choice, confirmed, text } from '../../actions/fields.ts';
import { reads } from '../../actions/reads.ts';
import type { Right } from '../../core/rights/may.ts';
import type { View } from '../../core/view.ts';
import { feature } from '../../feature.ts';
import { readCommandOf, type ReleaseCommand } from './rules/read-command.ts';
import { readWhich, type Which } from './rules/which.ts';
import { askForOtherWords } from './use-cases/ask-for-other-words.ts';
import { HOW, type DeskPress } from './use-cases/desk-views.ts';
import { lockNow, showLock, undoLock, unlockNow } from './use-cases/lock-desk.ts';
import { letStandNow, releaseNow, showRelease, takeBackNow, withdrawNow } from './use-cases/release-desk.ts';
import {
  typedCorrect,
  typedLock,
  typedMove,
  typedOpen,
  typedRelease,
  typedUnlock,
  typedWithdraw,
} from './use-cases/typed-release.ts';
import { releaseNotices } from './words/notices.ts';
import { lockCard, reasonCard, releaseCard } from './words/release-words.ts';

const reason = text(10_000).transform((said) => said.trim().slice(0, 600));

type Handle = (action: UserAction, which: Which, said: DeskPress) => Promise<View>;

const deskPress = (right: Right, handle: Handle): Press =>
  press({
    right,
    // One character more than a card may bring, so that a longer one is refused and not cut.
    input: z.object({ subject: text(4001), at: text(40), reason, what: choice(['words', 'figure']), step: confirmed }),
    handle: (action, { subject, ...said }) => {
      const which = readWhich(subject);
      return which === undefined ? HOW : handle(action, which, said);
    },
  });

const sentence = <Kind extends ReleaseCommand['kind']>(kind: Kind) => reads(({ plain }) => readCommandOf(kind, plain));

/**
 * For the performance team: release and take back, lock and unlock, correct, open by hand, move to another committee.
 */
export const release = feature('release', {
  presses: {
    previewRelease: deskPress('release', showRelease),
    releaseReadings: deskPress('release', releaseNow),
    takeBackRelease: deskPress('release', takeBackNow),
    letStand: deskPress('release', letStandNow),
    withdrawReading: deskPress('release', withdrawNow),
    askOtherWords: deskPress('release', askForOtherWords),
    lockPeriod: deskPress('lock', (action, which, { step }) => (step ? lockNow : showLock)(action, which)),
    unlockPeriod: deskPress('lock', unlockNow),
    undoLock: deskPress('lock', undoLock),
  },
  commands: [
    command({
      command: 'release',
      right: 'release',
      input: sentence('release'),
      handle: typedRelease,
      help: { typed: 'release families FY2026/27-H1', does: 'shows what would be released, and releases it' },
    }),
    command({
      command: 'withdraw',
      right: 'release',
      input: sentence('withdraw'),
      handle: typedWithdraw,
      help: { typed: 'withdraw CODE PERIOD because …', does: 'takes a released figure back' },
    }),
    command({
      command: 'lock',
      right: 'lock',
      input: sentence('lock'),
      handle: typedLock,
      help: { typed: 'lock FY2026/27-H1', does: 'lets owners change nothing of it any more' },
    }),
    command({
      command: 'unlock',
      right: 'lock',
      input: sentence('unlock'),
      handle: typedUnlock,
      help: { typed: 'unlock FY2026/27-H1 because …', does: 'lets owners change it again' },
    }),
    command({
      command: 'correct',
      right: 'correct',
      input: sentence('correct'),
      handle: typedCorrect,
      help: { typed: 'correct CODE PERIOD', does: 'opens the form of a figure that is locked' },
    }),
    command({
      command: 'openByHand',
      right: 'openByHand',
      input: sentence('openByHand'),
      handle: typedOpen,
      help: { typed: 'open CODE PERIOD', does: 'asks for a figure by hand' },
    }),
    command({
      command: 'move',
      right: 'reroute',
      input: sentence('move'),
      handle: typedMove,
      help: { typed: 'move CODE from A to B from DATE', does: 'sends a measure to another committee from a day on' },
    }),
  ],
  views: { release: releaseCard, lock: lockCard, reasonForm: reasonCard },
  notices: releaseNotices,
});

// What other features use.
export { takeBack } from './use-cases/take-back.ts';
export { findWhich, periodsIn } from './use-cases/which-readings.ts';
export { type Released, type ReleaseOptions, releaseReadings } from './use-cases/release-readings.ts';
