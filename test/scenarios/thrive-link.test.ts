import { deliver } from '../../src/messaging/use-cases/deliver.ts';
import { exportRows } from '../../src/features/register/use-cases/export.ts';
import type { Services } from '../../src/core/services.ts';
import { releaseReadings } from '../../src/features/release/use-cases/release-readings.ts';
import { dropAuthors } from '../../src/features/thrive/use-cases/answer-question.ts';
import { thriveReach } from '../../src/features/thrive/use-cases/overview.ts';
import { runExplain } from '../../src/features/thrive/use-cases/run-explain.ts';
import { day } from '../../src/core/calendar/day.ts';
import { cardOf, pressOf, type Sent, textsOf } from '../support/fake-connector.ts';
import { PERFORMANCE, runningProduct, STRANGER as NOBODY, type Teammate } from '../support/running-product.ts';

const LEAD: Teammate = { id: '29:lead', aadObjectId: '00000000-0000-4000-8000-000000000061', name: 'Team Leader' };
const CREW: Teammate = { id: '29:crew', aadObjectId: '00000000-0000-4000-8000-000000000062', name: 'Crew Lead' };
/** One of the team whom the register does not know. */
const STRANGER: Teammate = { ...NOBODY, name: 'Night Shift' };
const CALLS = 'EXAMPLE-CALLS';
const CHANNEL = '19:customer-services@thread.tacv2';
const inChannel = {
  conversation: { id: `${CHANNEL};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: 'tenant' },
  channelData: {
    tenant: { id: 'tenant' },
    team: { id: '19:general@thread.tacv2' },
    channel: { id: CHANNEL, name: 'Customer services' },
  },
};
const HOSTILE = '[x](http://x) **b** ${1+1} {{DATE(2026)}} <script>alert(1)</script>';

type Product = Awaited<ReturnType<typeof runningProduct>>;
let product: Product;
const textOf = (sent: Sent | undefined) => textsOf(cardOf(sent)).join('\n');
const to = (conversation: string) =>
  product.connector.sent.filter((sent) => sent.conversation.startsWith(conversation));
const lastTo = (who: Teammate) => to(`a:${who.id.slice(3)}`).at(-1);
const inChat = (who: Teammate) => textOf(lastTo(who));
const inTeam = () => textOf(to(CHANNEL).at(-1));
const onDay = (on: string, time = '10:00'): Services => ({
  ...product.services,
  clock: { now: () => new Date(`${on}T${time}:00.000Z`) },
});
const run = (on: string) => runExplain(onDay(on), { dry: false, confirm: true });
const post = (on: string) => deliver(onDay(on, '15:31'), product.server.messenger, { perSecond: 1000, concurrency: 4 });
const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, one) => all + one, 0);
const pressOn = (who: Teammate, sent: Sent | undefined, verb: string, more: Record<string, string> = {}, where = {}) =>
  product.press(who, { ...pressOf(cardOf(sent), verb), ...more }, { replyToId: sent?.id, ...where });
const explainers = async (group: string) => product.services.store.explainers.ofGroup(group);

beforeAll(async () => {
  product = await runningProduct({
    now: '2026-11-24T10:00:00Z',
    addresses: {
      [LEAD.id]: 'team.leader.customer.services@example.gov.uk',
      [CREW.id]: 'crew.lead.refuse@example.gov.uk',
    },
  });
  for (const who of [LEAD, CREW, PERFORMANCE]) await product.install(who);
});
afterAll(() => product.close());

describe('how a group’s work counts', () => {
  it('is drafted for every group, once, when its figures came out; nobody but its lead is shown it', async () => {
    const report = await run('2026-11-24');
    expect(report).toMatchObject({ targeted: 5, queued: 2, alreadySaid: 0, held: 0, skipped: { noConversation: 3 } });
    expect(new Set(report.messages.map(({ kind }) => kind))).toEqual(new Set(['explainerDraft']));
    expect(await run('2026-11-24')).toMatchObject({ targeted: 0, queued: 0 });
    await post('2026-11-24');
    expect(inChat(LEAD)).toContain('Only you and the performance team see this');
    expect(inChat(LEAD)).toContain('stood at 79.8% for September 2026.');
    expect(to(CHANNEL)).toEqual([]);
  });

  it('is not approved with a cause that nobody can know, and is with a plain sentence', async () => {
    const draft = lastTo(LEAD);
    await pressOn(LEAD, draft, 'approveExplainer', { note: 'Fewer people wait because of us.' });
    expect(inChat(LEAD)).toContain('“because of us” says that the work makes the figure what it is');
    const hard =
      'Organisational prioritisation of multidisciplinary interventions facilitates accessibility considerably.';
    await pressOn(LEAD, lastTo(LEAD), 'approveExplainer', { note: hard });
    expect(inChat(LEAD)).toContain('As a whole it reads like something for people of');
    expect((await explainers('customer-services')).map(({ state }) => state)).toEqual(['draft']);
    await pressOn(LEAD, lastTo(LEAD), 'writeExplainer', { note: 'August was busy' });
    expect(inChat(LEAD)).toContain('Kept. Nobody sees it until somebody approves it.');
    await pressOn(LEAD, lastTo(LEAD), 'approveExplainer', { note: `August was our busiest month, ${HOSTILE}` });
    expect(inChat(LEAD)).toContain('Customer services gets this');
    const [explainer] = await explainers('customer-services');
    expect(explainer?.history.map(({ what }) => what)).toEqual(['drafted', 'written', 'approved']);
  });

  it('can be written by nobody else', async () => {
    const press = {
      verb: 'approveExplainer',
      group: 'customer-services',
      measure: CALLS,
      period: '2026-09',
      card: '3',
    };
    await product.press(CREW, { ...press, note: 'Mine.' });
    expect(inChat(CREW)).toContain('The lead of Customer services and the performance team write and approve it.');
    await product.press(STRANGER, press);
    expect(inChat(STRANGER)).not.toContain('gets this');
  });

  it('waits for a channel, goes there once it is tied, and is one a key', async () => {
    expect(await run('2026-11-24')).toMatchObject({ targeted: 1, queued: 0, skipped: { noPlace: 1 } });
    await product.type(LEAD, '<at>Performance</at> link here customer-services', inChannel);
    const report = await run('2026-11-25');
    expect(report.messages.map(({ key }) => key)).toEqual([`explain|customer-services|${CALLS}|2026-09`]);
    expect(await run('2026-11-25')).toMatchObject({ queued: 0 });
    await post('2026-11-26');
    expect(inTeam()).toContain('Customer services: how your work counts');
    expect(inTeam()).toContain('[x](http://x) **b** ${1+1} {\u200b{DATE(2026)}} <script>alert(1)</script>');
    expect(inTeam()).toContain('Our Thrive pledge: ');
    expect(await run('2026-11-27')).toMatchObject({ queued: 0 });
    expect((await explainers('customer-services'))[0]?.state).toBe('sent');
  });

  it('asks whether it was clear: one answer a person, counted, without a name', async () => {
    const card = to(CHANNEL).findLast(({ how }) => how === 'send');
    await pressOn(STRANGER, card, 'wasClear', { answer: 'notQuite' }, inChannel);
    await pressOn(STRANGER, card, 'wasClear', { answer: 'notQuite' }, inChannel);
    await pressOn(LEAD, card, 'wasClear', { answer: 'clear' }, inChannel);
    expect(inTeam()).toContain('Was this clear? 2 people have said.');
    expect(inTeam()).not.toContain(STRANGER.name);
    expect((await explainers('customer-services'))[0]?.answers).toEqual({ clear: 1, notQuite: 1 });
    await pressOn(LEAD, card, 'wasClear', { answer: 'notQuite' }, inChannel);
    expect((await explainers('customer-services'))[0]?.answers).toEqual({ clear: 0, notQuite: 2 });
  });

  it('takes a question to the performance team, once, whoever asks', async () => {
    const card = to(CHANNEL).findLast(({ how }) => how === 'send');
    const question = { note: `Why two minutes? ${HOSTILE}`, share: 'true' };
    await pressOn(STRANGER, card, 'askQuestion', question, inChannel);
    await pressOn(STRANGER, card, 'askQuestion', question, inChannel);
    await pressOn(STRANGER, card, 'askQuestion', { note: ' ' }, inChannel);
    expect(inTeam()).toContain('There was no question in the box.');
    expect(inTeam()).not.toContain('Why two minutes?');
    await product.type(PERFORMANCE, 'thrive');
    expect(inChat(PERFORMANCE)).toContain('1 question waits for an answer.');
    await pressOn(PERFORMANCE, lastTo(PERFORMANCE), 'answerGroup');
    expect(inChat(PERFORMANCE)).toContain('Customer services asks about how their work counts');
    await post('2026-11-26');
    const asked = to(`a:${PERFORMANCE.id.slice(3)}`).filter((sent) => textOf(sent).includes('Why two minutes?'));
    // The list and the form that it opened, and one message.
    expect(asked.filter(({ how, activity }) => how === 'send' && /asks: “/.test(activity.summary ?? ''))).toHaveLength(
      1,
    );
    expect(asked.map(textOf).join()).not.toContain(STRANGER.name);
    expect(textOf(asked.at(-1))).toContain('{\u200b{DATE(2026)}}');
  });

  it('brings the answer back to whoever asked, and to the team without a name, as they agreed', async () => {
    const card = lastTo(PERFORMANCE);
    await pressOn(STRANGER, card, 'answerGroup', { note: 'I should not.' });
    await pressOn(PERFORMANCE, card, 'answerGroup', { note: '' });
    expect(inChat(PERFORMANCE)).toContain('There is no answer yet.');
    await pressOn(PERFORMANCE, lastTo(PERFORMANCE), 'answerGroup', {
      note: 'It is what residents told us they can wait.',
    });
    expect(inChat(PERFORMANCE)).toContain('It goes to the person who asked, and to their team without a name.');
    await post('2026-11-26');
    const own = to(`a:${STRANGER.aadObjectId}`).at(-1);
    expect(textOf(own)).toContain('Your question has an answer.');
    expect(textOf(own)).toContain('It is what residents told us they can wait.');
    expect(inTeam()).toContain('Somebody of Customer services asked, and here is the answer.');
    expect(inTeam()).not.toContain(STRANGER.name);
    await pressOn(PERFORMANCE, card, 'answerGroup', { note: 'Another answer.' });
    expect(inChat(PERFORMANCE)).toContain('A colleague has answered this already.');
  });

  it('drops whoever asked thirty days after the answer, and not before', async () => {
    expect(await dropAuthors(product.services, { today: day('2026-12-23') })).toBe(0);
    expect(await dropAuthors(product.services, { today: day('2026-12-24') })).toBe(1);
    expect(await dropAuthors(product.services, { today: day('2027-01-24') })).toBe(0);
    for await (const { question } of product.services.store.explainers.questions())
      expect(question.author).toBeUndefined();
    expect(JSON.stringify(await exportRows(product.services, 'messages'))).not.toContain(STRANGER.aadObjectId);
  });

  it('goes to the lead of a crew that reads on the wall, with “please print”', async () => {
    await pressOn(
      CREW,
      to(`a:${CREW.id.slice(3)}`).find((sent) => textOf(sent).includes('Only you')),
      'approveExplainer',
    );
    const report = await run('2026-11-25');
    expect(report.messages.map(({ kind, key }) => [kind, key])).toEqual([
      ['explainer', 'explain|refuse|TSM-TP10|FY2023/24'],
    ]);
    await post('2026-12-01');
    expect(inChat(CREW)).toContain('Please print this and put it up where Refuse collection crew will see it.');
  });
});

describe('`link`', () => {
  const typeLink = (who: Teammate, text: string, where = {}) => product.type(who, text, where);

  it('shows a group its own explainer, in its channel and to its lead', async () => {
    await typeLink(STRANGER, '<at>Performance</at> link', inChannel);
    expect(inTeam()).toContain('stood at 79.8% for September 2026.');
    await typeLink(LEAD, 'link');
    expect(inChat(LEAD)).toContain('Customer services: how your work counts');
  });

  it('asks anybody else which group is theirs, and remembers it', async () => {
    await typeLink(STRANGER, 'link');
    expect(inChat(STRANGER)).toContain('Which team is yours?');
    await pressOn(STRANGER, lastTo(STRANGER), 'showLink', { group: 'repairs' });
    expect(inChat(STRANGER)).toContain('Repairs team: how your work counts');
    expect(inChat(STRANGER)).toContain('What changes for a resident: ');
    expect(inChat(STRANGER)).not.toMatch(/stood at/);
    await typeLink(STRANGER, 'link');
    expect(inChat(STRANGER)).toContain('Repairs team: how your work counts');
  });

  it('asks once more where nothing was chosen, and lets somebody choose another team', async () => {
    await typeLink(STRANGER, 'link');
    await pressOn(STRANGER, lastTo(STRANGER), 'showLink', { group: 'repairs' });
    await pressOn(STRANGER, lastTo(STRANGER), 'showLink');
    expect(inChat(STRANGER)).toContain('Which team is yours?');
    await pressOn(STRANGER, lastTo(STRANGER), 'showLink');
    expect(inChat(STRANGER)).toContain('Please choose your team from the list');
    await pressOn(STRANGER, lastTo(STRANGER), 'showLink', { group: 'customer-services' });
    await typeLink(STRANGER, 'link');
    expect(inChat(STRANGER)).toContain('Customer services: how your work counts');
  });
});

describe('the performance team', () => {
  it('sees who was reached, what is missing, and sums that add up', async () => {
    await run('2026-12-02');
    await product.type(PERFORMANCE, 'thrive');
    expect(inChat(PERFORMANCE)).toContain('5 groups with 245 people: ');
    expect(inChat(PERFORMANCE)).toContain('38 people in 1 group reached in their channel or chat');
    expect(inChat(PERFORMANCE)).toContain('64 people in 1 group given to their lead to print');
    expect(inChat(PERFORMANCE)).toContain(
      'Repairs team: no channel or chat is tied to it: type link here repairs there',
    );
    expect(inChat(PERFORMANCE)).toContain('2 answers on whether it was clear: too few to show.');
    const { sum: all } = await thriveReach(product.services);
    expect(sum(Object.fromEntries(Object.entries(all.by).map(([how, { people }]) => [how, people])))).toBe(245);
    await product.type(STRANGER, 'thrive');
    expect(inChat(STRANGER)).not.toContain('245');
  });

  it('opens and approves a draft whose lead does not', async () => {
    await pressOn(PERFORMANCE, lastTo(PERFORMANCE), 'showDraft', { group: 'repairs' });
    expect(inChat(PERFORMANCE)).toContain('it is what Repairs team will read once you approve it');
    await pressOn(PERFORMANCE, lastTo(PERFORMANCE), 'approveExplainer');
    expect((await explainers('repairs')).map(({ state }) => state)).toEqual(['approved']);
  });
});

describe('after the first', () => {
  it('another figure waits six weeks, and is another measure’s', async () => {
    const file = (await product.services.store.measures.open(CALLS))!;
    const september = file.readings.at(-1)!;
    const october = {
      ...september,
      period: { ...september.period, text: '2026-10', start: day('2026-10-01'), end: day('2026-10-31') },
    };
    await product.services.store.measures.save(file, {
      readings: [
        {
          ...october,
          value: '81.5',
          typed: '81.5',
          released: false,
          revision: 1,
          soWhat: 'We answered faster, because more of us were in.',
        },
      ],
    });
    expect(await run('2026-12-02')).toMatchObject({ queued: 0 });
    const december = onDay('2026-12-02');
    await releaseReadings(december, 'command', [{ code: CALLS, period: '2026-10' }]);
    const soon = await run('2026-12-02');
    expect(soon.skipped).toMatchObject({ sixWeeks: 1 });
    const later = await run('2027-01-12');
    expect(later.skipped).toMatchObject({ sameMeasure: 1 });
  });
});
