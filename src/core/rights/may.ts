import type { Role } from '../measures/people.ts';

/**
 * Relationships to a measure, an employee group or (the lead) a policy objective. `answers` is the owner or deputy of
 * some measure; `anyone` need not be in the register; a `bearer` holds a secret address, without name or account.
 */
export type Relationship =
  'owner' | 'deputy' | 'answers' | 'manager' | 'lead' | 'group-lead' | 'anyone' | 'bearer' | Role | RequestRelationship;
/** Relationships to a request. `anybody` is everybody in the register. */
type RequestRelationship = 'asker' | 'given' | 'anybody';

/**
 * Who may do what, for security officers to read. All checks of rights use this table. A right that is not listed does
 * not exist.
 */
export const MAY = {
  /** Give, change, put off, hand on or withdraw a reading. */
  answer: ['owner', 'deputy', 'performance'],
  /** Give the measure to another person. */
  handOver: ['owner', 'deputy', 'manager', 'performance'],
  /** Ask its owner again, query a reading, accept it, give the measure to a colleague. */
  nudge: ['manager', 'performance'],
  query: ['manager', 'performance'],
  acknowledge: ['manager', 'performance'],
  reassign: ['manager', 'performance'],
  /** See a reading before it is released. */
  seeUnreleased: ['owner', 'deputy', 'manager', 'performance', 'committee-officer'],
  /** See small numbers of people; others get the safe copy (docs/rules.md, "Who sees what"). */
  seeSmallNumbers: ['owner', 'deputy', 'manager', 'performance'],
  /** Ask a partner organisation for a figure on its own page; accept or return what it sends. */
  askPartner: ['owner', 'deputy', 'performance'],
  /** Give one figure for one period on a partner page, while it is open. */
  giveOnPage: ['bearer'],
  /** Read a group's sheet at its address, say whether it was clear, ask a question. */
  readSheet: ['bearer'],
  /** Find a released measure and show its card in any chat. */
  search: ['anyone'],
  /** Release a reading, take it back, withdraw it; allow a small number to be shown, with a reason. */
  release: ['performance'],
  /** Lock and unlock a period; correct what is locked, with a reason. */
  lock: ['performance'],
  correct: ['performance'],
  /** Open a due reading by hand; move a measure to another committee. */
  openByHand: ['performance'],
  reroute: ['performance'],
  /** See the analysis of a measure's figures; confirm its baseline, with a reason. */
  seeAnalysis: ['owner', 'deputy', 'manager', 'performance'],
  setBaseline: ['owner', 'deputy', 'performance'],
  /** Start the analysis again from a period, or drop outlying moves, with a reason. */
  recordChoice: ['performance'],
  /** Write an objective's narrative for the half-year or the year. */
  narrate: ['lead', 'performance'],
  /** Release narratives to reports. */
  releaseNarratives: ['performance'],
  /** Send a held run, pause and resume everything. */
  runTheDesk: ['performance'],
  /** See a committee's digest before its release, edit, hold and release it with its figures, and undo that. */
  seeDigest: ['committee-officer', 'performance'],
  editDigest: ['committee-officer', 'performance'],
  releaseDigest: ['committee-officer', 'performance'],
  /** Link a channel or chat to a committee, and undo it. */
  linkCommittee: ['committee-officer', 'performance'],
  /** Link one to an employee group, and undo it. */
  linkGroup: ['performance', 'group-lead'],
  /** Begin, end and list legal holds. */
  holdRecords: ['performance'],
  /** Export and import the register as a spreadsheet; export everything; see and propose the yearly review. */
  useTheRegister: ['performance'],
  /**
   * Upload a spreadsheet, in one's chat or on one's own page. Each row needs its own right: `answer` for a figure,
   * `useTheRegister` for the register.
   */
  handIn: ['answers', 'performance'],
  /** Write, approve and preview a group's explainer. */
  writeExplainer: ['group-lead', 'performance'],
  /** Say whether an explainer was clear, and ask about it, without a name. */
  sayWhetherClear: ['anyone'],
  askAboutExplainer: ['anyone'],
  /** Answer a group's question; see reach, clarity and gaps of the Thrive link. */
  answerGroup: ['performance'],
  seeThrive: ['performance'],
  /** See which owners the bot can reach, and why not the others. */
  seeReach: ['performance'],
  /** Record what a committee asked, or a gap in the framework. */
  raiseRequest: ['anybody'],
  seeRequest: ['asker', 'given', 'performance', 'committee-officer'],
  /** See every unanswered request. */
  seeOpenRequests: ['performance', 'committee-officer'],
  /** Acknowledge a request, assign it with a date, say what was done about it. */
  workOnRequest: ['performance'],
  answerRequest: ['given', 'performance'],
  reopenRequest: ['asker', 'performance'],
  /** Make a draft measure of a gap, and make it live. */
  draftMeasure: ['performance'],
  /** See who has answered, what is held and what could not be delivered; send it again. */
  seeProgress: ['performance'],
  sendAgain: ['performance'],
} as const satisfies Record<string, readonly Relationship[]>;

export type Right = keyof typeof MAY;

/** `everyone`: everybody in the register, each for their own data. Other people may do nothing. */
export type Needed = Right | 'everyone';

/** What a person may see of a measure's readings. */
export type Sight = { readonly unreleased: boolean; readonly smallNumbers: boolean };

/** Committee officers see unreleased readings, but no small numbers. */
export const SIGHTS = {
  performance: { unreleased: true, smallNumbers: true },
  manager: { unreleased: true, smallNumbers: true },
  officer: { unreleased: true, smallNumbers: false },
  committee: { unreleased: false, smallNumbers: false },
  public: { unreleased: false, smallNumbers: false },
} as const satisfies Record<string, Sight>;
