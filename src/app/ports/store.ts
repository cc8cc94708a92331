import type { Acts } from './acts.ts';
import type { Explainers } from './explainers.ts';
import type { Documents } from './files.ts';
import type { Holds, Housekeeping } from './housekeeping.ts';
import type { Measures } from './measures.ts';
import type { Doorways } from './messenger.ts';
import type { Narratives } from './narratives.ts';
import type { PowerBiTable } from './power-bi.ts';
import type { Outbox } from './outbox.ts';
import type { PartnerPages } from './partner-pages.ts';
import type { People } from './people.ts';
import type { Digests } from './digests.ts';
import type { Places } from './places.ts';
import type { Frameworks, Register } from './register.ts';
import type { Requests } from './requests.ts';
import type { SheetAddresses } from './sheets.ts';
import type { Secrets } from './secrets.ts';
import type { Beats, Leases, Pauses, Runs, Wakes } from './schedule.ts';
import type { Templates } from './templates.ts';
import type { UploadPages } from './upload-pages.ts';

/** Storage as a whole. */
export type Store = {
  readonly acts: Acts;
  readonly holds: Holds;
  readonly housekeeping: Housekeeping;
  readonly measures: Measures;
  readonly people: People;
  readonly places: Places;
  readonly narratives: Narratives;
  readonly templates: Templates;
  readonly digests: Digests;
  readonly powerBi: PowerBiTable;
  readonly outbox: Outbox;
  readonly leases: Leases;
  readonly beats: Beats;
  readonly doorways: Doorways;
  readonly wakes: Wakes;
  readonly runs: Runs;
  readonly pauses: Pauses;
  readonly requests: Requests;
  readonly frameworks: Frameworks;
  readonly register: Register;
  readonly documents: Documents;
  readonly explainers: Explainers;
  readonly secrets: Secrets;
  readonly partnerPages: PartnerPages;
  readonly sheetAddresses: SheetAddresses;
  readonly uploadPages: UploadPages;
};

/** Storage that cannot be had now: try again. Translated once, by the adapter. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}
