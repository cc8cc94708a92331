import { deliver } from '../../src/messaging/use-cases/deliver.ts';
import { asReleased } from '../../src/core/readings/published.ts';
import { testClock } from '../support/azurite.ts';
import { cardOf, pressOf, textsOf } from '../support/fake-connector.ts';
import { OFFICER, OWNER, PERFORMANCE, runningProduct } from '../support/running-product.ts';
import { registerOf } from '../support/small-register.ts';

const CHANNEL = '19:families@thread.tacv2';
const inChannel = {
  conversation: { id: `${CHANNEL};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: 'tenant' },
  channelData: { tenant: { id: 'tenant' }, team: { id: '19:general@thread.tacv2' }, channel: { id: CHANNEL } },
};
const LAC = 'PMIF-LAC-N';
const AT = '2026-09-30';

const clock = testClock('2026-11-26T10:00:00Z');
let product: Awaited<ReturnType<typeof runningProduct>>;
beforeAll(async () => {
  product = await runningProduct({ clock, register: registerOf('head.of.service@example.gov.uk') });
  for (const who of [OWNER, OFFICER, PERFORMANCE]) await product.install(who);
  await product.type(OWNER, 'due');
  await product.type(OWNER, `${LAC} 489 because two homes closed this summer, so more children came into care.`);
  await product.type(OFFICER, '<at>Performance</at> committee families', inChannel);
});
afterAll(() => product.close());

const sent = () => product.connector.sent;
const said = () => textsOf(product.lastCard()).join(' ');
const later = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString());
const post = async () => deliver(product.services, await product.messenger(), { perSecond: 1000, concurrency: 4 });
const file = (code = LAC) => product.services.store.measures.open(code);
const reading = async (code = LAC) => (await file(code))?.readings.find(({ period }) => period.text === AT);
const publicValue = async () => {
  const found = await reading();
  return found && asReleased(found)?.value;
};
const posted = () => sent().filter(({ conversation, how }) => conversation.startsWith(CHANNEL) && how === 'send');
const changed = () => sent().filter(({ conversation, how }) => conversation.startsWith(CHANNEL) && how === 'update');
/** The officer's card, as the last answer to them shows it. */
const own = () => cardOf(sent().findLast(({ conversation }) => conversation === 'a:officer'));
const ownSaid = () => textsOf(own()).join(' ');

async function release(): Promise<void> {
  await product.type(OFFICER, 'committee families');
  await product.press(OFFICER, pressOf(product.lastCard(), 'releaseCommitteeDigest'));
  const confirm = pressOf(product.lastCard(), 'releaseCommitteeDigest', ({ step }) => step === 'confirm');
  await product.press(OFFICER, confirm);
}
const undo = (who = OFFICER) => product.press(who, pressOf(own(), 'undoCommitteeDigest'));

describe('a digest’s release that was a slip', () => {
  it('is undone as one act before anything is posted: its figures are not public, and nothing goes to the channel', async () => {
    const before = posted().length;
    await release();
    expect(said()).toContain('Released, and 1 figure with it.');
    expect(said()).toContain('For ten minutes it can be undone.');
    expect(await publicValue()).toBe('489');
    later(4);
    await undo();
    expect(said()).toContain('The release is undone: 1 figure is not public any more. Nothing was posted');
    expect(said()).toContain('Preview: nobody but its officers');
    expect(await publicValue()).toBeUndefined();
    expect(await post()).toMatchObject({ delivered: 0, skipped: { overtaken: 1 } });
    expect(posted()).toHaveLength(before);
  });

  it('takes back what it released and nothing else: what was public before stays public', async () => {
    await product.type(PERFORMANCE, `release ${LAC} ${AT}`);
    await product.press(PERFORMANCE, pressOf(product.lastCard(), 'releaseReadings'));
    expect(await publicValue()).toBe('489');
    later(1);
    await release();
    expect(said()).toContain('Released.');
    await undo();
    expect(said()).toContain('It had made no figure public.');
    expect(await publicValue()).toBe('489');
    await product.type(PERFORMANCE, `withdraw ${LAC} ${AT} because it is checked`);
    const why = { reason: 'It is checked.' };
    await product.press(PERFORMANCE, { ...pressOf(product.lastCard(), 'withdrawReading'), ...why });
    expect(await publicValue()).toBeUndefined();
  });

  it('is said honestly where the card stands in the channel: it is changed in place, and its files are gone', async () => {
    await release();
    const before = posted().length;
    await post();
    const paper = posted().at(-1);
    expect(posted()).toHaveLength(before + 1);
    const links: string[] = JSON.stringify(cardOf(paper)).match(/http:[^"]*\/d\/[^"]*/g) ?? [];
    expect(links).toHaveLength(2);
    expect((await fetch(links[0] ?? '')).status).toBe(200);
    later(5);
    await undo(PERFORMANCE);
    expect(sent().at(-1)).toMatchObject({
      how: 'update',
      id: paper?.id,
      conversation: `${CHANNEL};messageid=${paper?.id}`,
    });
    expect(textsOf(cardOf(changed().at(-1))).join(' ')).toMatch(
      /This digest is withdrawn for correction\..*meeting on 10 December 2026.*taken back on 26 November 2026/,
    );
    expect(JSON.stringify(cardOf(changed().at(-1)))).not.toMatch(/489|\/d\//);
    const answer = textsOf(cardOf(sent().at(-2))).join(' ');
    expect(answer).toContain('its card says now that it is withdrawn for correction');
    expect(answer).toContain('What somebody has read or saved stays with them.');
    expect(await publicValue()).toBeUndefined();
    for (const link of links) expect((await fetch(link)).status).not.toBe(200);
  });

  it('is posted anew, once, when it is released again', async () => {
    await release();
    const before = posted().length;
    await post();
    await post();
    expect(posted()).toHaveLength(before + 1);
    expect(textsOf(cardOf(posted().at(-1))).join(' ')).toContain('489 at 30 September 2026');
    expect(await publicValue()).toBe('489');
  });

  it('is not undone after ten minutes, nor by whoever may not release', async () => {
    const press = pressOf(own(), 'undoCommitteeDigest');
    await product.press(OWNER, press);
    expect(said()).toContain('for its officers until it is released');
    later(11);
    await product.press(OFFICER, press);
    expect(ownSaid()).toContain('That can no longer be undone: ten minutes have passed.');
    expect(ownSaid()).not.toContain('Undo the release');
    expect(await publicValue()).toBe('489');
  });

  it('keeps in the history who released and who undid', async () => {
    const acts = [];
    for await (const act of product.services.store.acts.all()) if (act.on.startsWith('committee')) acts.push(act.what);
    expect(acts).toEqual(['released', 'changed', 'released', 'changed', 'released', 'changed', 'released']);
  });
});

describe('a question about a digest', () => {
  it('is asked from its channel, with committee and meeting filled in, and the digest stays', async () => {
    const paper = posted().at(-1);
    const before = changed().length;
    await product.press(PERFORMANCE, pressOf(cardOf(paper), 'raiseGap'), { ...inChannel, replyToId: paper?.id });
    expect(changed()).toHaveLength(before);
    expect(JSON.stringify(product.lastCard())).toContain('"value":"families|2026-12-10"');
    const form = pressOf(product.lastCard(), 'raiseGap');
    await product.press(
      PERFORMANCE,
      {
        ...form,
        ...{ note: 'How many are placed more than twenty miles from home?', asked: 'families|2026-12-10' },
        ...{ role: 'councillor', name: '', measure: 'gap' },
      },
      inChannel,
    );
    const [request] = await product.services.store.requests.ofCommittee('families');
    expect(request).toMatchObject({ askedBy: { committee: 'families', meeting: '2026-12-10', role: 'councillor' } });
  });

  it('is asked from the officer’s card, and from the message that brings the report', async () => {
    await product.type(OFFICER, 'committee families');
    await product.press(OFFICER, pressOf(product.lastCard(), 'committeeDigestFile'));
    const report = product.lastCard();
    for (const card of [own(), report]) {
      await product.press(OFFICER, pressOf(card, 'raiseGap'));
      expect(sent().at(-1)?.how).toBe('send');
      expect(JSON.stringify(product.lastCard())).toContain('"value":"families|2026-12-10"');
    }
  });

  it('leaves out a committee or a meeting that the framework does not have', async () => {
    await product.press(OFFICER, { verb: 'raiseGap', committee: 'nowhere', meeting: '2026-12-10' });
    expect(JSON.stringify(product.lastCard())).not.toContain('nowhere');
  });
});
