import { listDue } from '../../src/features/readings/use-cases/list-due.ts';
import { previewMessages } from '../../src/messaging/use-cases/message-preview.ts';
import { type RoundJob, runRound } from '../../src/features/readings/use-cases/run-round.ts';
import { testClock } from '../support/azurite.ts';
import { cardOf, pressOf, type Sent, textsOf } from '../support/fake-connector.ts';
import { DEPUTY, OWNER, PERFORMANCE, runningProduct, type Teammate } from '../support/running-product.ts';
import { sendReady } from '../support/send-ready.ts';

const WORDS = 'Two homes closed this summer, so more children came into care; we are adding foster carers.';
const LAC = 'PMIF-LAC-N';

let product: Awaited<ReturnType<typeof runningProduct>>;
let clock: ReturnType<typeof testClock>;
/** A small register, in which one person owns five measures; the whole of Gateshead's where it takes many people. */
async function start(register = 'test/fixtures/one-owner'): Promise<void> {
  clock = testClock('2026-11-24T08:00:00Z');
  product = await runningProduct({ clock, register });
  await product.install(OWNER);
}
beforeEach(() => start());
afterEach(() => product.close());

/** The job at an instant, twice: the second run must add nothing; then everything that may go by that evening. */
async function day(job: RoundJob, date: string): Promise<Sent[]> {
  clock.set(`${date}T08:00:00Z`);
  const before = product.connector.sent.length;
  await runRound(product.services, job, { dry: false, confirm: true });
  expect(await runRound(product.services, job, { dry: false, confirm: true })).toMatchObject({ queued: 0 });
  clock.set(`${date}T16:00:00Z`);
  await sendReady(product);
  return product.connector.sent.slice(before);
}
const to = (sent: readonly Sent[], who: Teammate) =>
  sent.filter(({ conversation, how }) => how === 'send' && conversation === `a:${who.id.slice(3)}`);
const read = (sent: Sent | undefined) => textsOf(cardOf(sent)).join('\n');
const toast = (sent: Sent | undefined) => sent?.activity.summary ?? '';

/** Presses a button of a card that was sent, as its reader does. */
async function press(who: Teammate, sent: Sent | undefined, verb: string, more: Record<string, string> = {}) {
  const button = pressOf(cardOf(sent), verb, (data) => more.measure === undefined || data.measure === more.measure);
  await product.press(who, { ...button, ...more }, { replyToId: sent?.id });
}

describe('an owner who does not answer', () => {
  it('hears three times of a round and then no more, and each run twice adds nothing', async () => {
    const [ask, ...others] = await day('ask', '2026-11-24');
    expect(others).toEqual([]);
    expect(read(ask)).toContain('Number of looked after children');

    expect(await day('remind', '2026-11-25')).toEqual([]);
    const [reminder] = await day('remind', '2026-12-03');
    expect(toast(reminder)).toMatch(/^Reminder: /);
    expect(read(reminder)).toContain('A reminder, for this is wanted soon.');

    const [late] = await day('remind', '2026-12-10');
    expect(toast(late)).toMatch(/^Still to come: /);
    expect(read(late)).toContain("On Tue 15 Dec it shows as still to come on your manager's list");

    for (const date of ['2026-12-15', '2027-01-06', '2027-01-20']) expect(await day('remind', date)).toEqual([]);
  });

  it('is asked for the next round no more once the measure needs an owner', async () => {
    await day('ask', '2026-11-24');
    await day('remind', '2027-01-20');
    const report = await runRound(product.services, 'ask', { dry: true, confirm: true });
    expect(report.messages).toEqual([]);
  });
});

it('a dry run shows each message as it would go, and changes nothing', async () => {
  clock.set('2026-11-24T08:00:00Z');
  const dry = await runRound(product.services, 'ask', { dry: true, confirm: true });
  product.counted.length = 0;
  const [previewed] = await previewMessages(product.services, dry.messages);
  expect(product.counted.filter((what) => !what.startsWith('GET'))).toEqual([]);
  const view = previewed?.view;
  if (view?.kind !== 'askList') throw new Error('no list is shown');
  const [ask] = await day('ask', '2026-11-24');
  for (const { measure } of view.rows) expect(read(ask)).toContain(measure.title);
  // What was said meanwhile is not shown as still to go.
  await product.type(OWNER, `${LAC} 490 ${WORDS}`);
  const [again] = await previewMessages(product.services, dry.messages);
  expect(again?.view).toMatchObject({ kind: 'askList', total: view.total - 1 });
});

describe('an owner who answers', () => {
  it('from another card hears no reminder of it, and the ask says that it has moved on', async () => {
    const [ask] = await day('ask', '2026-11-24');
    await product.type(OWNER, `${LAC} 490 ${WORDS}`);
    const changed = product.connector.sent.filter(({ how, id }) => how === 'update' && id === ask?.id);
    expect(read(changed.at(-1))).toMatch(/Number of looked after children: 490.*\n.*This list has moved on/);
    const [reminder] = await day('remind', '2026-12-03');
    expect(read(reminder)).not.toContain('Number of looked after children');
    expect(read(reminder)).toContain('Employee resignations');
  });

  it('before a reminder goes out hears nothing', async () => {
    const [ask] = await day('ask', '2026-11-24');
    clock.set('2026-12-03T08:00:00Z');
    expect(await runRound(product.services, 'remind', { dry: false, confirm: true })).toMatchObject({ queued: 1 });
    await press(OWNER, ask, 'openReading', { measure: LAC });
    await product.type(OWNER, 'due');
    for (const { code } of await listDue(product.services, 'service.manager@example.gov.uk')) {
      await product.type(OWNER, `${code} 12 ${WORDS}`);
      await product.type(OWNER, `${code} 12 ${WORDS}`);
    }
    clock.set('2026-12-03T16:00:00Z');
    const report = await sendReady(product);
    expect(report).toMatchObject({ delivered: 0, skipped: { answered: 1 } });
  });
});

describe('what is not ready', () => {
  it('is not chased until the day that was named, and then reminded of once', async () => {
    await day('ask', '2026-11-24');
    await product.type(OWNER, `not ready ${LAC} until 12 January`);
    expect((await day('remind', '2026-12-03')).map(read).join()).not.toContain('Number of looked after children');
    const [back] = await day('remind', '2027-01-12');
    expect(read(back)).toContain('Number of looked after children');
  });

  it('is followed by what else is wanted, when it is typed as when it is pressed', async () => {
    await product.type(OWNER, 'due');
    await product.type(OWNER, `not ready ${LAC} until Friday`);
    expect(read(product.last())).toContain('is not ready until Fri 27 Nov');
    expect(read(product.last())).not.toContain("That's everything");
    expect(pressOf(product.lastCard(), 'submitReading').measure).not.toBe(LAC);
  });

  it('is no claim that nothing else is wanted, to somebody who never saw their list', async () => {
    await product.type(OWNER, `not ready ${LAC} until Friday`);
    expect(read(product.last())).toContain('Type due to see whether anything else is wanted of you.');
  });

  it('says so when the day that was typed is none', async () => {
    await product.type(OWNER, `not ready ${LAC} until the cows come home`);
    expect(read(product.last())).toContain('We could not read “the cows come home” as a day ahead of us.');
  });
});

describe('somebody who is away', () => {
  it('hears nothing: the deputy is asked, and on the day of return the owner is again', async () => {
    await product.install(DEPUTY);
    await product.type(OWNER, 'away until 15 December');
    expect(read(product.last())).toContain('Until then we ask Deputy Service Manager in your place');
    const sent = await day('ask', '2026-11-24');
    expect(to(sent, OWNER)).toEqual([]);
    expect(to(sent, DEPUTY).map(read).join()).toContain('Number of looked after children');
    expect(to(await day('ask', '2026-12-15'), OWNER)).toHaveLength(1);
  });

  it('is not written to by what was put before they said so', async () => {
    await runRound(product.services, 'ask', { dry: false, confirm: true });
    await product.type(OWNER, 'away until 15 December');
    clock.set('2026-11-24T16:00:00Z');
    expect(await sendReady(product)).toMatchObject({
      delivered: 0,
      skipped: { away: 1 },
    });
  });

  it('can be back early', async () => {
    await product.type(OWNER, 'away until 15 December');
    await product.type(OWNER, "I'm back");
    expect(to(await day('ask', '2026-11-24'), OWNER)).toHaveLength(1);
  });

  it.each(['away', 'away until yesterday', 'away until 2 January 2031'])('is asked until when: “%s”', async (text) => {
    await product.type(OWNER, text);
    expect(read(product.last())).toContain('Until when are you away?');
  });
});

describe('pause everything', () => {
  it('is the performance team’s: nothing is decided until they resume, and nothing is lost', async () => {
    await product.install(PERFORMANCE);
    await product.type(OWNER, 'pause');
    expect(read(product.last())).toContain('That is for the performance team.');
    await product.type(PERFORMANCE, 'pause');
    const pausing = product.last();
    expect(read(pausing)).toContain('Everything is paused');
    clock.set('2026-11-24T08:00:00Z');
    const paused = await runRound(product.services, 'ask', { dry: false, confirm: true });
    expect(paused).toMatchObject({ queued: 0, skipped: { paused: 1 } });
    expect(await listDue(product.services, 'service.manager@example.gov.uk')).not.toEqual([]);

    await press(PERFORMANCE, pausing, 'resumeAll');
    expect(to(await day('ask', '2026-11-25'), OWNER)).toHaveLength(1);
  });
});

describe('what waited to go when everything was paused', () => {
  it('waits, while people are answered as ever, and goes once they resume', async () => {
    await product.install(PERFORMANCE);
    await runRound(product.services, 'ask', { dry: false, confirm: true });
    await product.type(PERFORMANCE, 'pause');
    clock.set('2026-11-24T16:00:00Z');
    expect(await sendReady(product)).toMatchObject({ delivered: 0 });
    await product.type(OWNER, 'help');
    expect(read(product.last())).toContain('We ask for a figure');
    await product.type(PERFORMANCE, 'resume');
    expect(await sendReady(product)).toMatchObject({ delivered: 1 });
  });
});

describe('a held run', () => {
  it('is shown to the performance team once, and goes out when they press Send', async () => {
    await product.close();
    await start('examples/gateshead');
    await product.install(PERFORMANCE);
    for await (const { profile } of product.services.store.people.all()) {
      const ids = {
        conversationId: `a:${profile.key}`,
        userId: `29:${profile.key}`,
        botId: '28:bot',
        tenantId: 'tenant',
      };
      if (profile.entraId === '')
        await product.services.store.people.keepConversation(profile.key, {
          ...ids,
          ...{ serviceUrl: product.connector.url, reachable: true, why: '' },
        });
    }
    for (const _again of [1, 2, 3]) await runRound(product.services, 'ask', { dry: false, confirm: false });
    clock.set('2026-11-24T12:00:00Z');
    await sendReady(product);
    const [notice, ...more] = to(product.connector.sent, PERFORMANCE);
    expect(more).toEqual([]);
    expect(read(notice)).toMatch(/A run waits for you: it would reach \d\d people\./);

    // A fortnight later nobody has less time to answer than if it had gone at once.
    clock.set('2026-12-08T12:00:00Z');
    await press(OWNER, notice, 'sendHeld');
    expect(read(product.last())).toContain('That is for the performance team.');
    await press(PERFORMANCE, notice, 'sendHeld');
    expect(read(product.last())).toMatch(/The run goes to \d\d people\./);
    const due = await listDue(product.services);
    expect(due.filter(({ state }) => state === 'late')).toEqual([]);
    expect(due.every(({ dueOn }) => dueOn >= '2026-12-22')).toBe(true);
  });
});
