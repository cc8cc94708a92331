import { freePort } from '../support/free-port.ts';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeConnector, fakeConnector, textsOf } from '../support/fake-connector.ts';
import { allGone, ctrlC, descendants, killGroup, npmStart, pmif, type Started } from '../support/npm-start.ts';
import { OWNER } from '../support/running-product.ts';

const WORDS = 'Two homes closed this summer, so more children came into care.';

let teams: FakeConnector;
const started: Started[] = [];
beforeAll(async () => {
  teams = await fakeConnector();
});
afterAll(async () => {
  await Promise.all(started.map(ctrlC));
  await teams.close();
});

async function start(dataDir: string, ...args: string[]): Promise<Started> {
  const product = await npmStart(dataDir, ...args);
  started.push(product);
  return product;
}

const folder = () => mkdtempSync(join(tmpdir(), 'pmif-start-'));

/** What the owner types in Teams, over HTTP to the bot, and the text of the card that comes back. */
async function type({ bot }: Started, text: string): Promise<string> {
  const before = teams.sent.length;
  const response = await fetch(`${bot}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: `typed-${before}`,
      text,
      channelId: 'msteams',
      serviceUrl: teams.url,
      from: OWNER,
      recipient: { id: '28:bot', name: 'Performance' },
      conversation: { id: 'a:owner', conversationType: 'personal', tenantId: 'tenant' },
      channelData: { tenant: { id: 'tenant' } },
    }),
  });
  expect(response.status).toBe(200);
  const sent = await teams.received(before + 1);
  return textsOf(sent[before]?.activity.attachments).join('\n');
}

it('Ctrl-C, which arrives twice, leaves no process behind: no bot, no Azurite, no playground', async () => {
  const dataDir = folder();
  const product = await start(dataDir, '--playground-port', String(await freePort()));
  const running = descendants(product.child.pid ?? 0);
  const commands = running.map(({ command }) => command).join('\n');
  for (const part of ['bin/start.js', 'azurite-process', 'm365agentsplayground']) expect(commands).toContain(part);
  await ctrlC(product);
  await allGone(running.map(({ pid }) => pid));
  expect(existsSync(join(dataDir, 'azurite.json'))).toBe(false);
});

it('kill -9 of the whole product loses nothing that was answered, and leaves no process behind', async () => {
  const dataDir = folder();
  const product = await start(dataDir, '--no-playground');
  const running = descendants(product.child.pid ?? 0);
  expect(await type(product, 'due')).toContain('Number of looked after children');
  expect(await type(product, `PMIF-LAC-N 490 because ${WORDS}`)).toContain('490');
  await killGroup(product);
  const readings = await pmif<Record<string, unknown>[]>(dataDir, 'export', 'readings');
  const answer = readings.find(({ code, period }) => code === 'PMIF-LAC-N' && period === '2026-09-30');
  expect(answer).toMatchObject({ value: '490', typed: '490', soWhat: `Because ${WORDS}`, revision: 1 });
  await allGone(running.map(({ pid }) => pid));
});
