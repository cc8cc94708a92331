import type { z } from 'zod';
import { type Command, command, type Press, press, type UserAction } from '../../actions/action.ts';
import { readsKind } from '../../actions/fields.ts';
import type { Right } from '../../core/rights/may.ts';
import type { View } from '../../core/view.ts';
import { feature } from '../../feature.ts';
import { readReleaseCommand, type ReleaseCommand } from './rules/read-command.ts';
import { readWhich, type Which } from './rules/which.ts';
import { DESK_PRESS, type DeskPress, HOW } from './use-cases/desk-views.ts';
import { lockNow, showLock, undoLock, unlockNow } from './use-cases/lock-readings.ts';
import {
  askForOtherWords,
  letStandNow,
  releaseNow,
  showRelease,
  takeBackNow,
  withdrawNow,
} from './use-cases/release-desk.ts';
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

type Handle = (action: UserAction, which: Which, said: DeskPress) => Promise<View>;

const deskPress = (right: Right, handle: Handle): Press =>
  press({
    right,
    input: DESK_PRESS,
    handle: (action, said) => {
      const which = readWhich(said.subject);
      return which === undefined ? HOW : handle(action, which, said);
    },
  });

const sentence = <Kind extends ReleaseCommand['kind']>(kind: Kind) =>
  readsKind(({ plain }) => readReleaseCommand(plain), kind);

const typed = <Input>(
  name: ReleaseCommand['kind'],
  right: Right,
  input: z.ZodType<Input>,
  handle: (action: UserAction, asked: NoInfer<Input>) => Promise<View>,
  [example, does]: readonly [string, string],
): Command => command({ command: name, right, input, handle, help: { typed: example, does, for: ['performance'] } });

/** For the performance team. */
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
    typed('release', 'release', sentence('release'), typedRelease, [
      'release families FY2026/27-H1',
      'shows what would be released, and releases it',
    ]),
    typed('withdraw', 'release', sentence('withdraw'), typedWithdraw, [
      'withdraw CODE PERIOD because …',
      'takes a released figure back',
    ]),
    typed('lock', 'lock', sentence('lock'), typedLock, [
      'lock FY2026/27-H1',
      'lets owners change nothing of it any more',
    ]),
    typed('unlock', 'lock', sentence('unlock'), typedUnlock, [
      'unlock FY2026/27-H1 because …',
      'lets owners change it again',
    ]),
    typed('correct', 'correct', sentence('correct'), typedCorrect, [
      'correct CODE PERIOD',
      'opens the form of a figure that is locked',
    ]),
    typed('openByHand', 'openByHand', sentence('openByHand'), typedOpen, [
      'open CODE PERIOD',
      'asks for a figure by hand',
    ]),
    typed('move', 'reroute', sentence('move'), typedMove, [
      'move CODE from A to B from DATE',
      'sends a measure to another committee from a day on',
    ]),
  ],
  views: { release: releaseCard, lock: lockCard, reasonForm: reasonCard },
  notices: releaseNotices,
});

// What other features use.
export { takeBack } from './use-cases/take-back.ts';
export { findWhich, periodsIn } from './use-cases/which-readings.ts';
export { type Released, type ReleaseOptions, releaseReadings } from './use-cases/release-readings.ts';
