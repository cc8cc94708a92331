import type { Needed } from './may.ts';

/** What a typed command needs, by its kind. */
export const COMMANDS = {
  due: 'everyone',
  /** What their own people have and have not answered, for who manages a measure. */
  team: 'everyone',
  help: 'everyone',
  thanks: 'everyone',
  peace: 'everyone',
  change: 'everyone',
  away: 'everyone',
  back: 'everyone',
  answer: 'answer',
  notReady: 'answer',
  notMine: 'answer',
  open: 'answer',
  narrative: 'everyone',
  narratives: 'everyone',
  analysis: 'seeAnalysis',
  reach: 'seeReach',
  pause: 'runTheDesk',
  resume: 'runTheDesk',
  legalHold: 'holdRecords',
  /** And to lock, `lock`; to correct, `correct`; to open, `openByHand`; to move, `reroute`. */
  release: 'release',
  progress: 'seeProgress',
  raise: 'raiseRequest',
  requests: 'raiseRequest',
  request: 'seeRequest',
  spreadsheet: 'useTheRegister',
  readingsSheet: 'everyone',
  upload: 'handIn',
  unknown: 'everyone',
} as const satisfies Record<string, Needed>;
