import { exportRows } from '../../src/features/register/use-cases/export.ts';
import { runRound } from '../../src/features/readings/use-cases/run-round.ts';
import { hiddenWords } from '../../src/features/small-numbers/words/hidden.ts';
import { cardOf, pressOf, type Sent, textsOf } from '../support/fake-connector.ts';
import { MANAGER, OWNER, PERFORMANCE, runningProduct, STRANGER, type Teammate } from '../support/running-product.ts';
import { registerOf } from '../support/small-register.ts';
import { aTopic } from '../support/topics.ts';

type Product = Awaited<ReturnType<typeof runningProduct>>;
const WORDS = 'Two homes closed this summer, so more children came into care; we are adding foster carers.';
const LAC = 'PMIF-LAC-N';
const PERIOD = '2026-09-30';

const register = registerOf('head.of.service@example.gov.uk');
let product: Product;
let time = new Date('2026-12-15T10:00:00Z');
const later = (minutes: number) => (time = new Date(time.getTime() + minutes * 60_000));
const textOf = (sent: Sent | undefined) => textsOf(cardOf(sent)).join('\n');
const said = () => textOf(product.last());
const reading = async () =>
  (await product.services.store.measures.open(LAC))?.readings.find(({ period }) => period.text === PERIOD);
const due = async (code = LAC) => (await product.services.store.measures.open(code))?.due.at(-1);
const keyOf = async (who: Teammate) => (await product.services.store.people.byEntraId(who.aadObjectId))!.profile.key;
const publicValue = async () =>
  (await exportRows(product.services, 'readings', { reader: 'public', hidden: hiddenWords })).find(
    (row) => row.code === LAC && row.period === PERIOD,
  )?.value;
const press = (who: Teammate, verb: string, more: Record<string, string> = {}) =>
  product.press(who, { ...pressOf(product.lastCard(), verb), ...more });
const answer = async (value: string, more: Record<string, string> = {}) => {
  const card = String((await due())?.form ?? 1);
  return product.press(OWNER, {
    verb: 'submitReading',
    measure: LAC,
    period: PERIOD,
    card,
    value,
    soWhat: WORDS,
    ...more,
  });
};

beforeEach(async () => {
  time = new Date('2026-12-15T10:00:00Z');
  product = await runningProduct({ clock: { now: () => time }, register });
  await product.type(OWNER, 'due');
  await answer('490');
});
afterEach(() => product.close());

it('releases a committee’s round from a card that says what goes out, and undoes it within ten minutes', async () => {
  await product.type(PERFORMANCE, 'release families');
  expect(said()).toMatch(/^Release 1 figure of Families: April to September 2026\?/);
  expect(said()).toContain('Number of looked after children: 490 at 30 September 2026');
  expect(said()).toContain('Still to come');
  expect(await publicValue()).toBeUndefined();
  await press(PERFORMANCE, 'releaseReadings');
  expect(product.last().how).toBe('update');
  expect(said()).toMatch(/^Released: 1 figure of Families/);
  expect(await reading()).toMatchObject({ released: true, revision: 2, saidIn: 1, by: await keyOf(OWNER) });
  expect(await publicValue()).toBe('490');
  const undo = pressOf(product.lastCard(), 'takeBackRelease');
  later(9);
  await product.press(MANAGER, undo);
  expect(said()).toContain('That is for the performance team.');
  await product.press(PERFORMANCE, undo);
  expect(said()).toMatch(/^Taken back: 1 figure/);
  expect(await publicValue()).toBeUndefined();
  await product.press(PERFORMANCE, undo);
  expect(await reading()).toMatchObject({ released: false, revision: 3 });
  await product.type(PERFORMANCE, `release ${LAC}`);
  await press(PERFORMANCE, 'releaseReadings');
  const tooLate = pressOf(product.lastCard(), 'takeBackRelease');
  later(11);
  await product.press(PERFORMANCE, tooLate);
  expect(said()).toContain('That can no longer be undone.');
  expect(await publicValue()).toBe('490');
});

it('asks why a reported figure changes, keeps what others see until the change is released, and says that it was revised', async () => {
  await product.type(PERFORMANCE, `release ${LAC} ${PERIOD}`);
  await press(PERFORMANCE, 'releaseReadings');
  await product.type(OWNER, LAC);
  expect(said()).toContain('490 is released. Others see it until your change is released too.');
  await answer('488');
  expect(said()).toContain('This figure has been reported already. Say why it changes');
  expect(said()).not.toContain('No figure to give?');
  expect((await reading())?.value).toBe('490');
  await answer('488', { reason: 'Two were counted twice.' });
  expect(await reading()).toMatchObject({
    value: '488',
    released: false,
    reason: 'Two were counted twice.',
    status: 'revised',
  });
  expect(said()).toContain('Others see 490 until 488 is released.');
  expect(await publicValue()).toBe('490');
  await product.type(PERFORMANCE, `release ${LAC} ${PERIOD}`);
  expect(said()).toContain('488 at 30 September 2026 (revised since it was reported)');
  await press(PERFORMANCE, 'releaseReadings');
  expect(await publicValue()).toBe('488');
  await product.type(OWNER, LAC);
  expect(JSON.stringify(product.lastCard())).toContain('488 is released');
  const [row] = (await exportRows(product.services, 'readings')).filter(
    (one) => one.code === LAC && one.period === PERIOD,
  );
  expect(row).toMatchObject({ revisedFrom: '490', reason: 'Two were counted twice.', status: 'revised' });
});

it('withdraws a released figure, with the reason in its history', async () => {
  await product.type(PERFORMANCE, `release ${LAC} ${PERIOD}`);
  await press(PERFORMANCE, 'releaseReadings');
  later(60);
  await product.type(PERFORMANCE, `withdraw ${LAC} ${PERIOD} because it counts the wrong children`);
  expect(said()).toContain('it counts the wrong children');
  await press(PERFORMANCE, 'withdrawReading', { reason: '' });
  expect(said()).toContain('There is no reason.');
  await press(PERFORMANCE, 'withdrawReading', { reason: 'It counts the wrong children.' });
  expect(said()).toContain('Withdrawn: Number of looked after children');
  expect(await publicValue()).toBeUndefined();
  const acts = (await exportRows(product.services, 'audit')).filter(({ what }) => what === 'withdrawn');
  expect(acts).toMatchObject([{ reason: 'It counts the wrong children.', by: await keyOf(PERFORMANCE) }]);
  await press(PERFORMANCE, 'takeBackRelease');
  expect(await publicValue()).toBe('490');
});

describe('a locked period', () => {
  beforeEach(async () => {
    await product.type(PERFORMANCE, 'lock FY2026/27-H1');
    expect(said()).toMatch(/^Lock 1 figure of everything: April to September 2026\?/);
    await press(PERFORMANCE, 'lockPeriod');
    expect(said()).toMatch(/^Locked: 1 figure/);
  });

  it('is not changed by its owner, who learns who can', async () => {
    await answer('480');
    expect(said()).toContain('Number of looked after children is locked at 30 September 2026.');
    expect(said()).toContain('It stands at 490 at 30 September 2026.');
    expect(said()).toContain('The performance team can still change it');
    await product.type(OWNER, `${LAC} 480 because it is`);
    expect((await reading())?.value).toBe('490');
  });

  it('is changed by the performance team, with a reason, as a revision', async () => {
    await product.type(PERFORMANCE, `correct ${LAC} ${PERIOD}`);
    expect(said()).toContain('This period is locked; your change stands as a revision.');
    await press(PERFORMANCE, 'submitReading', { value: '491' });
    expect(said()).toContain('This period is locked. Say why it changes');
    await press(PERFORMANCE, 'submitReading', { value: '491', soWhat: WORDS, reason: 'One was missed.' });
    expect(await reading()).toMatchObject({ value: '491', status: 'revised', reason: 'One was missed.' });
    expect(await due()).toMatchObject({ state: 'answered', lockedOn: '2026-12-15' });
  });

  it('is unlocked with a reason, or undone at once', async () => {
    const undo = pressOf(product.lastCard(), 'undoLock');
    await product.press(PERFORMANCE, undo);
    expect(said()).toMatch(/^Unlocked again: 1 figure/);
    expect(await due()).not.toHaveProperty('lockedOn');
    await product.type(PERFORMANCE, `lock ${LAC} ${PERIOD}`);
    await press(PERFORMANCE, 'lockPeriod');
    await product.type(PERFORMANCE, `unlock ${LAC} ${PERIOD} because the owner found one more`);
    await press(PERFORMANCE, 'unlockPeriod', { reason: 'The owner found one more.' });
    expect(said()).toContain('Unlocked: 1 figure');
    await answer('492');
    expect((await reading())?.value).toBe('492');
    const acts = (await exportRows(product.services, 'audit')).filter(({ what }) => /lock/.test(String(what)));
    expect(acts.map(({ what, reason }) => [what, reason])).toEqual([
      ['locked', ''],
      ['unlocked', 'undone'],
      ['locked', ''],
      ['unlocked', 'The owner found one more.'],
    ]);
  });

  it('holds for figures of the register too: the performance team corrects them on the same form', async () => {
    await product.type(PERFORMANCE, `correct ${LAC} 2022-03-31`);
    expect(said()).toContain('485 is released');
    await press(PERFORMANCE, 'submitReading', { value: '483', soWhat: WORDS, reason: 'The DfE counts 483.' });
    const after = (await product.services.store.measures.open(LAC))?.readings.find(
      ({ period }) => period.text === '2022-03-31',
    );
    expect(after).toMatchObject({ value: '483', reason: 'The DfE counts 483.', released: false });
    expect(after?.published).toMatchObject({ value: '485', by: 'register' });
  });
});

it('opens a period by hand: its owner is asked with the next round; once open, once more', async () => {
  const code = 'CNL-REP-FTF';
  await product.type(PERFORMANCE, `open ${code} FY2025/26-Q1`);
  expect(said()).toContain('Opened: Repairs completed');
  const opened = (await product.services.store.measures.open(code))?.due.find(({ openedBy }) => openedBy === 'hand');
  expect(opened).toMatchObject({ state: 'open', dueOn: '2027-01-06' });
  const run = await runRound(product.services, 'ask', { dry: true, confirm: true });
  expect(run.messages.flatMap(({ topics }) => topics)).toContainEqual(aTopic(code, 'FY2025/26-Q1', 'ask'));
  await product.type(PERFORMANCE, `open ${code} FY2025/26-Q1`);
  expect(said()).toMatch(/Service Manager.* is asked once more, on /);
  await product.type(PERFORMANCE, `open ${LAC} ${PERIOD}`);
  expect(said()).toContain('It is answered already.');
});

it('moves a measure to another committee from a day on; both keep their history', async () => {
  await product.type(PERFORMANCE, `move ${LAC} from families to corporate from 2026-07-01 because the remit changed`);
  expect(said()).toContain('goes to Corporate Resources Overview and Scrutiny Committee from 1 July 2026.');
  const { ofCommittee } = product.services.store.measures;
  expect((await ofCommittee('families')).find(({ code }) => code === LAC)).toEqual({ code: LAC, until: '2026-07-01' });
  expect((await ofCommittee('corporate')).find(({ code }) => code === LAC)).toEqual({ code: LAC, from: '2026-07-01' });
  const acts = (await exportRows(product.services, 'audit')).filter(
    ({ what, about }) => what === 'changed' && about === 'committees',
  );
  expect(acts).toMatchObject([{ reason: 'the remit changed', before: 'families' }]);
});

it.each<[string, Teammate]>([
  ['owner', OWNER],
  ['manager', MANAGER],
])('is not for the %s', async (_who, who) => {
  for (const text of [
    `release ${LAC} ${PERIOD}`,
    'lock FY2026/27-H1',
    'unlock FY2026/27-H1 because',
    `withdraw ${LAC} ${PERIOD} because`,
    `correct ${LAC} ${PERIOD}`,
    `open ${LAC} ${PERIOD}`,
    `move ${LAC} from families to corporate from 2026-07-01`,
  ]) {
    await product.type(who, text);
    expect([text, said()]).toEqual([text, expect.stringContaining('That is for the performance team.')]);
  }
  const subject = `measures|${LAC}|${PERIOD}`;
  for (const verb of [
    'previewRelease',
    'releaseReadings',
    'takeBackRelease',
    'letStand',
    'withdrawReading',
    'lockPeriod',
    'unlockPeriod',
    'undoLock',
  ]) {
    await product.press(who, { verb, subject, step: 'confirm', reason: 'x', at: time.toISOString() });
    expect([verb, said()]).toEqual([verb, expect.stringContaining('That is for the performance team.')]);
  }
  expect(await reading()).toMatchObject({ released: false, revision: 1 });
  expect(await due()).not.toHaveProperty('lockedOn');
  await product.type(STRANGER, `release ${LAC}`);
  expect(said()).not.toContain('490');
});

it('names the words that give a hidden number away, asks their owner for others, and releases once they may stand', async () => {
  const file = await product.services.store.measures.open(LAC);
  if (file === undefined) throw new Error('no measure');
  await product.services.store.measures.save(file, { measure: { ...file.measure, suppressBelow: 500 } });
  await answer('490', { soWhat: 'Now 490: two homes closed this summer, so more children came into care.' });
  await product.type(PERFORMANCE, `release ${LAC} ${PERIOD}`);
  expect(said()).toContain('Its words name a hidden number');
  expect(said()).toContain('“490”, in “What does this tell us?”');
  expect(() => pressOf(product.lastCard(), 'releaseReadings')).toThrow();
  const preview = product.lastCard();
  await press(PERFORMANCE, 'askOtherWords');
  expect(JSON.stringify(product.lastCard())).toContain('Your words say “490”');
  await product.press(PERFORMANCE, {
    ...pressOf(product.lastCard(), 'query', ({ step }) => step === 'confirm'),
    note: 'Please say it without the number.',
  });
  expect((await due())?.queries?.[0]?.text).toBe('Please say it without the number.');
  await product.press(
    PERFORMANCE,
    pressOf(preview, 'letStand', ({ what }) => what === 'words'),
  );
  expect(said()).toContain('Let the words stand');
  await press(PERFORMANCE, 'letStand', { reason: 'Everybody knows it.' });
  expect(said()).toContain('others see: hidden, a small number of people');
  await press(PERFORMANCE, 'releaseReadings');
  expect(await publicValue()).toBe('hidden: fewer than 500 people');
  const acts = (await exportRows(product.services, 'audit')).filter(({ what }) => what === 'overridden');
  expect(acts).toMatchObject([{ reason: 'Everybody knows it.', after: 'words may stand' }]);
});

it('lets a small figure stand that was released as hidden, with who and why', async () => {
  const file = await product.services.store.measures.open(LAC);
  if (file === undefined) throw new Error('no measure');
  await product.services.store.measures.save(file, { measure: { ...file.measure, suppressBelow: 500 } });
  await answer('490');
  await product.type(PERFORMANCE, `release ${LAC} ${PERIOD}`);
  await press(PERFORMANCE, 'releaseReadings');
  expect(await publicValue()).toBe('hidden: fewer than 500 people');
  await product.type(PERFORMANCE, `release ${LAC} ${PERIOD}`);
  expect(said()).toContain('Others see: hidden, a small number of people.');
  await press(PERFORMANCE, 'letStand');
  expect(said()).toContain('Everybody will see this small number.');
  await press(PERFORMANCE, 'letStand', { reason: 'The council published it in June.' });
  expect(await publicValue()).toBe('490');
  expect(() => pressOf(product.lastCard(), 'letStand')).toThrow();
  const acts = (await exportRows(product.services, 'audit')).filter(({ what }) => what === 'overridden');
  expect(acts).toMatchObject([{ reason: 'The council published it in June.', after: 'figure may stand' }]);
  expect(acts[0]?.by).toBe(await keyOf(PERFORMANCE));
});
