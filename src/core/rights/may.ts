import type { Role } from '../measures/people.ts';

/**
 * Who somebody is towards a measure, an employee group, or (the lead) a policy objective. Whoever `answers` is owner or
 * deputy of some measure. `anyone` need not be in the register; a `bearer` is whoever holds an address that nobody can guess, with no name and no account.
 */
export type Relationship =
  'owner' | 'deputy' | 'answers' | 'manager' | 'lead' | 'group-lead' | 'anyone' | 'bearer' | Role | RequestRelationship;
/** Towards a request: whoever raised it, whoever it was given to. `anybody` is everybody of the register. */
type RequestRelationship = 'asker' | 'given' | 'anybody';

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
  linkCommittee: ['committee-officer', 'performance'],
  /** Tie one to an employee group, and undo it: whoever leads the group may as well. */
  linkGroup: ['performance', 'group-lead'],
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
} as const satisfies Record<string, readonly Relationship[]>;

export type Act = keyof typeof MAY;

/** `everyone`: everybody of the register, each for what is their own. Somebody outside it may do nothing. */
export type Needed = Act | 'everyone';
