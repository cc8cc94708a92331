import { deliver } from '../../src/messaging/use-cases/deliver.ts';
import { exportRows } from '../../src/features/register/use-cases/export.ts';
import { runRequests } from '../../src/features/requests/use-cases/run-requests.ts';
import { cardOf, pressOf, textsOf } from '../support/fake-connector.ts';
import { MANAGER, OWNER, PERFORMANCE, runningProduct, STRANGER, type Teammate } from '../support/running-product.ts';
import { registerOf } from '../support/small-register.ts';

const OFFICER = { id: '29:officer', aadObjectId: '00000000-0000-4000-8000-000000000003', name: 'Committee Officer' };
const COUNCILLOR = { id: '29:councillor', aadObjectId: '00000000-0000-4000-8000-000000000004', name: 'Councillor' };
const addresses = {
  [OFFICER.id]: 'committee.officer.families@example.gov.uk',
  [COUNCILLOR.id]: 'councillor@example.gov.uk',
};
const QUESTION = 'Why is there nothing on culture and youth?';

type Product = Awaited<ReturnType<typeof runningProduct>>;
let product: Product;
const onDay = (instant: string) => ({ ...product.services, clock: { now: () => new Date(instant) } });
const post = (instant: string) =>
  deliver(onDay(instant), product.server.messenger, { perSecond: 1000, concurrency: 2 });
const to = (who: Teammate) =>
  product.connector.sent.filter(({ conversation }) => conversation === `a:${who.id.slice(3)}`);
const lastTo = (who: Teammate) => to(who).at(-1);
const readBy = (who: Teammate) => textsOf(cardOf(lastTo(who))).join('\n');
const press = (who: Teammate, verb: string, more: Record<string, string> = {}, step = '') => {
  const data = pressOf(cardOf(lastTo(who)), verb, (one) => (one.step ?? '') === step);
  return product.press(who, { ...data, ...more }, { replyToId: lastTo(who)?.id ?? 'none' });
};
const confirm = (who: Teammate, verb: string, more: Record<string, string>) => press(who, verb, more, 'confirm');
const request = async (id: string) => (await product.services.store.requests.open(id))?.request;

const register = registerOf('head.of.service@example.gov.uk');

beforeAll(async () => {
  product = await runningProduct({ register, addresses });
  for (const who of [OFFICER, COUNCILLOR, PERFORMANCE, MANAGER, OWNER]) await product.install(who);
});
afterAll(() => product.close());

/** One council's request, told in order: each step begins where the one before ended. */
describe('a request from raised to “we did”', () => {
  it('is typed by an officer, and comes back as a form with who asked filled in', async () => {
    await product.type(OFFICER, `committee asked ${QUESTION}`);
    expect(readBy(OFFICER)).toContain(QUESTION);
    const form = JSON.stringify(cardOf(lastTo(OFFICER)));
    expect(form).toContain('"value":"councillor"');
  });

  it('is stored once however often it is sent', async () => {
    const first = lastTo(OFFICER);
    const data = pressOf(cardOf(first), 'raiseGap', ({ step }) => step === 'confirm');
    const typed = { ...data, note: QUESTION, asked: 'families|', role: 'councillor', name: '', measure: 'gap' };
    await product.press(OFFICER, typed, { replyToId: first?.id ?? '' });
    await product.press(OFFICER, typed, { replyToId: first?.id ?? '' });
    expect(readBy(OFFICER)).toContain('Thank you. The performance team has it');
    expect(await product.services.store.requests.unanswered()).toHaveLength(1);
    expect(await request('1')).toMatchObject({
      text: QUESTION,
      askedBy: { committee: 'families', role: 'councillor' },
    });
  });

  it('is told to the performance team within the quarter of an hour, who acknowledge it', async () => {
    await post('2026-11-24T10:14:00Z');
    expect(to(PERFORMANCE)).toHaveLength(0);
    await post('2026-11-24T10:16:00Z');
    expect(readBy(PERFORMANCE)).toContain(QUESTION);
    await press(PERFORMANCE, 'acknowledgeRequest');
    expect(readBy(PERFORMANCE)).toContain('With the performance team');
  });

  it('is given to somebody with a day: a wrong one is asked for again', async () => {
    await press(PERFORMANCE, 'giveRequest');
    await confirm(PERFORMANCE, 'giveRequest', { to: '', dueOn: '2026-11-24' });
    expect(readBy(PERFORMANCE)).toMatch(/Nobody is chosen[\s\S]*not ahead of us/);
    await confirm(PERFORMANCE, 'giveRequest', { to: 'head.of.service@example.gov.uk', dueOn: '2026-12-08' });
    expect(readBy(PERFORMANCE)).toContain('With Head of Service now.');
    await post('2026-11-24T10:31:00Z');
    expect(readBy(MANAGER)).toContain('an answer is wanted by Tue 8 Dec');
    // The officer hears of both at once.
    expect(to(OFFICER).slice(-1)).toHaveLength(1);
    expect(readBy(OFFICER)).toContain('With Head of Service, by Tue 8 Dec.');
  });

  it('is chased by two messages at most, however often the job runs, and costs one look where nothing is', async () => {
    product.counted.length = 0;
    await runRequests(onDay('2026-11-30T09:00:00Z'), { dry: false, confirm: false });
    expect(product.counted).toHaveLength(1);
    const before = to(MANAGER).length;
    for (const at of [
      '2026-12-03',
      '2026-12-03',
      '2026-12-09',
      '2026-12-10',
      '2026-12-10',
      '2026-12-15',
      '2026-12-22',
    ]) {
      await runRequests(onDay(`${at}T09:00:00Z`), { dry: false, confirm: false });
      await post(`${at}T15:29:00Z`);
    }
    const said = to(MANAGER)
      .slice(before)
      .map((sent) => textsOf(cardOf(sent))[0]);
    expect(said).toEqual(['Request 1: an answer is wanted by Tue 8 Dec', 'Request 1: the answer is still to come']);
  });

  it('is answered by whoever has it, and the answer goes back to whoever asked', async () => {
    await confirm(MANAGER, 'answerRequest', { note: 'A survey asks young people from March on.' });
    expect(readBy(MANAGER)).toContain('Whoever asked gets it within working hours');
    await post('2026-12-23T10:00:00Z');
    for (const who of [OFFICER, PERFORMANCE]) {
      expect(readBy(who)).toContain('A survey asks young people from March on.');
    }
  });

  it('becomes a draft measure, which goes live with an owner, a baseline and a reason', async () => {
    await press(PERFORMANCE, 'draftMeasure');
    await confirm(PERFORMANCE, 'draftMeasure', {
      title: 'Young people in cultural activities',
      code: 'PMIF-YOUTH-1',
      unit: '%',
      direction: 'higher',
      frequency: 'annual',
    });
    expect((await product.services.store.measures.open('PMIF-YOUTH-1'))?.measure.status).toBe('draft');
    await press(PERFORMANCE, 'makeLive');
    await confirm(PERFORMANCE, 'makeLive', {
      to: 'service.manager@example.gov.uk',
      baseline: '12.5',
      baselinePeriod: 'FY2025/26',
      indicator: '20',
      note: 'The level of our neighbours.',
    });
    const live = (await product.services.store.measures.open('PMIF-YOUTH-1'))?.measure;
    expect(live).toMatchObject({ status: 'live', baselineValue: '12.5', committees: ['families'] });
    expect(live?.extra).toEqual({ indicator_reason: 'The level of our neighbours.' });
    expect((await product.services.store.measures.ofCommittee('families')).map(({ code }) => code)).toContain(
      'PMIF-YOUTH-1',
    );
  });

  it('ends with what we did, in the committee’s requests and in the export', async () => {
    await press(PERFORMANCE, 'weDid');
    await confirm(PERFORMANCE, 'weDid', { note: 'A measure of it is live.' });
    await post('2026-12-24T10:00:00Z');
    expect(readBy(OFFICER)).toContain('A measure of it is live.');
    const [only] = await product.services.store.requests.ofCommittee('families');
    expect(only).toMatchObject({ status: 'done', weDid: { text: 'A measure of it is live.' } });
    expect(await exportRows(product.services, 'requests')).toMatchObject([
      { id: '1', status: 'done', givenTo: 'head.of.service@example.gov.uk', measure: 'PMIF-YOUTH-1' },
    ]);
    expect(only?.acts.map(({ what }) => what)).toEqual([
      'raised',
      'acknowledged',
      'given',
      'answered',
      'drafted',
      'wentLive',
      'done',
    ]);
    const audit = (await exportRows(product.services, 'audit')).filter(({ on }) => on === 'requests');
    expect(audit.map(({ what, about }) => `${String(what)} ${String(about)}`)).toEqual([
      'asked 1',
      'changed 1',
      'handedOver 1',
      'answered 1',
      'changed 1',
      'changed 1',
      'closed 1',
    ]);
  });
});

describe('who may do what about a request', () => {
  it('lets a councillor raise one and follow it, and nothing more', async () => {
    await product.type(COUNCILLOR, 'gap about PMIF-LAC-N: how old are they?');
    await confirm(COUNCILLOR, 'raiseGap', {
      note: 'How old are they?',
      asked: 'families|',
      role: 'councillor',
      name: 'Cllr Example',
      measure: 'PMIF-LAC-N',
    });
    expect(readBy(COUNCILLOR)).toContain('Cllr Example');
    await product.type(COUNCILLOR, 'my requests');
    expect(readBy(COUNCILLOR)).toContain('Request 2: How old are they?');
    for (const verb of ['acknowledgeRequest', 'giveRequest', 'weDid', 'answerRequest', 'draftMeasure']) {
      await product.press(COUNCILLOR, { verb, request: '2', step: 'confirm', note: 'x', to: 'x', dueOn: '2026-12-08' });
    }
    await product.type(COUNCILLOR, 'request 1');
    expect(readBy(COUNCILLOR)).toContain('That is for somebody else.');
    await product.type(COUNCILLOR, 'requests');
    expect(readBy(COUNCILLOR)).toContain('That is for somebody else.');
    expect((await request('2'))?.acts).toHaveLength(1);
  });

  it('lets nobody outside the register raise one', async () => {
    await product.press(STRANGER, { verb: 'raiseGap', step: 'confirm', note: 'x', asked: '|', role: 'staff' });
    expect(await request('3')).toBeUndefined();
  });

  it('shows words as they are, and takes the one who was slower along', async () => {
    await product.type(PERFORMANCE, 'request 2');
    const [first] = [pressOf(cardOf(lastTo(PERFORMANCE)), 'acknowledgeRequest')];
    await Promise.all([1, 2, 3].map(() => product.press(PERFORMANCE, first)));
    expect((await request('2'))?.acts.map(({ what }) => what)).toEqual(['raised', 'acknowledged']);
  });
});
