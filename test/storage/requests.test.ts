import type { PersonKey } from '../../src/core/measures/measure.ts';
import { newMessage } from '../../src/messaging/rules/message.ts';
import type { MemberRequest } from '../../src/features/requests/rules/request.ts';
import { testStore, type TestStore } from '../support/azurite.ts';
import { aTopic } from '../support/topics.ts';

const asker = 'person-asker' as PersonKey;
const helper = 'person-helper' as PersonKey;
const at = '2026-11-24T10:00:00.000Z';

const aRequest = (id: string, more: Partial<MemberRequest> = {}): MemberRequest => ({
  id,
  text: 'Why is there nothing on culture and youth?',
  askedBy: { committee: 'FAM', role: 'officer' },
  raisedBy: asker,
  raisedAt: at,
  about: { kind: 'gap' },
  status: 'open',
  acts: [{ what: 'raised', by: asker, at, words: '' }],
  ...more,
});
const news = (topics: string, when = '2026-11-24T10:30:00.000Z') =>
  newMessage(
    {
      key: `requests|${asker}|${when}`,
      kind: 'reply',
      to: asker,
      topics: [aTopic(topics, '', 'raised', 'requestNews')],
      run: 'reply',
    },
    new Date(when),
  );

let it_: TestStore;
beforeEach(async () => {
  it_ = await testStore();
});

describe('requests in the table', () => {
  it('numbers them in order, and gives a second press of one form the request that is there', async () => {
    const { requests } = it_.store;
    const first = await requests.raise('a', (id) => ({ request: aRequest(id) }));
    const again = await requests.raise('a', (id) => ({ request: aRequest(id, { text: 'other' }) }));
    const second = await requests.raise('b', (id) => ({ request: aRequest(id) }));
    expect([first.id, again.id, second.id]).toEqual(['1', '1', '2']);
    expect(again.text).toBe(first.text);
  });

  it('loses none of ten that are raised at once', async () => {
    const { requests } = it_.store;
    const tokens = Array.from({ length: 10 }, (_, index) => `t${index}`);
    const ids = await Promise.all(
      tokens.map(async (token) => (await requests.raise(token, (id) => ({ request: aRequest(id) }))).id),
    );
    expect(ids.map(Number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('finds a committee’s, a person’s and the unanswered ones by one query each, in order', async () => {
    const { requests } = it_.store;
    for (let number = 1; number <= 11; number += 1) {
      await requests.raise(`t${number}`, (id) => ({
        request: aRequest(id, number === 3 ? { status: 'answered', givenTo: helper } : {}),
      }));
    }
    await requests.raise('other', (id) => ({
      request: aRequest(id, { askedBy: { committee: 'CASS', role: 'staff' } }),
    }));
    it_.counted.length = 0;
    expect((await requests.ofCommittee('fam')).map(({ id }) => id)).toEqual([...'123456789', '10', '11']);
    expect((await requests.ofPerson(helper)).map(({ id }) => id)).toEqual(['3']);
    expect((await requests.unanswered()).map(({ id }) => id)).not.toContain('3');
    expect(it_.counted).toHaveLength(3);
  });

  it('tells whoever comes second that somebody was quicker', async () => {
    const { requests } = it_.store;
    await requests.raise('a', (id) => ({ request: aRequest(id) }));
    const file = await requests.open('1');
    if (file === undefined) throw new Error('nothing is there');
    const request = { ...file.request, status: 'acknowledged' as const };
    expect(await requests.save(file, { request })).toBe('saved');
    expect(await requests.save(file, { request })).toBe('conflict');
    expect((await requests.open('1'))?.request.status).toBe('acknowledged');
    expect(await requests.open('PMIF-1')).toBeUndefined();
  });

  it('lets a message that waits take up what a later act says to the same person', async () => {
    const { requests, outbox } = it_.store;
    await requests.raise('a', (id) => ({ request: aRequest(id), messages: [news(id)] }));
    await requests.raise('b', (id) => ({ request: aRequest(id), messages: [news(id)] }));
    const messages = [];
    for await (const message of outbox.all()) messages.push(message.topics.map(({ code }) => code));
    expect(messages).toEqual([['1', '2']]);
    const ready = await outbox.ready(new Date('2026-11-24T10:31:00Z'), 10);
    expect(ready).toHaveLength(1);
    const loaded = ready[0] && (await outbox.open(ready[0]));
    expect(loaded?.message.topics).toHaveLength(2);
  });

  it('says what came after a message went in one of its own', async () => {
    const { requests, outbox } = it_.store;
    await requests.raise('a', (id) => ({ request: aRequest(id), messages: [news(id)] }));
    const [waiting] = await outbox.ready(new Date('2026-11-24T10:31:00Z'), 10);
    const loaded = waiting && (await outbox.open(waiting));
    if (loaded === undefined) throw new Error('nothing is ready');
    const sending = await outbox.startSending(loaded, 'me');
    if (sending === 'conflict') throw new Error('somebody else has it');
    await outbox.record(sending, { state: 'delivered', reason: '', attempts: 1, activityId: 'x' });
    await requests.raise('b', (id) => ({ request: aRequest(id), messages: [news(id)] }));
    const ready = await outbox.ready(new Date('2026-11-24T10:31:00Z'), 10);
    const opened = await Promise.all(ready.map((one) => outbox.open(one)));
    expect(opened.flatMap((one) => one?.message.topics.map(({ code }) => code) ?? [])).toEqual(['2']);
  });
});
