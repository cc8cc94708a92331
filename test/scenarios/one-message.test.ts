import type { RunReport, RunRequest } from '../../src/messaging/use-cases/run.ts';
import type { Services } from '../../src/core/services.ts';
import { runNarrative } from '../../src/features/narratives/use-cases/run-narrative.ts';
import { releaseReadings } from '../../src/features/release/use-cases/release-readings.ts';
import { runRound } from '../../src/features/readings/use-cases/run-round.ts';
import { runExplain } from '../../src/features/thrive/use-cases/run-explain.ts';
import { testClock } from '../support/azurite.ts';
import { exampleCopy } from '../support/example-copy.ts';
import { cardOf, pressOf, type Sent, textsOf } from '../support/fake-connector.ts';
import { NARRATIVE_WORDS } from '../support/narrative-views.ts';
import { OWNER, PERFORMANCE, runningProduct } from '../support/running-product.ts';
import { sendReady } from '../support/send-ready.ts';

// Somebody who owns five figures, leads an objective, and leads two groups.
const register = exampleCopy({
  groups: (rows) =>
    rows.map((row) =>
      ['repairs', 'customer-services'].includes(row.code ?? '')
        ? { ...row, lead: 'service.manager@example.gov.uk' }
        : row,
    ),
});
const REQUEST: RunRequest = { dry: false, confirm: true };
const JOBS: readonly ((services: Services) => Promise<RunReport>)[] = [
  (services) => runRound(services, 'ask', REQUEST),
  (services) => runNarrative(services, REQUEST),
  (services) => runExplain(services, REQUEST),
];
let product: Awaited<ReturnType<typeof runningProduct>>;
let clock: ReturnType<typeof testClock>;
beforeEach(async () => {
  clock = testClock('2026-11-24T08:00:00Z');
  product = await runningProduct({ clock, register });
  await product.install(OWNER);
});
afterEach(() => product.close());

const toOwner = () => product.connector.sent.filter(({ conversation }) => conversation === `a:${OWNER.id.slice(3)}`);
const said = (sent: Sent | undefined) => textsOf(cardOf(sent)).join('\n');
const shown = () => said(toOwner().at(-1));
/** Jobs on the morning of a day, twice; and what the owner was sent by its evening. */
async function live(on: string, jobs = JOBS): Promise<Sent[]> {
  clock.set(`${on}T08:00:00Z`);
  for (const job of jobs) {
    const { targeted, queued, alreadySaid, held, skipped } = await job(product.services);
    const left = Object.values(skipped).reduce((sum, one) => sum + one, 0);
    expect(targeted).toBe(queued + alreadySaid + held + left);
    expect(await job(product.services)).toMatchObject({ queued: 0 });
  }
  clock.set(`${on}T16:00:00Z`);
  const before = product.connector.sent.length;
  await sendReady(product);
  return product.connector.sent
    .slice(before)
    .filter(({ conversation, how }) => how === 'send' && conversation === `a:${OWNER.id.slice(3)}`);
}
const pressOn = (
  sent: Sent | undefined,
  verb: string,
  more: object = {},
  where?: (data: Record<string, string>) => boolean,
) => product.press(OWNER, { ...pressOf(cardOf(sent), verb, where), ...more }, { replyToId: sent?.id });
const drafts = async (group: string) =>
  (await product.services.store.explainers.ofGroup(group)).map(({ state, period }) => `${period} ${state}`);

it('asks somebody who owns figures, leads an objective and leads groups for all of it in one message', async () => {
  const [ask, ...others] = await live('2026-11-24');
  expect(others).toEqual([]);
  expect(said(ask)).toContain('5 figures of yours are wanted');
  expect(said(ask)).toContain('3 other things wait for your word.');
  expect(said(ask)).toContain('For the report: The balanced scorecard');
  expect(said(ask)).toContain('To approve: what Repairs team will read');
  expect(said(ask)).toContain('To approve: what Customer services will read');
  for (const on of ['2026-11-25', '2026-11-26']) expect(await live(on)).toEqual([]);

  // Each is done from there, and leads back to what is left.
  await pressOn(ask, 'openNarrative');
  await product.press(
    OWNER,
    { ...pressOf(product.lastCard(), 'submitNarrative'), ...NARRATIVE_WORDS },
    { replyToId: ask?.id },
  );
  expect(shown()).toContain('Thank you. Your words are in the report’s draft.');
  await pressOn(toOwner().at(-1), 'showList');
  expect(shown()).toContain('2 other things wait for your word.');
  await pressOn(toOwner().at(-1), 'showDraft', {}, ({ group }) => group === 'repairs');
  await pressOn(toOwner().at(-1), 'approveExplainer', { note: 'You mend more at the first visit.' });
  expect(shown()).toContain('Repairs team gets this');
  await pressOn(toOwner().at(-1), 'showList');
  expect(shown()).toContain('1 other thing waits for your word.');
  await product.type(OWNER, 'due');
  expect(shown()).toContain('1 other thing waits for your word.');
});

it('shows drafts alone in one message, where nothing else is asked', async () => {
  const [drafted, ...others] = await live('2026-11-24', JOBS.slice(2));
  expect(others).toEqual([]);
  expect(said(drafted)).toContain('2 things wait for your word.');
  // The draft of a group that was approved elsewhere is left out; one alone stands as itself.
  expect(await live('2026-11-25', JOBS.slice(2))).toEqual([]);
});

it('never chases a lead for a draft: a newer figure takes its place, and the performance team sees how long it waits', async () => {
  const [drafted] = await live('2026-11-24', JOBS.slice(2));
  expect(await drafts('customer-services')).toEqual(['2026-09 draft']);
  for (const [on, value] of [
    ['2026-12-01', '80.1'],
    ['2026-12-15', '80.4'],
    ['2027-01-12', '80.9'],
  ] as const) {
    clock.set(`${on}T07:00:00Z`);
    await product.type(OWNER, 'due');
    await product.type(OWNER, `EXAMPLE-CALLS ${value} Two more colleagues answered calls, so people waited less.`);
    await product.type(OWNER, `EXAMPLE-CALLS ${value} Two more colleagues answered calls, so people waited less.`);
    const file = await product.services.store.measures.open('EXAMPLE-CALLS');
    const period = file?.readings.at(-1)?.period.text ?? '';
    await releaseReadings(product.services, 'command', [{ code: 'EXAMPLE-CALLS', period }]);
    expect(await live(on, JOBS.slice(2))).toEqual([]);
  }
  const states = await drafts('customer-services');
  expect(states.at(-1)).toBe('2026-12 draft');
  expect(states.slice(0, -1).every((one) => one.endsWith('dropped'))).toBe(true);

  // The card that they have shows the newer figure; an old form approves nothing unseen.
  await pressOn(drafted, 'showDraft', {}, ({ group }) => group === 'customer-services');
  expect(shown()).toContain('for December 2026');
  const old = {
    verb: 'approveExplainer',
    group: 'customer-services',
    measure: 'EXAMPLE-CALLS',
    period: '2026-09',
    card: '1',
  };
  await product.press(OWNER, { ...old, note: 'You answer faster.' });
  expect(shown()).toContain('A newer figure has come since: nothing was done');
  expect((await drafts('customer-services')).at(-1)).toBe('2026-12 draft');

  await product.type(PERFORMANCE, 'progress');
  const progress = textsOf(product.lastCard()).join('\n');
  expect(progress).toContain('Explainers that wait for a word');
  expect(progress).toContain('Customer services: what they would read has waited since 24 November 2026.');
});

it('tells a lead of a draft whose message was never put', async () => {
  // As if the process had ended between the draft and its message.
  const lost = {
    ...product.services,
    store: {
      ...product.services.store,
      outbox: { ...product.services.store.outbox, put: () => Promise.reject(new Error('ended')) },
    },
  };
  await expect(runExplain(lost, REQUEST)).rejects.toThrow('ended');
  expect(await drafts('repairs')).toHaveLength(1);
  const [drafted] = await live('2026-11-24', JOBS.slice(2));
  expect(said(drafted)).toContain('To approve: what Repairs team will read');
});
