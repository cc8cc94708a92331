import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importRegister } from '../../src/features/register/use-cases/import-register.ts';
import type { Clock } from '../../src/core/services.ts';
import { readConfig } from '../../src/config/config.ts';
import { openProduct } from '../../src/container.ts';
import { freshTable, testClock, testStorage } from './azurite.ts';
import { cardOf, fakeConnector, type Sent } from './fake-connector.ts';
import { watchLog } from './log-watch.ts';

/** Somebody in Teams, by the ids that the example register knows. */
export const OWNER = { id: '29:owner', aadObjectId: '00000000-0000-4000-8000-000000000001', name: 'Service Manager' };
export const MANAGER = {
  id: '29:manager',
  aadObjectId: '00000000-0000-4000-8000-000000000002',
  name: 'Head of Service',
};
export const PERFORMANCE = {
  id: '29:performance',
  aadObjectId: '00000000-0000-4000-8000-000000000005',
  name: 'Performance Lead',
};
export const OFFICER = {
  id: '29:officer',
  aadObjectId: '00000000-0000-4000-8000-000000000003',
  name: 'Committee Officer',
};
export const DEPUTY = { id: '29:deputy', aadObjectId: '00000000-0000-4000-8000-000000000077', name: 'Deputy' };
export const STRANGER = { id: '29:stranger', aadObjectId: '00000000-0000-4000-8000-000000000099', name: 'Somebody' };
export type Teammate = typeof OWNER;

const ADDRESSES = {
  [OWNER.id]: 'service.manager@example.gov.uk',
  [MANAGER.id]: 'head.of.service@example.gov.uk',
  [PERFORMANCE.id]: 'performance.lead@example.gov.uk',
  [OFFICER.id]: 'committee.officer.families@example.gov.uk',
  [DEPUTY.id]: 'deputy.service.manager@example.gov.uk',
  [STRANGER.id]: 'nobody@elsewhere.example',
};

/** The whole product: real restify, real CloudAdapter, real Azurite, the Gateshead register, and a stand-in for Teams. */
export async function runningProduct(
  options: {
    now?: string;
    clock?: Clock;
    register?: string;
    env?: Record<string, string>;
    /** Addresses of more people, by their id in Teams. */
    addresses?: Record<string, string>;
    /** Hears every line of the log. */
    logTo?: { write(line: string): void };
  } = {},
) {
  const connector = await fakeConnector({ ...ADDRESSES, ...options.addresses });
  const counted: string[] = [];
  const read = readConfig({
    PORT: '0',
    LOG_LEVEL: 'trace',
    // A test types faster than anybody.
    PMIF_BURST_PER_PERSON: '10000',
    AZURE_STORAGE_CONNECTION_STRING: await testStorage(),
    PMIF_TABLE_PREFIX: freshTable(),
    PMIF_DATA_DIR: mkdtempSync(join(tmpdir(), 'pmif-test-')),
    PMIF_NOW: options.now ?? '2026-11-24T10:00:00Z',
    ...options.env,
  });
  if (read.kind === 'bad') throw new Error(JSON.stringify(read.problems));
  const watch = watchLog();
  const told = testClock(options.now);
  const { clock = told, logTo = watch } = options;
  const product = await openProduct(read.config, {
    onTransaction: (what) => counted.push(what),
    clock,
    logTo,
  });
  const report = await importRegister(product.importServices, {
    paths: [options.register ?? 'examples/gateshead'],
    dry: false,
  });
  if (report.problems.length > 0) throw new Error(JSON.stringify(report.problems));
  // Read now: when a file of tests ends, its storage may go before its product does.
  const people: string[] = [];
  for await (const { profile } of product.services.store.people.all())
    people.push(profile.name, profile.email, ...profile.aliases);
  counted.length = 0;
  const server = await product.listen();
  let activities = 0;

  const post = async (activity: Record<string, unknown>) => {
    // Time stands still, so that what is counted does not depend on how long it takes; but no two activities share a moment.
    told.set(new Date(told.now().getTime() + 1).toISOString());
    const response = await fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    return { status: response.status, body: await response.text() };
  };
  const activityOf = (who: Teammate, more: Record<string, unknown>) => ({
    type: 'message',
    id: `activity-${++activities}`,
    channelId: 'msteams',
    serviceUrl: connector.url,
    from: who,
    recipient: { id: '28:bot', name: 'Performance' },
    conversation: { id: `a:${who.id.slice(3)}`, conversationType: 'personal', tenantId: 'tenant' },
    channelData: { tenant: { id: 'tenant' } },
    ...more,
  });
  const last = (): Sent => {
    const sent = connector.sent.at(-1);
    if (sent === undefined) throw new Error('nothing was sent');
    return sent;
  };
  return {
    ...product,
    /** For a second process over the same storage. */
    config: read.config,
    server,
    connector,
    counted,
    post,
    activityOf,
    last,
    lastCard: () => cardOf(last()),
    type: (who: Teammate, text: string, more: Record<string, unknown> = {}) => {
      watch.hear(text);
      return post(activityOf(who, { text, ...more }));
    },
    press: (who: Teammate, value: Record<string, unknown>, more: Record<string, unknown> = {}) => {
      watch.hear(...Object.values(value));
      return post(activityOf(who, { value, replyToId: last().id, ...more }));
    },
    install: (who: Teammate) => post(activityOf(who, { type: 'installationUpdate', action: 'add' })),
    /** Whatever the test was about: nothing that anybody wrote, no name and no address may stand in the log of it. */
    close: async () => {
      await server.close();
      await connector.close();
      await product.close();
      const found = watch.found(people);
      if (found.length > 0) throw new Error(`the log says what somebody wrote or is called: ${found.join(' | ')}`);
    },
  };
}
