import type { Acts } from '../features/records/store.ts';
import type { Explainers } from '../features/thrive/store.ts';
import type { Documents } from '../messaging/files.ts';
import type { Holds, Housekeeping } from '../features/records/housekeeping-store.ts';
import type { Measures } from '../features/readings/store.ts';
import type { TeamsEndpoints } from '../messaging/messenger.ts';
import type { Narratives } from '../features/narratives/store.ts';
import type { PowerBiTable } from '../features/power-bi/store.ts';
import type { Outbox } from '../messaging/outbox.ts';
import type { PartnerPages } from '../features/partners/store.ts';
import type { People } from './people-store.ts';
import type { Digests } from '../features/committee-digest/store.ts';
import type { Places } from '../features/channels/store.ts';
import type { Frameworks, Register } from '../features/register/store.ts';
import type { Requests } from '../features/requests/store.ts';
import type { SheetAddresses } from '../features/thrive/sheet-store.ts';
import type { Secrets } from './secrets.ts';
import type { Beats, Leases, Pauses, Runs, Wakes } from '../messaging/schedule.ts';
import type { Templates } from '../features/reports/store.ts';
import type { UploadPages } from '../features/register/upload-store.ts';

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
  readonly teamsEndpoints: TeamsEndpoints;
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
