import type { Clock, Random } from '../core/services.ts';
import type { Store } from '../core/store.ts';
import { tableBeats, tableLeases, tableSecrets, tableTeamsEndpoints } from './processes.ts';
import { tableDocuments, tableTemplates } from './documents.ts';
import { tableExplainers } from './explainers.ts';
import { tableFrameworks } from './frameworks.ts';
import { tableHolds, tableHousekeeping } from './records/housekeeping.ts';
import { tableMeasures } from './measures/measures.ts';
import { tableNarratives } from './narratives.ts';
import { tableOutbox } from './messages/outbox.ts';
import { tablePartnerPages, tableSheetAddresses, tableUploadPages } from './public-pages.ts';
import { tablePeople } from './people/people.ts';
import { tableRequests } from './requests.ts';
import { tableDigests } from './digests.ts';
import { tableChannels } from './channels.ts';
import { tablePowerBi } from './power-bi.ts';
import { tableRegister } from './register.ts';
import { tablePauses, tableRuns, tableWakes } from './schedule.ts';
import { type AzureTable, type Connection, openTable } from './engine/table.ts';
import type { MessageKind } from '../messaging/rules/message.ts';
import { tableActs } from './records/trail.ts';
import { systemRandom } from '../system/random.ts';

export type StoreNeeds = {
  readonly connection: Connection;
  /** The table's name: letters and digits, beginning with a letter (`PMIF_TABLE_PREFIX`). */
  readonly tablePrefix: string;
  readonly clock: Clock;
  readonly random?: Random;
  readonly countsTowardsDailyLimit: (kind: MessageKind) => boolean;
  readonly onTransaction?: (what: string) => void;
};

/** Opens storage and creates its table if it is missing. Throws `StorageUnavailable`. */
export async function openStore(services: StoreNeeds): Promise<Store> {
  const { clock, random = systemRandom } = services;
  const table = await openTable(services.connection, services.tablePrefix, services.onTransaction);
  const wakes = tableWakes(table);
  const frameworks = tableFrameworks(table, clock);
  const secrets = tableSecrets(table, random);
  return {
    acts: tableActs(table),
    holds: tableHolds(table),
    housekeeping: tableHousekeeping(table),
    measures: tableMeasures(table, clock),
    people: tablePeople(table, clock),
    channels: tableChannels(table, clock, random),
    narratives: tableNarratives(table),
    templates: tableTemplates(table, random),
    digests: tableDigests(table),
    powerBi: tablePowerBi(table, openOnce(services)),
    outbox: tableOutbox(table, clock, services.countsTowardsDailyLimit),
    leases: tableLeases(table),
    beats: tableBeats(table),
    teamsEndpoints: tableTeamsEndpoints(table),
    wakes,
    runs: tableRuns(table),
    pauses: tablePauses(table),
    requests: tableRequests(table, clock),
    frameworks,
    register: tableRegister(table, clock, wakes, frameworks),
    documents: tableDocuments(table, clock, random),
    partnerPages: tablePartnerPages(table),
    sheetAddresses: tableSheetAddresses(table),
    uploadPages: tableUploadPages(table),
    secrets,
    explainers: tableExplainers(table, secrets),
  };
}

/** The table for dashboards is opened, and created, when it is first needed. */
function openOnce({ connection, tablePrefix, onTransaction }: StoreNeeds): () => Promise<AzureTable> {
  let opening: Promise<AzureTable> | undefined;
  return () => (opening ??= openTable(connection, `${tablePrefix}powerbi`, onTransaction));
}
