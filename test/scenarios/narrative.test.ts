import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deliver } from '../../src/messaging/use-cases/deliver.ts';
import { runNarrative } from '../../src/features/narratives/use-cases/run-narrative.ts';
import type { Services } from '../../src/core/services.ts';
import { cardOf, pressOf, textsOf } from '../support/fake-connector.ts';
import { NARRATIVE_WORDS } from '../support/narrative-views.ts';
import { MANAGER, OWNER, PERFORMANCE, runningProduct, STRANGER } from '../support/running-product.ts';
import { registerOf } from '../support/small-register.ts';
import { aTopic } from '../support/topics.ts';

const register = registerOf('head.of.service@example.gov.uk');
// Of this register's people only one leads an objective.
const framework = join(register, 'framework.yaml');
const lines = readFileSync(framework, 'utf8').split('\n');
writeFileSync(framework, lines.filter((line) => !/lead: (?!service\.manager@)/.test(line)).join('\n'));
const SCORECARD = 'The balanced scorecard, the health check of the council as an organisation';
let product: Awaited<ReturnType<typeof runningProduct>>;

const onDay = (day: string): Services => ({
  ...product.services,
  clock: { now: () => new Date(`${day}T15:30:00.000Z`) },
});
const run = (day: string) => runNarrative(onDay(day), { dry: false, confirm: false });
const post = (day: string) => deliver(onDay(day), product.server.messenger, { perSecond: 1000, concurrency: 2 });
const said = () => textsOf(product.lastCard()).join('\n');
const stored = async () => {
  const files = await product.services.store.narratives.ofPeriod('FY2026/27-H1');
  return files.find(({ narrative }) => narrative.objective === 'BSC');
};
const submit = (words: object, who = OWNER) =>
  product.press(who, { ...pressOf(product.lastCard(), 'submitNarrative'), ...words });

beforeEach(async () => {
  product = await runningProduct({ now: '2026-11-24T10:00:00Z', register });
});
afterEach(() => product.close());

it('asks an objective’s lead once, reminds twice, and is silent then; run twice it says nothing more', async () => {
  await product.install(OWNER);
  expect(await run('2026-11-24')).toMatchObject({ targeted: 1, queued: 1 });
  expect(await run('2026-11-24')).toMatchObject({ targeted: 0, queued: 0 });
  await post('2026-11-24');
  expect(said()).toContain(SCORECARD);
  expect(said()).toContain('April to September 2026');
  expect(said()).toContain('By Tue 8 Dec.');
  product.counted.length = 0;
  expect(await run('2026-11-26')).toMatchObject({ targeted: 0 });
  expect(product.counted).toHaveLength(1);
  expect(await run('2026-12-03')).toMatchObject({ queued: 1 });
  await post('2026-12-03');
  expect(said()).toContain('A reminder, for this is wanted soon.');
  expect(await run('2026-12-10')).toMatchObject({ queued: 1 });
  await post('2026-12-10');
  expect(said()).toContain('We won’t remind you again.');
  for (const day of ['2026-12-15', '2027-01-12', '2027-02-16']) expect(await run(day)).toMatchObject({ targeted: 0 });
  expect((await run('2027-04-27')).messages[0]?.topics).toEqual([aTopic('BSC', 'FY2026/27', 'narrative')]);
});

it('keeps a draft, sends thin words back once, and takes the rest as it is typed; nobody else may write it', async () => {
  await product.type(OWNER, 'narrative');
  await product.press(OWNER, { ...pressOf(product.lastCard(), 'saveNarrative'), challenges: 'Half a thought' });
  expect(said()).toContain('Kept as you left it.');
  await product.type(OWNER, 'narrative');
  expect(JSON.stringify(product.lastCard())).toContain('Half a thought');
  expect(said()).toContain('As you left it on 24 November 2026.');
  const first = pressOf(product.lastCard(), 'submitNarrative');
  await submit({ ...NARRATIVE_WORDS, resources: 'On track.' });
  expect(said()).toContain('Would you look at Resources before they go on');
  expect(await stored()).toMatchObject({ drafts: [], narrative: { state: 'open', words: { number: 1 } } });
  await submit(NARRATIVE_WORDS);
  expect(said()).toContain('Your words are in the report’s draft.');
  await product.press(OWNER, { ...first, ...NARRATIVE_WORDS });
  expect((await stored())?.narrative).toMatchObject({ state: 'answered', words: { number: 2, ...NARRATIVE_WORDS } });

  const change = pressOf(product.lastCard(), 'openNarrative');
  for (const who of [MANAGER, STRANGER]) {
    await product.press(who, { verb: 'submitNarrative', subject: change.subject, card: '4', actions: 'Mine' });
    expect(said()).toMatch(/That is for the lead of this objective|performance framework/);
  }
  expect((await stored())?.narrative.words?.number).toBe(2);
});

it('goes to reports once the performance team releases it, and not after a later change', async () => {
  await product.type(OWNER, 'narrative');
  await submit(NARRATIVE_WORDS);
  await product.type(OWNER, 'narratives');
  expect(said()).toContain('written, not released');
  await product.press(OWNER, { verb: 'releaseNarratives', subject: 'FY2026/27-H1' });
  expect(said()).toContain('That is for the performance team.');
  await product.type(PERFORMANCE, 'narratives');
  expect(said()).toContain('1 of 1 objective written');
  await product.press(PERFORMANCE, pressOf(product.lastCard(), 'releaseNarratives'));
  expect(said()).toContain('1 narrative released');
  expect((await stored())?.narrative.released).toMatchObject(NARRATIVE_WORDS);
  await product.type(OWNER, 'narrative');
  await submit({ ...NARRATIVE_WORDS, actions: 'The hub opened early, so parents wait less.' });
  expect((await stored())?.narrative).toMatchObject({ words: { number: 2 }, released: { number: 1 } });
  await product.type(PERFORMANCE, 'narratives');
  expect(said()).toContain('released, and changed since');
});

it('shows what somebody typed when another was quicker, and lets them put it in place', async () => {
  await product.type(OWNER, 'narrative');
  const mine = pressOf(product.lastCard(), 'submitNarrative');
  await product.press(PERFORMANCE, { ...mine, ...NARRATIVE_WORDS });
  await product.press(OWNER, {
    ...mine,
    ...NARRATIVE_WORDS,
    actions: 'We will open on Saturdays, because parents work.',
  });
  expect(said()).toContain('Somebody changed this meanwhile.');
  await submit({ ...NARRATIVE_WORDS, actions: 'We will open on Saturdays, because parents work.' });
  expect((await stored())?.narrative.words).toMatchObject({ number: 2, actions: expect.stringContaining('Saturdays') });
});

it('never asks who has written already, or who is away', async () => {
  await product.type(OWNER, 'narrative');
  await submit(NARRATIVE_WORDS);
  expect(await run('2026-11-24')).toMatchObject({ targeted: 0 });
  const person = await product.services.store.people.byEntraId(OWNER.aadObjectId);
  await product.services.store.people.keepAbsence(person!.profile.key, '2027-05-01' as never);
  expect(await run('2027-04-27')).toMatchObject({ queued: 0, skipped: { away: 1 } });
  expect(cardOf(product.last())).toBeDefined();
  expect(await run('2027-05-04')).toMatchObject({ queued: 1 });
});
