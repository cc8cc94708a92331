import { deliver } from '../../src/messaging/use-cases/deliver.ts';
import { exportRows } from '../../src/features/register/use-cases/export.ts';
import { runManagerDigest } from '../../src/features/managers/use-cases/run-manager-digest.ts';
import { runRound } from '../../src/features/readings/use-cases/run-round.ts';
import type { Services } from '../../src/core/services.ts';
import { cardOf, pressOf, type Sent, textsOf } from '../support/fake-connector.ts';
import { MANAGER, OWNER, PERFORMANCE, runningProduct, STRANGER, type Teammate } from '../support/running-product.ts';
import { registerOf } from '../support/small-register.ts';
import { aTopic } from '../support/topics.ts';
import { milestoneText } from '../../src/messaging/rules/milestone-text.ts';

type Product = Awaited<ReturnType<typeof runningProduct>>;
const WORDS = 'Two homes closed this summer, so more children came into care; we are adding foster carers.';
const LAC = 'PMIF-LAC-N';
const REPAIRS = 'CNL-REP-FTF';
const CALLS = 'EXAMPLE-CALLS';
const COMPLAINTS = 'PMIF-CER-N';

/** The product on another day: the same store, the same chats. */
function onDay(product: Product, day: string, time = '10:00'): Services {
  return { ...product.services, clock: { now: () => new Date(`${day}T${time}:00.000Z`) } };
}
const run = (product: Product, day: string, time?: string) =>
  runManagerDigest(onDay(product, day, time), { dry: false, confirm: true });
const post = (product: Product, day: string, time: string) =>
  deliver(onDay(product, day, time), product.server.messenger, { perSecond: 1000, concurrency: 2 });
const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, one) => all + one, 0);

const register = registerOf('head.of.service@example.gov.uk');
let product: Product;
const textOf = (sent: Sent | undefined) => textsOf(cardOf(sent)).join('\n');
const said = () => textOf(product.last());
const to = (who: Teammate) =>
  product.connector.sent.filter(({ conversation }) => conversation === `a:${who.id.slice(3)}`);
const lastTo = (who: Teammate) => to(who).at(-1);
const dueOf = async (code: string) => (await product.services.store.measures.open(code))?.due.at(-1);
const messages = async (kind: string) =>
  (await exportRows(product.services, 'messages')).filter((row) => row.kind === kind);
const keyOf = async (who: Teammate) => (await product.services.store.people.byEntraId(who.aadObjectId))!.profile.key;

/** Presses on the manager's card of a measure. */
const press = (verb: string, code: string, more: Record<string, string> = {}, who = MANAGER) => {
  const data = pressOf(cardOf(lastTo(MANAGER)), verb, ({ measure }) => measure === code);
  return product.press(who, { ...data, ...more }, { replyToId: lastTo(who)?.id ?? 'none' });
};

/** What the owner does on the first day: answers one, disowns one, and leaves the others. */
async function firstDay() {
  await product.install(MANAGER);
  await product.type(OWNER, 'due');
  const open = (code: string) =>
    product.press(
      OWNER,
      pressOf(list, 'openReading', ({ measure }) => measure === code),
    );
  const list = product.lastCard();
  await open(LAC);
  await product.press(OWNER, { ...pressOf(product.lastCard(), 'submitReading'), value: '490', soWhat: WORDS });
  await product.press(
    OWNER,
    pressOf(list, 'openReading', ({ measure }) => measure === REPAIRS),
  );
  await product.press(OWNER, pressOf(product.lastCard(), 'notMine'));
  await product.press(
    OWNER,
    pressOf(product.lastCard(), 'notMine', ({ step }) => step === 'confirm'),
  );
  await runRound(product.services, 'ask', { dry: false, confirm: true });
}

afterEach(() => product.close());

describe('a manager’s Tuesday, after a week', () => {
  beforeEach(async () => {
    product = await runningProduct({ now: '2026-11-24T10:00:00Z', register });
    await firstDay();
  });

  it('is one calm card: what came in, what is still to come, what needs an owner, who cannot be reached', async () => {
    const report = await run(product, '2026-12-15');
    expect(report.queued).toBe(1);
    expect(report.targeted).toBe(report.queued + report.alreadySaid + report.held + sum(report.skipped));
    await post(product, '2026-12-15', '15:30');
    const text = textOf(lastTo(MANAGER));
    // What wants the manager most stands on the first page.
    expect(text).toContain('Needs an owner: ');
    expect(text).toMatch(/^\d+ things want you: .*1 needs an owner/m);
    // What changed and what it means stands above what is still to come.
    expect(text.indexOf('Received: \n490 at 30 September 2026')).toBeGreaterThan(0);
    expect(text.indexOf('Received: ')).toBeLessThan(text.indexOf('Cannot be reached: '));
    expect(text).toContain(WORDS);
    expect(text).toMatch(/Complaints Manager: the app is not installed for them/);
    expect(lastTo(MANAGER)?.activity.summary).toMatch(/things want you/);
    expect(Buffer.byteLength(JSON.stringify(cardOf(lastTo(MANAGER))), 'utf16le')).toBeLessThan(80 * 1024);
    const pressed = lastTo(MANAGER)!;
    await product.press(MANAGER, pressOf(cardOf(pressed), 'showDigest'), { replyToId: pressed.id });
    expect(said()).toContain('9 to 13 of 13');
  });

  it('is put once, however often the job runs, and again only for what changed', async () => {
    await run(product, '2026-12-15');
    expect(await run(product, '2026-12-15')).toMatchObject({ targeted: 0, queued: 0 });
    await post(product, '2026-12-15', '15:30');
    expect(await run(product, '2026-12-22')).toMatchObject({ queued: 0 });
    const form = { verb: 'submitReading', measure: LAC, period: '2026-09-30', card: '2', soWhat: `${WORDS} Checked.` };
    await product.press(OWNER, { ...form, value: '491' });
    const changed = await run(product, '2027-01-05');
    expect(changed.messages[0]?.topics).toContainEqual(aTopic(LAC, '2026-09-30', 'received r2'));
    expect(changed.messages[0]?.topics.map(({ milestone }) => milestoneText(milestone))).not.toContain('received r1');
  });

  it('says a decision that still waits again after four weeks', async () => {
    await run(product, '2026-12-15');
    await post(product, '2026-12-15', '15:30');
    for (const day of ['2026-12-22', '2027-01-05'])
      expect(
        (await run(product, day)).messages.flatMap(({ topics }) =>
          topics.filter(({ milestone }) => milestone.is === 'notMine'),
        ),
      ).toEqual([]);
    const again = await run(product, '2027-01-12');
    expect(again.messages.flatMap(({ topics }) => topics.map(({ milestone }) => milestoneText(milestone)))).toContain(
      'notMine',
    );
  });

  it('is quiet for a manager who has nothing, and for one who is away', async () => {
    const key = await keyOf(MANAGER);
    await product.services.store.people.keepAbsence(key, '2026-12-20' as never);
    const report = await run(product, '2026-12-15');
    expect(report.skipped.away).toBe(1);
    const performance = await keyOf(PERFORMANCE);
    await product.services.store.wakes.set('managerDigest', performance, '2026-12-15' as never);
    expect((await run(product, '2026-12-15')).messages.filter((message) => message.to === performance)).toEqual([]);
  });

  it('decides again what a paused run left', async () => {
    await product.services.store.pauses.begin({ since: '2026-12-15T08:00:00.000Z', by: await keyOf(PERFORMANCE) });
    expect((await run(product, '2026-12-15')).skipped.paused).toBe(1);
    await product.services.store.pauses.end('command', '2026-12-15T08:00:00.000Z');
    expect((await run(product, '2026-12-15')).queued).toBe(1);
  });

  it('comes at once when the manager types team, with what others have in hand, and can be acted on', async () => {
    await product.type(MANAGER, 'team');
    expect(said()).toContain('Needs an owner: ');
    expect(said()).toContain('In hand: ');
    await press('reassign', REPAIRS);
    const form = pressOf(product.lastCard(), 'reassign', ({ step }) => step === 'confirm');
    await product.press(MANAGER, { ...form, to: 'performance.lead@example.gov.uk' });
    expect(said()).toMatch(/^Passed on: it is with Performance Lead now/);
    expect(said()).toContain('Number of looked after children');
    expect(await messages('managerDigest')).toEqual([]);
  });

  it('is nobody else’s: whoever manages no measure is told so', async () => {
    await product.type(STRANGER, 'team');
    expect(said()).not.toContain('Needs an owner');
    await product.type(PERFORMANCE, 'my team');
    expect(said()).toContain('You are not listed as the manager of a measure.');
  });

  it('shows the rest of a long list in place', async () => {
    await run(product, '2026-12-15');
    await post(product, '2026-12-15', '15:30');
    const [key] = (await messages('managerDigest')).map((row) => String(row.key));
    const topics = (await product.services.store.people.byEntraId(MANAGER.aadObjectId))!.messages.find(
      (one) => one.key === key,
    )!.topics;
    expect(topics.length).toBeGreaterThan(8);
    await product.press(MANAGER, pressOf(cardOf(lastTo(MANAGER)), 'showDigest'), { replyToId: lastTo(MANAGER)!.id });
    expect(product.last().how).toBe('update');
    expect(said()).toContain(`9 to ${topics.length} of ${topics.length}`);
  });
});

describe('acts on the card', () => {
  beforeEach(async () => {
    product = await runningProduct({ now: '2026-12-15T11:00:00Z', register });
    // Three weeks earlier everything of this opened and was answered; today is the manager's Tuesday.
    const earlier = onDay(product, '2026-11-24');
    await product.install(MANAGER);
    await product.type(OWNER, 'due');
    await openedOn('2026-11-24');
    await product.press(OWNER, {
      verb: 'submitReading',
      measure: LAC,
      period: '2026-09-30',
      card: '1',
      value: '490',
      soWhat: WORDS,
    });
    await product.press(OWNER, {
      verb: 'notMine',
      measure: REPAIRS,
      period: 'FY2026/27-Q2',
      card: '1',
      step: 'confirm',
      to: '',
    });
    await product.services.store.wakes.set('managerDigest', await keyOf(MANAGER), '2026-12-15' as never);
    expect(earlier.store).toBe(product.services.store);
    await run(product, '2026-12-15');
    await post(product, '2026-12-15', '15:30');
  });

  /** What was opened today, as if it had been on another day: late by now. */
  async function openedOn(day: string) {
    for (const code of [LAC, REPAIRS, CALLS, COMPLAINTS]) {
      const file = await product.services.store.measures.open(code);
      const due = (file?.due ?? []).map((one) => ({ ...one, openedOn: day as never, dueOn: '2026-12-08' as never }));
      if (file !== undefined) await product.services.store.measures.save(file, { due });
    }
  }

  describe('Nudge', () => {
    it('sends the form once more with the manager’s name, on a day on which the owner may hear', async () => {
      await press('nudge', CALLS);
      expect(product.last().how).toBe('update');
      expect(said()).toMatch(/Nudged: it goes to Service Manager (today|on )/);
      expect(said()).toMatch(/Nudged today by you: \nit goes/);
      const before = to(OWNER).length;
      await post(product, '2026-12-17', '15:30');
      expect(to(OWNER)).toHaveLength(before + 1);
      expect(textOf(lastTo(OWNER))).toContain('Head of Service asks for this one.');
      expect(pressOf(cardOf(lastTo(OWNER)), 'submitReading').measure).toBe(CALLS);
      expect(lastTo(OWNER)?.activity.summary).toMatch(/^Head of Service asks:/);
    });

    it('says when it goes where the owner heard something today already', async () => {
      const key = await keyOf(OWNER);
      const ask = {
        kind: 'ask',
        to: key,
        topics: [],
        state: 'delivered',
        attempts: 1,
        reason: '',
        activityId: 'a',
        run: 'r',
      } as const;
      await product.services.store.outbox.put([{ ...ask, key: 'ask|today', notBefore: '2026-12-15T09:40:00.000Z' }]);
      await press('nudge', CALLS);
      expect(said()).toContain('Service Manager was asked already today, so it goes on Wed 16 Dec.');
    });

    it('pressed twice, at once or later, is one nudge', async () => {
      const data = pressOf(cardOf(lastTo(MANAGER)), 'nudge', ({ measure }) => measure === CALLS);
      const on = { replyToId: lastTo(MANAGER)!.id };
      await Promise.all([product.press(MANAGER, data, on), product.press(MANAGER, data, on)]);
      await product.press(MANAGER, data, on);
      expect(said()).toContain('This was nudged already. It can be again from Sun 20 Dec.');
      expect(await messages('nudge')).toHaveLength(1);
      expect((await dueOf(CALLS))?.nudged?.times).toBe(1);
    });

    it('of what was answered meanwhile asks nobody', async () => {
      const data = pressOf(cardOf(lastTo(MANAGER)), 'nudge', ({ measure }) => measure === CALLS);
      const on = { replyToId: lastTo(MANAGER)!.id };
      const period = (await dueOf(CALLS))!.period.text;
      await product.press(OWNER, {
        verb: 'notReady',
        measure: CALLS,
        period,
        card: '1',
        step: 'confirm',
        reason: 'checking',
        expectedOn: '2027-01-12',
        note: 'Soon.',
      });
      await product.press(MANAGER, data, on);
      expect(said()).toContain('Nothing waits there any more');
      expect(said()).toContain('Put off until Tue 12 Jan 2027: \nThe figure is being checked.');
      expect(said()).toContain('Note: \nSoon.');
      expect(await messages('nudge')).toEqual([]);
    });
  });

  describe('Reassign', () => {
    it('says so where the bot cannot reach the colleague', async () => {
      await press('reassign', REPAIRS);
      const form = pressOf(product.lastCard(), 'reassign', ({ step }) => step === 'confirm');
      await product.press(MANAGER, { ...form, to: 'deputy.service.manager@example.gov.uk' });
      expect(said()).toContain('The bot cannot tell them yet (the app is not installed for them): please do.');
    });

    it('gives the measure to a colleague with ten working days, and both are told', async () => {
      await product.install(PERFORMANCE);
      await press('reassign', REPAIRS);
      const form = pressOf(product.lastCard(), 'reassign', ({ step }) => step === 'confirm');
      await product.press(MANAGER, { ...form, to: '' });
      expect(said()).toContain('Nobody is chosen.');
      await product.press(MANAGER, { ...form, to: 'performance.lead@example.gov.uk' });
      expect(said()).toContain('Passed on: it is with Performance Lead now, wanted by 6 January 2027.');
      expect(said()).toContain('In hand: \nwith Performance Lead.');
      const due = await dueOf(REPAIRS);
      expect(due).toMatchObject({ state: 'open' });
      expect(due!.dueOn > '2026-12-28').toBe(true);
      expect(await messages('handover')).toHaveLength(1);
      expect(await messages('handedOn')).toHaveLength(1);
      await product.press(MANAGER, { ...form, to: 'performance.lead@example.gov.uk' });
      expect(await messages('handover')).toHaveLength(1);
      await product.type(PERFORMANCE, 'due');
      expect(said()).toContain('Repairs completed');
      await post(product, '2026-12-16', '15:30');
      expect(to(OWNER).map(textOf).join('\n')).toMatch(/Repairs completed.* is with .+ now\./);
    });
  });

  describe('Acknowledge', () => {
    it('is stored for the reading as it stands, and the owner hears of several in one message', async () => {
      await press('acknowledge', LAC);
      expect(said()).toContain('you are content for this to go to committee');
      expect(said()).toMatch(/Acknowledged today by you: /);
      await product.press(MANAGER, { verb: 'acknowledge', measure: LAC, period: '2026-09-30', card: '2' });
      expect((await dueOf(LAC))?.acknowledged).toMatchObject({ revision: 1 });
      expect(await messages('acknowledged')).toMatchObject([
        { state: 'queued', notBefore: expect.stringMatching(/^2026-12-15T11:3/) as unknown },
      ]);
      await post(product, '2026-12-15', '12:00');
      expect(textOf(lastTo(OWNER))).toContain('Head of Service is content for this to go to committee. Thank you.');
    });

    it('is cleared by a change, which can be acknowledged anew', async () => {
      await press('acknowledge', LAC);
      await product.press(OWNER, {
        verb: 'submitReading',
        measure: LAC,
        period: '2026-09-30',
        card: '2',
        value: '491',
        soWhat: `${WORDS} Checked.`,
      });
      const { digest = '' } = pressOf(cardOf(lastTo(MANAGER)), 'query');
      await product.press(MANAGER, { verb: 'showDigest', digest, page: '1' }, { replyToId: lastTo(MANAGER)!.id });
      expect(said()).not.toContain('Acknowledged today');
      await press('acknowledge', LAC);
      expect((await dueOf(LAC))?.acknowledged).toMatchObject({ revision: 2 });
    });
  });

  describe('Query', () => {
    const HOSTILE = '**Why** [x](http://x) ${1+1} {{DATE(2026-01-01)}} <at>y</at> 👩‍👧‍👦?';

    async function ask(text: string) {
      await press('query', LAC);
      const form = pressOf(product.lastCard(), 'query', ({ step }) => step === 'confirm');
      await product.press(MANAGER, { ...form, note: text });
      return form;
    }

    it('goes to the owner as it was typed, and the answer comes back', async () => {
      const form = await ask(HOSTILE);
      expect(said()).toContain('Asked. The answer comes back to you here in the chat.');
      await product.press(MANAGER, { ...form, note: HOSTILE });
      expect(await messages('query')).toHaveLength(1);
      await post(product, '2026-12-15', '12:00');
      expect(textOf(lastTo(OWNER))).toContain('Head of Service asks:');
      expect(textOf(lastTo(OWNER))).toContain('**Why** [x](http://x) ${1+1} {\u200b{DATE(2026-01-01)}} <at>y</at> 👩‍👧‍👦?');
      const reply = pressOf(cardOf(lastTo(OWNER)), 'answerQuery');
      await product.press(OWNER, { ...reply, note: 'x'.repeat(2500) });
      expect(said()).toContain('That is 2,500 characters; we can take 2,000.');
      expect(said()).toContain('x'.repeat(2500));
      await product.press(OWNER, { ...reply, note: 'The new team: referrals are level.' });
      await product.press(OWNER, { ...reply, note: 'The new team: referrals are level.' });
      expect(said()).toContain('Thank you. Head of Service gets your answer.');
      expect(await messages('queryAnswer')).toHaveLength(1);
      await post(product, '2026-12-15', '12:10');
      expect(textOf(lastTo(MANAGER))).toContain('Their answer: The new team: referrals are level.');
      expect((await dueOf(LAC))?.queries?.[0]?.text).toBe(HOSTILE);
    });

    it('does not reach an owner whose measure is somebody else’s when it goes', async () => {
      await ask('Why is it level?');
      const file = (await product.services.store.measures.open(LAC))!;
      const owner = await keyOf(MANAGER);
      const { deputy: _deputy, ...measure } = file.measure;
      expect(await product.services.store.measures.save(file, { measure: { ...measure, owner } })).toBe('saved');
      const before = to(OWNER).length;
      await post(product, '2026-12-15', '12:00');
      expect(to(OWNER)).toHaveLength(before);
      expect(await messages('query')).toMatchObject([{ state: 'skipped', reason: 'overtaken' }]);
    });

    it('that is too long comes back whole', async () => {
      await ask('y'.repeat(3000));
      expect(said()).toContain('y'.repeat(3000));
      expect(await messages('query')).toEqual([]);
    });
  });

  it.each([
    ['the owner', OWNER, /That is for the manager of this measure\.\n.* is with Head of Service\./],
    ['a stranger', STRANGER, /You are not listed/],
  ])('are refused to %s with a clear word, and store nothing', async (_who, who, word) => {
    const before = JSON.stringify(await Promise.all([LAC, REPAIRS, CALLS].map(dueOf)));
    const acts = [
      ['nudge', CALLS],
      ['reassign', REPAIRS],
      ['acknowledge', LAC],
      ['query', LAC],
    ] as const;
    for (const [verb, measure] of acts) {
      const period = (await dueOf(measure))!.period.text;
      for (const step of ['', 'confirm']) {
        await product.press(who, {
          verb,
          measure,
          period,
          card: '1',
          step,
          to: 'deputy.service.manager@example.gov.uk',
          note: 'Why?',
        });
        expect(said()).toMatch(word);
      }
    }
    expect(JSON.stringify(await Promise.all([LAC, REPAIRS, CALLS].map(dueOf)))).toBe(before);
    expect(await messages('query')).toEqual([]);
  });

  it('can be done by the performance team, whose card shows the one reading', async () => {
    await product.press(PERFORMANCE, { verb: 'acknowledge', measure: LAC, period: '2026-09-30', card: '2' });
    expect(said()).toContain('Acknowledged today by you');
    expect(said()).not.toContain('Still to come');
  });

  it('a card of somebody else shows nothing of their list', async () => {
    const { digest = '' } = pressOf(cardOf(lastTo(MANAGER)), 'query');
    await product.press(OWNER, { verb: 'showDigest', digest, page: '1' });
    expect(said()).toContain('This list is from some time ago.');
  });

  it.each([['measure'], ['period'], ['card'], ['digest'], ['page'], ['to'], ['note'], ['query'], ['step']])(
    'take whatever comes in %s',
    async (field) => {
      for (const verb of ['nudge', 'reassign', 'acknowledge', 'query', 'showDigest', 'answerQuery']) {
        for (const value of ['x'.repeat(20_000), "' or 1 eq 1", '-1', { $ne: 1 }, null]) {
          const before = product.connector.sent.length;
          const data = { verb, measure: LAC, period: '2026-09-30', card: '2', step: 'confirm', [field]: value };
          expect((await product.press(MANAGER, data)).status).toBe(200);
          expect(product.connector.sent.length).toBeGreaterThan(before);
          expect(said()).not.toContain('did not go through');
        }
      }
    },
  );
});

describe('Reach', () => {
  beforeEach(async () => {
    product = await runningProduct({ now: '2026-11-24T10:00:00Z', register });
    await product.install(OWNER);
  });

  it('tells the performance team who cannot be reached and why, and nobody else', async () => {
    await product.type(PERFORMANCE, 'reach');
    expect(said()).toMatch(/^1 of \d+ owners can be reached\./);
    expect(said()).toMatch(/The app is not installed for them: Complaints Manager; /);
    expect(said()).toContain('For an e-mail to them:');
    await product.type(OWNER, 'reach');
    expect(said()).toContain('That is for the performance team.');
  });
});
