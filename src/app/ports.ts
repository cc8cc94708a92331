import type { Day } from '../domain/calendar/day.ts';
import type { Recorded, SendOutcome } from '../domain/delivery/after-send.ts';
import type { Lease } from '../domain/delivery/lease.ts';
import type { Message } from '../domain/messages.ts';
import type { EmployeeGroup } from '../domain/measures/group.ts';
import type { Framework } from '../domain/measures/framework.ts';
import type { LiveMeasure, PersonKey } from '../domain/measures/measure.ts';
import type { Person } from '../domain/measures/people.ts';
import type { Routing } from '../domain/measures/routing.ts';
import type { Draft, DueReading } from '../domain/readings/due-reading.ts';
import type { Reading, Revision } from '../domain/readings/reading.ts';
import type { View } from '../domain/views.ts';

export type { SendOutcome };

/** What time it is. The only way for a use case to know. */
export type Clock = { now(): Date };

/**
 * A measure's partition as one query brings it: the measure, its due readings, drafts and recent readings (oldest
 * first), and the version by which a change is refused if somebody was quicker.
 */
export type MeasureFile = {
  readonly measure: LiveMeasure;
  readonly due: readonly DueReading[];
  readonly drafts: readonly Draft[];
  readonly readings: readonly Reading[];
  /** The hash of the newest revision, and the ETag of the row that holds it. */
  readonly chain: { readonly head: string; readonly version: string };
};

/** What one act changes in a measure's partition: stored in one transaction, or not at all. */
export type MeasureChange = {
  readonly measure?: LiveMeasure;
  /** Readings to store; the store writes the revision of each beside it and moves the chain on. */
  readonly readings?: readonly Reading[];
  readonly due?: readonly DueReading[];
  readonly drafts?: readonly Draft[];
  readonly dropDrafts?: readonly { readonly period: string; readonly by: PersonKey }[];
  readonly messages?: readonly Message[];
};

export type Measures = {
  /**
   * One storage transaction. Undefined: no such measure. Periods that ended before `since` are left out: twenty-five years
   * back where it is not given, which is one page of rows for any measure.
   */
  open(code: string, since?: Day): Promise<MeasureFile | undefined>;
  /** One storage transaction; `overtaken` when somebody changed this measure since it was opened: open and decide again. */
  save(file: MeasureFile, change: MeasureChange): Promise<'saved' | 'overtaken'>;
  revisions(code: string): Promise<Revision[]>;
  /** Which measures a committee has or had, and when. One storage transaction, however large the register is. */
  ofCommittee(committee: string): Promise<Routing[]>;
  /** Every measure, for exports and imports; reads the whole register, so no beat may call it. */
  all(): AsyncIterable<MeasureFile>;
};

/** How a person is reached in Teams; ids are the channel's own, opaque here. */
export type Conversation = {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
  readonly botId: string;
  readonly userId: string;
  readonly reachable: boolean;
  /** Why not, where it is not. */
  readonly why: string;
};

/** The numbered list that a person saw last (typed `1 12.5` answers it for seven days). */
export type ShownList = {
  readonly at: string;
  readonly items: readonly { readonly code: string; readonly period: string }[];
  /** The next day on which something of theirs opens, as known then: *everything until April*. */
  readonly nextAsk?: Day;
};

export type Duty = { readonly as: 'owner' | 'deputy' | 'manager'; readonly code: string };

/** A person's partition as one query brings it. */
export type PersonFile = {
  readonly person: Person;
  readonly conversation?: Conversation;
  readonly list?: ShownList;
  readonly duties: readonly Duty[];
  /** Days on which a message was put for this person, and their messages of the last 200 days. */
  readonly heardOn: readonly Day[];
  readonly messages: readonly Message[];
  /** Whether the introduction was given. */
  readonly introduced: boolean;
  /** They told us that they are away, and the day on which they are back; it may have passed. */
  readonly backOn?: Day;
};

export type People = {
  /** At most two storage transactions (one when the address was looked up before). */
  byEntraId(entraId: string): Promise<PersonFile | undefined>;
  /** By e-mail address or alias, in any case. */
  byEmail(email: string): Promise<PersonFile | undefined>;
  byKey(key: PersonKey): Promise<PersonFile | undefined>;
  /** Ties an Entra object id to a person, so that it is looked up once. */
  tie(key: PersonKey, entraId: string): Promise<void>;
  keepConversation(key: PersonKey, conversation: Conversation): Promise<void>;
  keepList(key: PersonKey, list: ShownList): Promise<void>;
  markIntroduced(key: PersonKey, at: string): Promise<void>;
  /** Undefined: they are back. */
  keepAbsence(key: PersonKey, backOn: Day | undefined): Promise<void>;
  all(): AsyncIterable<PersonFile>;
};

/** A message that may go, as its hint tells: where it lies, and since when it may. */
export type Waiting = {
  readonly hint: string;
  readonly partition: string;
  readonly row: string;
  readonly kind: Message['kind'];
  readonly writtenAt: string;
};

/** A message in hand: as it is stored, who marked it as being sent, and the version by which a second sender is refused. */
export type InHand = {
  readonly message: Message;
  readonly waiting: Waiting;
  readonly version: string;
  readonly sender: string;
  /** Whose message it is, where it lies in their partition and so came in the same transaction. */
  readonly person?: PersonFile;
};

/** What a message that arrived has shown, stored with its outcome: the numbered list, and that the person met us. */
export type Shown = { readonly list?: ShownList; readonly introducedAt?: string };

export type Outbox = {
  /**
   * Puts people's messages, each by its key, with the person's row for the day in the same transaction. Where the key is
   * there and still queued, what it covers grows; else nothing changes. Returns how many were new. One storage
   * transaction a message, and two for a hundred of one run.
   */
  put(messages: readonly Message[]): Promise<{ readonly queued: number; readonly alreadySaid: number }>;
  /** What may go at `now`, longest waiting first. One storage transaction for a thousand. */
  ready(now: Date, most: number): Promise<Waiting[]>;
  /** The message and, mostly, its person in one storage transaction; undefined when it is not to be sent (any more). */
  open(waiting: Waiting): Promise<InHand | undefined>;
  /** Marks it as being sent, by whom; `overtaken` when it was changed since it was opened. One storage transaction. */
  startSending(inHand: InHand, sender: string): Promise<InHand | 'overtaken'>;
  /** Stores what became of it; `overtaken` when somebody else has it now. One storage transaction; see {@link settle}. */
  record(inHand: InHand, outcome: Recorded, shown?: Shown): Promise<'recorded' | 'overtaken'>;
  /** Removes, a hundred at a time, the hints of what needs none any more. What a crash leaves is removed later. */
  settle(): Promise<void>;
  /** Puts a message that had its end back among those that are to be sent, as if it had never been tried. */
  requeue(message: Message, notBefore: Date): Promise<boolean>;
  /** The messages that one run put; reads those and no others. */
  ofRun(run: string): Promise<Message[]>;
  all(): AsyncIterable<Message>;
};

/** Who may do something that only one may do at a time; stored, and changed by its version. */
export type Leases = {
  read(name: string): Promise<{ readonly lease: Lease; readonly version: string } | undefined>;
  /** The new version; undefined when somebody was quicker. Without a version the lease must be new. */
  write(name: string, lease: Lease, version: string | undefined): Promise<string | undefined>;
};

/** When a job last ran, and when it is to run next (real instants, for schedules run by the real clock). */
export type Beat = {
  readonly job: string;
  /** ISO instants; `at` is empty where it has not run yet. */
  readonly at: string;
  readonly next: string;
  readonly outcome: 'waiting' | 'done' | 'failed';
  readonly reason: string;
};

/** The scheduler's memory. */
export type Beats = {
  /** Claims a slot (a job and a time) for one of several schedulers; false when another has it. Saves work, no more. */
  claim(job: string, slot: Date): Promise<boolean>;
  keep(beat: Beat): Promise<void>;
  /** One storage transaction. */
  all(): Promise<Beat[]>;
};

/** Where Teams was last seen to call from: needed to write first to somebody who has never written. */
export type Doorway = Pick<Conversation, 'serviceUrl' | 'tenantId' | 'botId'>;
export type Doorways = {
  latest(): Promise<Doorway | undefined>;
  /** Costs a storage transaction only when it changed. */
  seen(doorway: Doorway): Promise<void>;
};

/** The jobs that decide by the day: which measures (by code) or managers (by key) each has to look at. */
export type WakeFor = 'ask' | 'remind' | 'managerDigest';

/** On which day a job next has something to decide about a measure or a manager. */
export type Wake = { readonly job: WakeFor; readonly id: string; readonly on: Day };

/** One row per measure or manager by the day on which something is next to be decided: a beat reads only what is due. */
export type Wakes = {
  due(job: WakeFor, today: Day): Promise<{ readonly id: string; readonly on: Day }[]>;
  /** Written before the act and removed after it: a crash between the two leaves one row too many, never one too few. */
  set(job: WakeFor, id: string, on: Day): Promise<void>;
  clear(job: WakeFor, id: string, on: Day): Promise<void>;
  /** The same for many, a hundred in a storage transaction: what a run does for each measure is shared by all of them. */
  setAll(wakes: readonly Wake[]): Promise<void>;
  clearAll(wakes: readonly Wake[]): Promise<void>;
};

export type RunRecord = {
  readonly run: string;
  readonly job: string;
  readonly at: string;
  readonly people: number;
};

export type Runs = {
  /** Runs of the last 90 days that reached somebody; one storage transaction. */
  recent(job: string, now: Date): Promise<RunRecord[]>;
  keep(record: RunRecord): Promise<void>;
  /** The run of a job that waits for somebody to press *Send*, if one does. */
  held(job: string): Promise<RunRecord | undefined>;
  hold(record: RunRecord): Promise<void>;
  letGo(job: string): Promise<void>;
};

/** *Pause everything*: while it is there, nothing scheduled is decided or sent. `by` is who pressed it. */
export type Pause = { readonly since: string; readonly by: PersonKey };

export type Pauses = {
  current(): Promise<Pause | undefined>;
  begin(pause: Pause): Promise<void>;
  end(): Promise<void>;
};

/** The framework, groups and counters: everything of the register that has no partition of its own. */
export type Frameworks = {
  /** Kept in memory for half a minute, so that a card costs no look-up. */
  current(): Promise<Framework>;
  groups(): Promise<EmployeeGroup[]>;
  save(framework: Framework, groups: readonly EmployeeGroup[]): Promise<void>;
};

/** Everything that an import writes, already decided; the store writes it in whatever order is safe to repeat. */
export type RegisterChange = {
  readonly framework?: Framework;
  readonly groups?: readonly EmployeeGroup[];
  readonly people: readonly Person[];
  readonly measures: readonly { readonly code: string; readonly change: MeasureChange; readonly wakeOn?: Day }[];
};

export type Register = {
  isEmpty(): Promise<boolean>;
  write(change: RegisterChange, progress: (done: number, of: number) => void): Promise<void>;
};

/** The only way out to a person. */
export type Messenger = {
  send(to: Conversation, view: View): Promise<SendOutcome>;
  update(to: Conversation, activityId: string, view: View): Promise<SendOutcome>;
  /** Makes the personal conversation with somebody known by their Entra id only; making it again gives the same one. */
  open(entraId: string, through: Doorway): Promise<OpenOutcome>;
};

export type OpenOutcome =
  { readonly kind: 'opened'; readonly conversation: Conversation } | Exclude<SendOutcome, { kind: 'delivered' }>;

/** Storage as a whole. */
export type Store = {
  readonly measures: Measures;
  readonly people: People;
  readonly outbox: Outbox;
  readonly leases: Leases;
  readonly beats: Beats;
  readonly doorways: Doorways;
  readonly wakes: Wakes;
  readonly runs: Runs;
  readonly pauses: Pauses;
  readonly frameworks: Frameworks;
  readonly register: Register;
};

/** Storage that cannot be had now: try again. Translated once, by the adapter. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}
