import type { Measure, PersonKey } from './measures/measure.ts';
import type { MemberRequest } from './requests/request.ts';
import type { Role } from './measures/people.ts';
import type { TypedCommand } from './typed-command.ts';

/**
 * Who somebody is towards a measure, an employee group, or (the lead) a policy objective. Whoever `answers` is owner or
 * deputy of some measure. `anyone` need not be in the register; a `bearer` is whoever holds an address that nobody can guess, with no name and no account.
 */
type Standing =
  'owner' | 'deputy' | 'answers' | 'manager' | 'lead' | 'group-lead' | 'anyone' | 'bearer' | Role | RequestStanding;
/** Towards a request: whoever raised it, whoever it was given to. `anybody` is everybody of the register. */
type RequestStanding = 'asker' | 'given' | 'anybody';

/**
 * Who may do what to a measure. A security officer reads this table; everything else asks it, and what is not in it is
 * nobody's right.
 */
export const MAY = {
  /** Give, change, put off, hand on or withdraw a reading. */
  answer: ['owner', 'deputy', 'performance'],
  /** Give the measure to another person. */
  handOver: ['owner', 'deputy', 'manager', 'performance'],
  /** Ask its owner again, query a reading, say that one is content, give the measure to a colleague. */
  nudge: ['manager', 'performance'],
  query: ['manager', 'performance'],
  acknowledge: ['manager', 'performance'],
  reassign: ['manager', 'performance'],
  /** See a reading before its report, or the performance team, released it. */
  seeUnreleased: ['owner', 'deputy', 'manager', 'performance', 'committee-officer'],
  /** See a small number of people as it is (design, rule 10): everybody else gets the safe copy. */
  seeSmallNumbers: ['owner', 'deputy', 'manager', 'performance'],
  /** Ask the organisation that a measure's figure comes from on a page of its own; accept what it sends, or send it back. */
  askPartner: ['owner', 'deputy', 'performance'],
  /** Give one figure for one period on a page of its own, and say what is missing: by its address, while that is open. */
  giveOnPage: ['bearer'],
  /** Read a group's sheet at its address, say whether it was clear, ask a question. */
  readSheet: ['bearer'],
  /** Find a released measure and show its card in any chat. */
  search: ['anyone'],
  /** Release a reading, take it back, or withdraw it; let a small number stand, with a reason. */
  release: ['performance'],
  /** Lock a period and unlock it; correct what is locked, with a reason. */
  lock: ['performance'],
  correct: ['performance'],
  /** Open a due reading by hand; move a measure to another committee. */
  openByHand: ['performance'],
  reroute: ['performance'],
  /** See what the rules say of a measure's figures, and say where it stood when the framework began, with why. */
  seeAnalysis: ['owner', 'deputy', 'manager', 'performance'],
  setBaseline: ['owner', 'deputy', 'performance'],
  /** Let a measure be counted afresh from a period on, or its outlying moves be dropped, with why. */
  recordChoice: ['performance'],
  /** Write what an objective's report says of the half-year or the year. */
  narrate: ['lead', 'performance'],
  /** Let reports have the narratives as they stand. */
  releaseNarratives: ['performance'],
  /** Send a run that is held, pause and resume everything. */
  runTheDesk: ['performance'],
  /** See a committee's digest before it is released, edit, hold and release it and its remit's figures, and undo that. */
  seeDigest: ['committee-officer', 'performance'],
  editDigest: ['committee-officer', 'performance'],
  releaseDigest: ['committee-officer', 'performance'],
  /** Tie a channel or chat to a committee, and undo it. */
  tieCommittee: ['committee-officer', 'performance'],
  /** Tie one to an employee group, and undo it: whoever leads the group may as well. */
  tieGroup: ['performance', 'group-lead'],
  /** Begin and end a legal hold, and see which stand. */
  holdRecords: ['performance'],
  /** Have the register as a spreadsheet, and change it by one; have everything; have and propose the yearly review. */
  useTheRegister: ['performance'],
  /**
   * Hand a spreadsheet in, dropped in one's chat or sent from a page of one's own. What may be done by it is asked row by
   * row: `answer` for a figure, `useTheRegister` for the register.
   */
  handIn: ['answers', 'performance'],
  /** Write and approve what a group reads about its work, and see it before it goes. */
  writeExplainer: ['group-lead', 'performance'],
  /** Say whether an explainer was clear, and ask about it: anybody who has it in front of them, without a name. */
  sayWhetherClear: ['anyone'],
  askAboutExplainer: ['anyone'],
  /** Answer a group’s question; see reach, clarity and gaps of the Thrive link. */
  answerGroup: ['performance'],
  seeThrive: ['performance'],
  /** See which owners the bot can reach, and why not the others. */
  seeReach: ['performance'],
  /** Say what a committee asked, or what is missing from the framework. */
  raiseRequest: ['anybody'],
  seeRequest: ['asker', 'given', 'performance', 'committee-officer'],
  /** See every request that has no answer yet. */
  seeOpenRequests: ['performance', 'committee-officer'],
  /** Acknowledge a request, give it to somebody with a date, say what was done about it. */
  workOnRequest: ['performance'],
  answerRequest: ['given', 'performance'],
  reopenRequest: ['asker', 'performance'],
  /** Make a draft measure of a gap, and let it go live. */
  draftMeasure: ['performance'],
  /** See who has and has not answered, what is held and what could not be delivered; send that again. */
  seeProgress: ['performance'],
  sendAgain: ['performance'],
} as const satisfies Record<string, readonly Standing[]>;

export type Act = keyof typeof MAY;

/** `everyone`: everybody of the register, each for what is their own. Somebody outside it may do nothing. */
type Needed = Act | 'everyone';

/**
 * What a press on a card needs, by its verb. A verb that does not stand here is unknown to the product: the door of cards
 * lets no other through, and the compiler no handler of one.
 */
export const PRESSES = {
  showList: 'everyone',
  openReading: 'answer',
  changeReading: 'answer',
  submitReading: 'answer',
  saveDraft: 'answer',
  notReady: 'answer',
  notMine: 'answer',
  noLongerCollected: 'answer',
  answerQuery: 'answer',
  askPartner: 'askPartner',
  makePartnerPage: 'askPartner',
  revokePartner: 'askPartner',
  showPartner: 'askPartner',
  acceptPartner: 'askPartner',
  returnPartner: 'askPartner',
  showTeam: 'everyone',
  showDigest: 'everyone',
  nudge: 'nudge',
  query: 'query',
  acknowledge: 'acknowledge',
  reassign: 'reassign',
  /** One's own; all of them for who may release them. */
  showNarratives: 'everyone',
  releaseNarratives: 'releaseNarratives',
  openNarrative: 'narrate',
  submitNarrative: 'narrate',
  saveNarrative: 'narrate',
  showAnalysis: 'seeAnalysis',
  confirmBaseline: 'setBaseline',
  recordStep: 'recordChoice',
  recordScreening: 'recordChoice',
  previewRelease: 'release',
  releaseReadings: 'release',
  takeBackRelease: 'release',
  letStand: 'release',
  withdrawReading: 'release',
  askOtherWords: 'release',
  lockPeriod: 'lock',
  unlockPeriod: 'lock',
  undoLock: 'lock',
  sendHeld: 'runTheDesk',
  pauseAll: 'runTheDesk',
  resumeAll: 'runTheDesk',
  imBack: 'everyone',
  /** To a committee; to an employee group it is `tieGroup`. */
  tiePlace: 'tieCommittee',
  untiePlace: 'tieCommittee',
  showCommitteeDigest: 'seeDigest',
  /** Before its release; what is released is for everybody of the register. */
  committeeDigestFile: 'seeDigest',
  editCommitteeDigest: 'editDigest',
  holdCommitteeDigest: 'releaseDigest',
  takeUpCommitteeDigest: 'releaseDigest',
  releaseCommitteeDigest: 'releaseDigest',
  undoCommitteeDigest: 'releaseDigest',
  applyImport: 'useTheRegister',
  askImport: 'useTheRegister',
  /** Within ten minutes, whoever applied it. */
  undoImport: 'useTheRegister',
  leaveImport: 'everyone',
  readingsSheet: 'everyone',
  uploadPage: 'handIn',
  /** Of a file of one's own; each figure in it asks for `answer`. */
  applyReadings: 'everyone',
  exportRegister: 'useTheRegister',
  raiseGap: 'raiseRequest',
  myRequests: 'raiseRequest',
  openRequests: 'seeOpenRequests',
  openRequest: 'seeRequest',
  acknowledgeRequest: 'workOnRequest',
  giveRequest: 'workOnRequest',
  weDid: 'workOnRequest',
  answerRequest: 'answerRequest',
  reopenRequest: 'reopenRequest',
  draftMeasure: 'draftMeasure',
  makeLive: 'draftMeasure',
  progress: 'seeProgress',
  progressPage: 'seeProgress',
  sendAgain: 'sendAgain',
  wasClear: 'sayWhetherClear',
  askQuestion: 'askAboutExplainer',
  showLink: 'askAboutExplainer',
  writeExplainer: 'writeExplainer',
  approveExplainer: 'writeExplainer',
  showDraft: 'writeExplainer',
  printSheet: 'writeExplainer',
  answerGroup: 'answerGroup',
  showThrive: 'seeThrive',
} as const satisfies Record<string, Needed>;
export type Verb = keyof typeof PRESSES;

/** The verb of a press, from what a card sent; `unknown` for whatever else stands there. */
export function verbOf(said: string): Verb | 'unknown' {
  return Object.hasOwn(PRESSES, said) ? (said as Verb) : 'unknown';
}

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
} as const satisfies Record<TypedCommand['kind'], Needed>;

type Who = { readonly key: PersonKey; readonly roles: readonly Role[] };
type People = Pick<Measure, 'owner' | 'deputy' | 'manager'> & { readonly lead?: PersonKey };
type RequestPeople = Pick<MemberRequest, 'raisedBy' | 'givenTo'>;

/** Whether this person may do this to this measure (design, rule 7). Who they are comes from the verified activity. */
export function may(act: Act, person: Who, measure: People): boolean {
  const standing = standingOf(person, measure);
  return MAY[act].some((allowed) => standing.includes(allowed));
}

/** Whether this person may do what belongs to no measure. */
export function mayAtDesk(act: Act, person: Who): boolean {
  return MAY[act].some((allowed) => (person.roles as readonly Standing[]).includes(allowed));
}

/** Whether this person may hand a spreadsheet in; `duties` are what they are to the measures of the register. */
export function mayHandIn(person: Who, duties: readonly { readonly as: 'owner' | 'deputy' | 'manager' }[]): boolean {
  const answers = duties.some(({ as }) => as !== 'manager');
  const standing: readonly Standing[] = [...person.roles, ...(answers ? (['answers'] as const) : [])];
  return MAY.handIn.some((allowed) => standing.includes(allowed));
}

/** Whether the holder of an open address may do this. */
export function mayByAddress(act: Act): boolean {
  return MAY[act].some((allowed) => allowed === 'bearer');
}

/** Whether this person may do this for an employee group; `leads`: the register names them as its lead. */
export function mayForGroup(act: Act, person: Who, leads: boolean): boolean {
  const standing: readonly Standing[] = [...person.roles, ...(leads ? (['group-lead'] as const) : [])];
  return MAY[act].some((allowed) => standing.includes(allowed));
}

/** Whether anybody may do this, whoever they are: somebody outside the register too. */
export const mayAnyone = (act: Act): boolean => (MAY[act] as readonly Standing[]).includes('anyone');

/** What somebody may see of a measure's readings. */
export type Sight = { readonly unreleased: boolean; readonly smallNumbers: boolean };

/** Kinds of reader by what they see: a committee's officer looks at what is not released yet, and at no small number. */
export const SIGHTS = {
  performance: { unreleased: true, smallNumbers: true },
  manager: { unreleased: true, smallNumbers: true },
  officer: { unreleased: true, smallNumbers: false },
  committee: { unreleased: false, smallNumbers: false },
  public: { unreleased: false, smallNumbers: false },
} as const satisfies Record<string, Sight>;

/** Whether this person may do this to this request. */
export function mayWithRequest(act: Act, { key, roles }: Who, request: RequestPeople): boolean {
  const standing: Standing[] = [
    'anybody',
    ...(key === request.raisedBy ? (['asker'] as const) : []),
    ...(key === request.givenTo ? (['given'] as const) : []),
    ...roles,
  ];
  return MAY[act].some((allowed) => standing.includes(allowed));
}

/** Whether this person may give, change, put off, hand on or withdraw this measure's reading. */
export function mayAnswer(person: Who, measure: People): boolean {
  return may('answer', person, measure);
}

function standingOf({ key, roles }: Who, { owner, deputy, manager, lead }: People): Standing[] {
  return [
    ...(key === owner ? (['owner'] as const) : []),
    ...(key === deputy ? (['deputy'] as const) : []),
    ...(key === manager ? (['manager'] as const) : []),
    ...(key === lead ? (['lead'] as const) : []),
    ...roles,
  ];
}
