import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { deliver } from '../../src/messaging/use-cases/deliver.ts';
import { type Services, readToday } from '../../src/core/services.ts';
import { groupOf } from '../../src/features/thrive/use-cases/groups.ts';
import { showThrive, thriveReach } from '../../src/features/thrive/use-cases/overview.ts';
import { runExplain } from '../../src/features/thrive/use-cases/run-explain.ts';
import { write } from '../../src/features/thrive/use-cases/write-explainer.ts';
import { CONVERSATION_LIMITS } from '../../src/messaging/rules/rate-limits.ts';
import { cardOf, textsOf } from '../support/fake-connector.ts';
import { PERFORMANCE, runningProduct } from '../support/running-product.ts';
import { actionOf } from '../support/services.ts';

const GROUPS = 300;
const STAFF = 10_000;
const MEASURES = 30;
const KINDS = ['channel', 'chat', 'noticeboard'] as const;
/** Stands in every figure and every word that was not released. */
const UNRELEASED = '977';
const SECRET = 'Unpublished';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const codeOf = (index: number) => `M-${String(index).padStart(3, '0')}`;
const groupCode = (index: number) => `group-${index}`;
/** 33 or 34 people each, together ten thousand. */
const sizeOf = (index: number) => Math.floor(((index + 1) * STAFF) / GROUPS) - Math.floor((index * STAFF) / GROUPS);

function register(): string {
  const folder = mkdtempSync(join(tmpdir(), 'groups-'));
  const put = (name: string, rows: Record<string, string | number>[]) =>
    writeFileSync(join(folder, `${name}.csv`), stringify(rows, { header: true }));
  const entra = (index: number) => `00000000-0000-4000-9000-${String(index).padStart(12, '0')}`;
  put('people', [
    ...numbers(GROUPS).map((index) => ({
      email: `lead.${index}@example.gov.uk`,
      name: `Lead ${index}`,
      entra_id: entra(index),
      roles: '',
    })),
    {
      email: 'performance.lead@example.gov.uk',
      name: 'Performance Lead',
      entra_id: PERFORMANCE.aadObjectId,
      roles: 'performance',
    },
  ]);
  put(
    'measures',
    numbers(MEASURES).map((index) => ({
      code: codeOf(index),
      title: `Jobs done well, kind ${index}`,
      direction: 'higher',
      frequency: 'monthly',
      unit: '%',
      influence: 'control',
      policy_objective: 'PO5',
      pledges: 'people',
      status: 'live',
    })),
  );
  put(
    'readings',
    numbers(MEASURES).flatMap((index) => [
      { code: codeOf(index), period: '2026-08', value: '61.5', status: 'final', so_what: '' },
      { code: codeOf(index), period: '2026-09', value: '62.5', status: 'final', so_what: '' },
      {
        code: codeOf(index),
        period: '2026-10',
        value: `${UNRELEASED}.${index}`,
        status: 'provisional',
        so_what: SECRET,
      },
    ]),
  );
  put(
    'groups',
    numbers(GROUPS).map((index) => ({
      code: groupCode(index),
      name: `Team ${index}`,
      kind: KINDS[index % 3]!,
      size: sizeOf(index),
      lead: `lead.${index}@example.gov.uk`,
      work: 'We do the job.',
      for_residents: 'People have a job done well.',
      measures: `${codeOf(index % MEASURES)};${codeOf((index + 1) % MEASURES)}`,
      moves: `${codeOf(index % MEASURES)}: Care helps`,
    })),
  );
  return folder;
}

let product: Awaited<ReturnType<typeof runningProduct>>;
const onDay = (on: string, time: string): Services => ({
  ...product.services,
  clock: { now: () => new Date(`${on}T${time}:00.000Z`) },
});
const run = (on: string, confirm: boolean) => runExplain(onDay(on, '10:00'), { dry: false, confirm });
const post = (on: string) =>
  deliver(onDay(on, '15:31'), product.server.messenger, { perSecond: 2000, concurrency: 16 });
const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, one) => all + one, 0);
const addsUp = (report: Awaited<ReturnType<typeof runExplain>>) =>
  expect(report.targeted).toBe(report.queued + report.alreadySaid + report.held + sum(report.skipped));

beforeAll(async () => {
  product = await runningProduct({ now: '2026-11-24T10:00:00Z', register: register() });
  await product.install(PERFORMANCE);
  const by = (await product.services.store.people.byEntraId(PERFORMANCE.aadObjectId))!.profile.key;
  for (const index of numbers(GROUPS).filter((one) => one % 3 !== 2)) {
    const kind = KINDS[index % 3] === 'chat' ? 'chat' : 'channel';
    const conversationId = `19:${index}@thread.tacv2`;
    const ids = { serviceUrl: product.connector.url, tenantId: 'tenant', botId: '28:bot', userId: '' };
    const there = { conversationId, ...ids, kind, reachable: true, why: '' } as const;
    const { channel } = await product.services.store.channels.meet({ kind, name: '', teamId: '' }, there);
    const tied = { as: 'group', code: groupCode(index) } as const;
    await product.services.store.channels.link({
      linkedTo: tied,
      channel: channel.key,
      by,
      at: '2026-11-24T09:00:00.000Z',
    });
  }
});
afterAll(() => product.close());

it('three hundred groups and ten thousand staff: one run, sums that add up, and a second sends nothing', async () => {
  const held = await run('2026-11-24', false);
  addsUp(held);
  expect(held).toMatchObject({ targeted: GROUPS, queued: 0, held: GROUPS });
  const drafted = await run('2026-11-24', true);
  addsUp(drafted);
  expect(drafted).toMatchObject({ targeted: GROUPS, queued: GROUPS });
  await post('2026-11-24');

  const services = onDay('2026-11-25', '10:00');
  const context = await readToday(services);
  for (const index of numbers(GROUPS)) {
    const group = (await groupOf(services, groupCode(index)))!;
    const [draft] = await services.store.explainers.ofGroup(group.code);
    await write({ services, context }, group, draft!, {
      what: 'approved',
      by: 'command',
      sentence: 'You make it look easy.',
    });
  }
  const sent = await run('2026-11-26', true);
  addsUp(sent);
  expect(sent).toMatchObject({ targeted: GROUPS, queued: GROUPS });
  expect(new Set(sent.messages.map(({ key }) => key)).size).toBe(GROUPS);
  const again = await run('2026-11-26', true);
  addsUp(again);
  expect(again).toMatchObject({ queued: 0 });
  const delivered = await post('2026-11-26');
  expect(delivered).toMatchObject({ targeted: GROUPS, delivered: GROUPS });
  const perConversation = Object.values(Object.groupBy(product.connector.sent, ({ conversation }) => conversation));
  const [least] = CONVERSATION_LIMITS.map(([most]) => most).toSorted((a, b) => a - b);
  for (const own of perConversation) expect(own!.length).toBeLessThanOrEqual(least!);

  // What arrived is found out by the next look, which sends nothing and begins no new one for six weeks.
  const next = await run('2026-11-27', true);
  addsUp(next);
  expect(next).toMatchObject({ queued: 0 });
  const { standings, sum: all } = await thriveReach(product.services);
  expect(all).toMatchObject({ groups: GROUPS, people: STAFF });
  expect(sum(Object.fromEntries(Object.entries(all.by).map(([how, { people }]) => [how, people])))).toBe(STAFF);
  expect(all.by.reached.groups).toBe(200);
  expect(all.by.printed.groups).toBe(100);
  expect(standings.every(({ explainers }) => explainers === 1)).toBe(true);
});

it('nobody sees a figure, or a word about one, that was not released', async () => {
  const texts = product.connector.sent.flatMap(({ activity }) => [activity.summary ?? '', JSON.stringify(activity)]);
  expect(texts.length).toBeGreaterThan(GROUPS * 2);
  const person = (await product.services.store.people.byEntraId(PERFORMANCE.aadObjectId))!;
  const context = await readToday(product.services);
  const overview = await showThrive(actionOf({ services: product.services, context, person }));
  const explainers = [];
  for await (const explainer of product.services.store.explainers.all()) explainers.push(JSON.stringify(explainer));
  await product.type({ ...PERFORMANCE, id: '29:anyone', aadObjectId: 'a-stranger' }, 'link group-1');
  expect(textsOf(cardOf(product.last())).join(' ')).toContain('62.5%');
  for (const text of [...texts, ...explainers, JSON.stringify(overview), JSON.stringify(product.last())]) {
    expect(text).not.toContain(UNRELEASED);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('2026-10"');
  }
});
