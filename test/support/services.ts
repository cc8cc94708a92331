import type { MessageKind } from '../../src/messaging/rules/message.ts';
import type { UserAction } from '../../src/actions/action.ts';
import type { Inbound } from '../../src/actions/inbound.ts';
import { ALSO_WAITING, JOBS, MESSAGE_KINDS } from '../../src/features.ts';
import type { Services } from '../../src/core/services.ts';

const absent = (what: string) => () => {
  throw new Error(`This test has no ${what}.`);
};

/** Services that a test without files, pages and printers does without: whoever calls one fails by its name. */
const WITHOUT: Omit<Services, 'store' | 'clock' | 'bankHolidays' | 'installLink'> = {
  jobs: JOBS,
  messageKinds: MESSAGE_KINDS,
  alsoWaiting: ALSO_WAITING,
  links: { toDocument: () => undefined },
  pages: {
    url: () => undefined,
    tokens: { fresh: absent('tokens'), derived: absent('tokens'), hashOf: absent('tokens'), same: absent('tokens') },
  },
  printSheet: absent('printed sheets'),
  printed: absent('printed pages'),
  readingAge: absent('reading age'),
  papers: { write: absent('papers') },
  spreadsheets: {
    read: absent('spreadsheets'),
    write: absent('spreadsheets'),
    csv: absent('spreadsheets'),
    yaml: absent('spreadsheets'),
    page: absent('spreadsheets'),
    proposals: absent('spreadsheets'),
    zip: absent('spreadsheets'),
    newKey: absent('spreadsheets'),
  },
};

/** What storage must know of kinds of message. */
export const countsTowardsDailyLimit = (kind: MessageKind): boolean =>
  MESSAGE_KINDS[kind].policy.countsTowardsDailyLimit;

/** Services over a store and a clock, with no bank holidays and nothing that makes files. */
export const servicesOver = (
  given: Pick<Services, 'store' | 'clock'> & Partial<Omit<Services, 'store' | 'clock'>>,
): Services => ({ ...WITHOUT, bankHolidays: [], ...given });

const INBOUND: Inbound = {
  kind: 'typed',
  activityId: 'a-1',
  actor: { entraId: '', teamsUserId: '', name: '' },
  conversation: {
    conversationId: 'c-1',
    serviceUrl: '',
    tenantId: '',
    botId: '',
    userId: '',
    reachable: true,
    why: '',
    personal: true,
  },
  email: () => Promise.resolve(undefined),
};

/** Somebody doing something, for a use case that is called by itself. */
export const actionOf = (given: Pick<UserAction, 'services' | 'context' | 'person'>): UserAction => ({
  inbound: INBOUND,
  rest: [],
  ...given,
});
