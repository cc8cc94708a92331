import { runCommitteeDigest } from '../../src/features/committee-digest/use-cases/run-committee-digest.ts';
import { deliver } from '../../src/messaging/use-cases/deliver.ts';
import { readToday } from '../../src/core/services.ts';
import { releasedOnes } from '../../src/core/readings/published.ts';
import { testClock } from '../support/azurite.ts';
import { cardOf, pressOf, textsOf } from '../support/fake-connector.ts';
import { OFFICER, OWNER, runningProduct, STRANGER } from '../support/running-product.ts';
import { registerOf } from '../support/small-register.ts';
import { unzipped } from '../support/unzip.ts';

const CHANNEL = '19:families@thread.tacv2';
const inChannel = {
  conversation: { id: `${CHANNEL};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: 'tenant' },
  channelData: { tenant: { id: 'tenant' }, team: { id: '19:general@thread.tacv2' }, channel: { id: CHANNEL } },
};
const pace = { perSecond: 1000, concurrency: 4 };
const request = { dry: false, confirm: false };

const clock = testClock('2026-11-24T08:00:00Z');
let product: Awaited<ReturnType<typeof runningProduct>>;
beforeAll(async () => {
  product = await runningProduct({ clock, register: registerOf('head.of.service@example.gov.uk') });
  await product.install(OWNER);
  await product.install(OFFICER);
  await product.type(OWNER, 'due');
  await product.type(OWNER, 'PMIF-LAC-N 489 because two homes closed this summer, so more children came into care.');
});
afterAll(() => product.close());

const said = () => textsOf(product.lastCard()).join(' ');
const sent = () => product.connector.sent;
const run = (more = {}) => runCommitteeDigest(product.services, { ...request, ...more });
const post = async () => deliver(product.services, await product.messenger(), pace);
const press = (verb: string, where: (data: Record<string, string>) => boolean = () => true, typed = {}) =>
  product.press(OFFICER, { ...pressOf(product.lastCard(), verb, where), ...typed });
const reading = async () =>
  (await product.services.store.measures.open('PMIF-LAC-N'))?.readings.find(
    ({ period }) => period.text === '2026-09-30',
  );

describe('a committee’s digest', () => {
  it('is with its officer eight working days before the paper deadline, once, and is caught up until the meeting', async () => {
    clock.set('2026-11-17T08:00:00Z');
    expect(await run()).toMatchObject({ targeted: 0, queued: 0 });
    clock.set('2026-11-18T08:00:00Z');
    expect((await run({ dry: true })).messages).toMatchObject([
      { kind: 'committeeDigest', key: expect.stringMatching(/^committee\|families\|2026-12-10\|/) as string },
    ]);
    clock.set('2026-11-24T08:00:00Z');
    expect(await run()).toMatchObject({ targeted: 2, queued: 2, skipped: {} });
    expect(await run()).toMatchObject({ targeted: 2, queued: 0, alreadySaid: 2 });
    clock.set('2026-11-24T15:31:00Z');
    expect(await post()).toMatchObject({ delivered: 1 });
    expect(sent().at(-1)?.conversation).toBe('a:officer');
    expect(said()).toContain('Families: April to September 2026');
    expect(said()).toContain('Preview: nobody but its officers and the performance team sees it.');
    expect(said()).toContain('489 at 30 September 2026');
    expect(said()).toContain('two homes closed this summer');
  });

  it('is shown, edited and released by its officers and the performance team, and by nobody else', async () => {
    const data = pressOf(product.lastCard(), 'releaseCommitteeDigest');
    for (const verb of [
      'showCommitteeDigest',
      'editCommitteeDigest',
      'holdCommitteeDigest',
      'releaseCommitteeDigest',
    ]) {
      await product.press(OWNER, { ...data, verb, step: 'confirm' });
      expect(said()).toContain('for its officers until it is released');
    }
    await product.type(OWNER, 'committee families');
    expect(said()).toContain('for its officers until it is released');
    await product.press(STRANGER, { ...data, verb: 'committeeDigestFile' });
    expect(said()).not.toContain('489');
    await product.type(OFFICER, 'committee families');
    expect(said()).toContain('489 at 30 September 2026');
    await product.type(OFFICER, 'committee');
    expect(said()).toContain('Families: April to September 2026');
  });

  it('takes the officer’s opening, and an item’s words for these papers alone; pressed twice it is the same', async () => {
    await press('editCommitteeDigest', ({ measure }) => measure === '');
    const opening = {
      ...pressOf(product.lastCard(), 'editCommitteeDigest'),
      note: 'Members asked about **distance**.',
    };
    await product.press(OFFICER, opening);
    expect(said()).toContain('Your words open page one now.');
    await product.press(OFFICER, opening);
    expect(said()).not.toContain('nothing was done');
    await press('editCommitteeDigest', ({ measure }) => measure === 'PMIF-LAC-N');
    expect(said()).toContain('two homes closed this summer');
    await press('editCommitteeDigest', ({ restore }) => restore === undefined, {
      soWhat: 'Two homes closed, so more children came into care.',
      nextSteps: '',
    });
    expect(said()).toContain('Why, as edited for this committee:  Two homes closed, so more children came into care.');
    expect((await reading())?.soWhat).toContain('this summer');
  });

  it('refuses an opening that leaves no room on page one, and gives it back', async () => {
    await press('editCommitteeDigest', ({ measure }) => measure === '');
    await press('editCommitteeDigest', () => true, { note: 'long '.repeat(300) });
    expect(said()).toContain('page one has room for 1,200');
    expect(said()).toContain('long long');
    await press('showCommitteeDigest');
  });

  it('tells the owner once, within working hours, of all that was edited by then', async () => {
    const messages = (await product.services.store.people.byEntraId(OWNER.aadObjectId))?.messages ?? [];
    expect(messages.filter(({ kind }) => kind === 'digestEdited')).toMatchObject([
      { state: 'queued', notBefore: '2026-11-25T09:30:00.000Z' },
    ]);
    clock.set('2026-11-25T09:31:00Z');
    await post();
    const told = textsOf(cardOf(sent().findLast(({ conversation }) => conversation === 'a:owner'))).join(' ');
    expect(told).toContain('has edited your words for the committee’s papers.');
    expect(told).toContain('“Two homes closed, so more children came into care.”');
  });

  it('gives the owner’s words back where the owner wrote anew, or the officer says so', async () => {
    await product.type(OFFICER, 'committee families');
    await press('editCommitteeDigest', ({ measure }) => measure === 'PMIF-LAC-N');
    await press('editCommitteeDigest', ({ restore }) => restore === 'yes');
    expect(said()).toContain('stands in its owner’s words again');
    expect(said()).toContain('two homes closed this summer');
  });

  it('is held with a reason, and taken up again', async () => {
    await press('holdCommitteeDigest');
    await press('holdCommitteeDigest', () => true, { note: 'The figure is being checked.' });
    expect(said()).toContain('Held by Committee Officer, Families: The figure is being checked.');
    clock.set('2026-11-26T09:31:00Z');
    await press('takeUpCommitteeDigest');
    expect(said()).toContain('It is taken up again.');
  });

  it('says what a release would do, releases its figures with it, and goes to the channel with its files', async () => {
    await product.type(OFFICER, '<at>Performance</at> committee families', inChannel);
    await product.type(OFFICER, 'committee families');
    await press('releaseCommitteeDigest');
    expect(said()).toContain('1 figure becomes public with it.');
    expect((await reading())?.released).toBe(false);
    const confirm = pressOf(product.lastCard(), 'releaseCommitteeDigest', ({ step }) => step === 'confirm');
    await product.press(OFFICER, confirm);
    expect(said()).toContain('Released, and 1 figure with it.');
    expect((await reading())?.released).toBe(true);
    await product.press(OFFICER, confirm);
    expect(said()).toContain('Released by Committee Officer, Families.');
    await post();
    await post();
    const cards = sent().filter(({ conversation, how }) => conversation.startsWith(CHANNEL) && how === 'send');
    const paper = textsOf(cardOf(cards.at(-1))).join(' ');
    expect(cards).toHaveLength(2);
    expect(paper).toContain('For the meeting on 10 December 2026.');
    expect(paper).toContain('Members asked about **distance**.');
    expect(paper).not.toMatch(/Edit|Hold|Preview/);
    const links = JSON.stringify(cardOf(cards.at(-1))).match(/http:[^"]*\/d\/[^"]*/g) ?? [];
    expect(links).toHaveLength(2);
    const [word, mail] = await Promise.all(
      links.map(async (link) => Buffer.from(await (await fetch(link)).arrayBuffer())),
    );
    expect([...unzipped(word ?? Buffer.from('')).keys()]).toContain('word/document.xml');
    expect(String(mail)).toContain('Members asked about **distance**.');
    expect(String(mail)).not.toContain('Draft: not released');
  });

  it('keeps who held, took up and released it', async () => {
    const acts = [];
    for await (const act of product.services.store.acts.all()) if (act.on.startsWith('committee')) acts.push(act);
    expect(acts).toMatchObject([
      { what: 'changed', about: 'digest 2026-12-10', after: 'held', reason: 'The figure is being checked.' },
      { what: 'changed', before: 'held', after: 'preview' },
      { what: 'released', after: 'released' },
    ]);
  });

  it('is not edited any more once it is out, and its officer hears of it no more', async () => {
    const context = await readToday(product.services);
    expect(context.today).toBe('2026-11-26');
    await product.press(OFFICER, {
      verb: 'editCommitteeDigest',
      committee: 'families',
      meeting: '2026-12-10',
      card: '99',
      step: 'confirm',
      note: 'x',
      measure: '',
    });
    expect(said()).toContain('nothing was done');
    expect(await run()).toMatchObject({ queued: 0 });
    const file = await product.services.store.measures.open('PMIF-LAC-N');
    expect(releasedOnes(file?.readings ?? []).at(-1)?.value).toBe('489');
  });
});
