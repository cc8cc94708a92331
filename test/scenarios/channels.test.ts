import { deliver } from '../../src/messaging/use-cases/deliver.ts';
import { newMessage } from '../../src/messaging/rules/message.ts';
import { OFFICER, OWNER, PERFORMANCE, runningProduct, STRANGER, type Teammate } from '../support/running-product.ts';
import { cardOf, pressOf, textsOf, TROUBLES } from '../support/fake-connector.ts';
import { registerOf } from '../support/small-register.ts';

const CHANNEL = '19:families@thread.tacv2';
const team = { id: '19:general@thread.tacv2' };
const inChannel = (id = CHANNEL) => ({
  conversation: { id: `${id};messageid=1690`, conversationType: 'channel', isGroup: true, tenantId: 'tenant' },
  channelData: { tenant: { id: 'tenant' }, team, channel: { id, name: 'Families OSC' } },
});
const CHAT = { conversation: { id: '19:chat@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: 't' } };
const families = { as: 'committee', code: 'families' } as const;
const pace = { perSecond: 1000, concurrency: 4 };

let product: Awaited<ReturnType<typeof runningProduct>>;
beforeAll(async () => {
  product = await runningProduct({ register: registerOf('head.of.service@example.gov.uk') });
});
afterAll(() => product.close());

const said = () => textsOf(product.lastCard()).join(' ');
const places = () => product.services.store.channels;
const sayIn = (who: Teammate, text: string, where: Record<string, unknown>) =>
  product.type(who, `<at>Performance</at> ${text}`, where);

async function put(key: string, notBefore = '2026-11-24T09:30:00Z') {
  const file = await places().of(families);
  if (file === undefined) throw new Error('nothing is tied');
  const message = { key, kind: 'reply' as const, to: file.channel.key, topics: [], run: 'reply' };
  return product.services.store.outbox.put([newMessage(message, new Date(notBefore))]);
}

describe('a channel or a group chat', () => {
  it('is tied to a committee by an officer, and by nobody who may not', async () => {
    await sayIn(STRANGER, 'committee families', inChannel());
    await sayIn(OWNER, 'committee families', inChannel());
    expect(said()).toContain('A committee officer or the performance team can do that.');
    expect(await places().of(families)).toBeUndefined();
    await sayIn(OFFICER, 'committee families', inChannel());
    expect(said()).toContain('Families Overview and Scrutiny Committee reads in this channel from now on.');
    expect(await places().of({ ...families, code: 'FAMILIES' })).toMatchObject({
      channel: { kind: 'channel', name: 'Families OSC', teamId: team.id },
      conversation: { conversationId: CHANNEL, kind: 'channel', reachable: true },
    });
  });

  it('is the same place in all its threads, and said twice it is tied once', async () => {
    await sayIn(OFFICER, 'committee families', {
      ...inChannel(),
      conversation: { ...inChannel().conversation, id: `${CHANNEL};messageid=2` },
    });
    expect(said()).not.toContain('elsewhere');
    expect(await places().links()).toHaveLength(1);
  });

  it('moves with its committee, and may serve two', async () => {
    await sayIn(PERFORMANCE, 'committee corporate', inChannel('19:other@thread.tacv2'));
    await sayIn(PERFORMANCE, 'committee corporate', inChannel());
    expect(said()).toContain('It read elsewhere until now');
    expect(said()).toContain('This channel is also for Families Overview and Scrutiny Committee.');
    await product.press(PERFORMANCE, pressOf(product.lastCard(), 'untiePlace'), inChannel());
    expect(said()).toContain('any more');
    expect(await places().links()).toEqual([]);
    await sayIn(OFFICER, 'committee families', inChannel());
  });

  it('keeps who tied and untied it', async () => {
    const acts = [];
    for await (const act of product.services.store.acts.all()) if (act.on.startsWith('place')) acts.push(act);
    expect(acts).toHaveLength(6);
    expect(acts).toContainEqual(
      expect.objectContaining({
        what: 'unlinked',
        about: 'committee families',
        after: '',
        before: expect.any(String) as string,
      }),
    );
  });

  it('is asked which committee, where the code is not known, and takes the answer', async () => {
    await sayIn(OFFICER, 'committee family', CHAT);
    expect(said()).toContain('We know no committee called family.');
    await product.press(OFFICER, { ...pressOf(product.lastCard(), 'tiePlace'), code: 'chw' }, CHAT);
    expect(said()).toContain('reads in this chat from now on');
  });

  it('is told where to type it, in a personal chat', async () => {
    await product.type(PERFORMANCE, 'link here');
    expect(said()).toContain('typed in the channel or chat where the group reads');
  });

  it('is written to by the outbox in a thread of its own, once a key', async () => {
    expect(await put('r1')).toEqual({ queued: 1, alreadySaid: 0 });
    expect(await put('r1')).toEqual({ queued: 0, alreadySaid: 1 });
    expect(await deliver(product.services, await product.messenger(), pace)).toMatchObject({
      targeted: 1,
      delivered: 1,
    });
    const sent = product.connector.sent.at(-1);
    expect(sent?.conversation).toBe(`${CHANNEL};messageid=${sent?.id}`);
    expect(textsOf(cardOf(sent)).join(' ')).toContain('This is where Families Overview and Scrutiny Committee reads.');
    const file = await places().of(families);
    expect(file?.messages).toMatchObject([{ key: 'r1', state: 'delivered', activityId: sent?.id }]);
  });

  it('is not written to once the app is removed from the team, and is again when it comes back', async () => {
    const general = { ...inChannel(team.id), channelData: { tenant: { id: 'tenant' }, team } };
    const change = (action: string) =>
      product.post(product.activityOf(OFFICER, { ...general, type: 'installationUpdate', action }));
    await change('remove');
    await put('r2');
    const before = product.connector.sent.length;
    expect(await deliver(product.services, await product.messenger(), pace)).toMatchObject({
      failed: { uninstalled: 1 },
    });
    await product.type(PERFORMANCE, 'reach');
    expect(said()).toContain('Families Overview and Scrutiny Committee: the app was removed from its channel or chat');
    expect(said()).toContain('No channel or chat yet:');
    expect(product.connector.sent.length).toBe(before + 1);
    await change('add');
    expect((await places().of(families))?.conversation.reachable).toBe(true);
  });

  it('becomes unreachable by what Teams refuses', async () => {
    await put('r3');
    product.connector.refuse(TROUBLES.refused(403, 'BotNotInConversationRoster'));
    await deliver(product.services, await product.messenger(), pace);
    expect((await places().of(families))?.conversation).toMatchObject({
      reachable: false,
      why: 'BotNotInConversationRoster',
    });
    await sayIn(OFFICER, 'committee families', inChannel());
    expect((await places().of(families))?.conversation.reachable).toBe(true);
  });

  it('is said again what it was to be told when the answer could not be sent', async () => {
    product.connector.refuse({ status: 502 }, { status: 502 }, { status: 502 });
    await sayIn(OFFICER, 'committee families', inChannel());
    const [reply] = (await places().of(families))?.messages.filter(({ state }) => state === 'queued') ?? [];
    expect(reply).toMatchObject({ kind: 'reply' });
  });
});
