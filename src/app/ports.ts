/** What use cases need of the world outside, by area; `container.ts` joins each to its adapter. */
export type { SendOutcome } from '../domain/delivery/after-send.ts';
export type { Anchored, Holds, Housekeeping, Removal, Removed } from './ports/housekeeping.ts';
export type { Acts, ActOf, ActOn } from './ports/acts.ts';
export type { Clock } from './ports/clock.ts';
export type { ChainEnd, MeasureFile, MeasureChange, Measures } from './ports/measures.ts';
export type { Conversation, ShownList, Duty, PersonFile, People } from './ports/people.ts';
export type { Waiting, InHand, Shown, Outbox } from './ports/outbox.ts';
export type { DigestFile, Digests } from './ports/digests.ts';
export type { Papers } from './ports/papers.ts';
export type { PlaceFile, Places, Tie } from './ports/places.ts';
export type { NarrativeFile, NarrativeChange, Narratives } from './ports/narratives.ts';
export type { PowerBiTable, RowsPut } from './ports/power-bi.ts';
export type { Templates } from './ports/templates.ts';
export type { Leases, Beat, Beats, WakeFor, Wake, Wakes, RunRecord, Runs, Pause, Pauses } from './ports/schedule.ts';
export type { RequestChange, RequestFile, Requests } from './ports/requests.ts';
export type { Frameworks, RegisterChange, Register } from './ports/register.ts';
export type { Doorway, Doorways, Messenger, OpenOutcome } from './ports/messenger.ts';
export type {
  Consent,
  Document,
  Documents,
  DroppedFile,
  FetchedFile,
  KeptDocument,
  Links,
  SavedFile,
} from './ports/files.ts';
export type { Secrets } from './ports/secrets.ts';
export type { SheetAddresses, SheetPrinter } from './ports/sheets.ts';
export type { Tokens } from './ports/tokens.ts';
export type { StoredPartnerPage, PartnerPages } from './ports/partner-pages.ts';
export type { Spreadsheets } from './ports/spreadsheets.ts';
export type { ExplainerFile, Explainers, QuestionFile } from './ports/explainers.ts';
export type { Store } from './ports/store.ts';
export { StorageUnavailable } from './ports/store.ts';
