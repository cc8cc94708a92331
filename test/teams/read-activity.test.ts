import { ACTIONS } from '../../src/features.ts';
import { type ChannelServer, channelServer } from '../support/channel-server.ts';

let server: ChannelServer;
beforeAll(async () => {
  server = await channelServer();
});
afterAll(() => server.stop());
const cameOf = async (more: Record<string, unknown>) => {
  server.inbound.length = 0;
  expect((await server.post(server.activityOf(more))).status).toBe(200);
  const [came] = server.inbound;
  if (came === undefined) throw new Error('nothing came');
  return came;
};

describe('an activity of Teams, in the product’s own terms', () => {
  it('says who did it, where, and how to reach them', async () => {
    expect(await cameOf({ text: 'due' })).toMatchObject({
      kind: 'typed',
      text: 'due',
      actor: {
        entraId: '00000000-0000-4000-8000-000000000001',
        teamsUserId: '29:owner',
        name: 'Service Manager',
      },
      conversation: {
        conversationId: 'a:owner',
        serviceUrl: server.connector.url,
        tenantId: 'tenant',
        botId: '28:bot',
        userId: '29:owner',
        personal: true,
      },
    });
  });

  it.each([
    [{ type: 'installationUpdate', action: 'add' }, 'installed'],
    [{ type: 'installationUpdate', action: 'remove' }, 'uninstalled'],
    [{ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] }, 'installed'],
    [{ type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] }, 'uninstalled'],
    [{ type: 'conversationUpdate', membersAdded: [{ id: '29:other' }] }, 'other'],
    [{ type: 'conversationUpdate', membersAdded: [null, 'x'] }, 'other'],
    [{ type: 'conversationUpdate', membersAdded: 'x' }, 'other'],
    [{ type: 'messageReaction' }, 'other'],
    [{ type: 'message', text: '   ' }, 'other'],
    [{ type: 'message', text: { a: 1 } }, 'other'],
    [{ type: 'message', text: 'due', value: {} }, 'typed'],
    [{ type: 'message', value: { verb: 'openReading' } }, 'pressed'],
  ])('takes %j as %s', async (more, kind) => {
    expect((await cameOf(more)).kind).toBe(kind);
  });

  it.each(['x', '', 'constructor', '__proto__', 'toString', 'openReading ', 'OPENREADING'])(
    'knows no verb %j, for the rights table names none',
    async (verb) => {
      const { press } = await cameOf({ value: { verb } });
      expect(Object.hasOwn(ACTIONS.presses, press?.verb ?? '')).toBe(false);
    },
  );

  it.each([
    [{ conversationType: 'personal' }, true],
    [{ conversationType: 'channel' }, false],
    [{ conversationType: 'groupChat', isGroup: false }, false],
    [{ isGroup: true }, false],
    [{}, true],
  ])('a conversation %j is a personal chat: %s', async (more, personal) => {
    const { conversation } = await cameOf({ text: 'due', conversation: { id: 'a:owner', ...more } });
    expect(conversation.personal).toBe(personal);
  });

  it('leaves its own name out of what is said to it in a channel', async () => {
    const conversation = { id: '19:team', conversationType: 'channel' };
    expect((await cameOf({ text: '<at>Performance</at> committee FAMILIES', conversation })).text).toBe(
      'committee FAMILIES',
    );
  });

  it('leaves out its own name wherever it stands, and nobody else’s', async () => {
    const mentions = (name: string, id: string) => ({ type: 'mention', text: `<at>${name}</at>`, mentioned: { id } });
    const text = 'PMIF-LAC-N 490 because <at>Ann</at> asked <at>Performance</at>';
    const came = await cameOf({
      text,
      conversation: { id: '19:team', conversationType: 'channel' },
      recipient: { id: '28:bot', name: 'Performance' },
      entities: [mentions('Performance', '28:bot'), mentions('Ann', '29:ann'), null, { type: 'clientInfo' }],
    });
    expect(came.text).toBe('PMIF-LAC-N 490 because <at>Ann</at> asked');
  });

  it('makes plain text of every value of a card, and nothing of what is no value', async () => {
    const { press } = await cameOf({
      value: {
        verb: 'submitReading',
        value: 12.5,
        provisional: true,
        soWhat: { type: 'TextBlock', text: 'injected' },
        nextSteps: ['a', 'b'],
        note: null,
        'not-a-name': 'x',
        constructor: 'x',
      },
    });
    expect(press).toEqual({
      verb: 'submitReading',
      execute: false,
      data: { verb: 'submitReading', value: '12.5', provisional: 'true', soWhat: '', nextSteps: '', note: '' },
    });
  });

  it('takes no key of a prototype from a card', async () => {
    const { status } = await server.postText(
      JSON.stringify(server.activityOf({ value: { verb: 'x' } })).replace('"verb"', '"__proto__":{"a":1},"verb"'),
    );
    expect(status).toBe(200);
    expect(server.inbound.at(-1)?.press?.data).toEqual({ verb: 'x' });
  });

  it('keeps the whole of ten thousand characters', async () => {
    const words = '😀'.repeat(5000);
    expect((await cameOf({ value: { verb: 'submitReading', soWhat: words } })).press?.data.soWhat).toBe(words);
  });

  it('asks Teams for the address only when the product asks', async () => {
    const came = await cameOf({ text: 'due' });
    expect(server.connector.requests()).toBe(0);
    expect(await came.email()).toBe('service.manager@example.gov.uk');
    const stranger = await cameOf({ text: 'due', from: { id: '29:stranger' } });
    expect(await stranger.email()).toBeUndefined();
  });
});
