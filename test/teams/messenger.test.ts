import type { Conversation } from '../../src/messaging/people.ts';
import type { SendOutcome } from '../../src/messaging/rules/after-send.ts';
import { HELP } from '../support/channel-server.ts';
import { messengerFor } from '../support/post-office.ts';
import { type FakeConnector, fakeConnector, type Trouble, TROUBLES } from '../support/fake-connector.ts';

const { refused, throttled, blocked } = TROUBLES;
const messenger = messengerFor();

let connector: FakeConnector;
let to: Conversation;
beforeEach(async () => {
  connector = await fakeConnector();
  to = {
    conversationId: 'a:owner',
    serviceUrl: connector.url,
    tenantId: 'tenant',
    botId: '28:bot',
    userId: '29:owner',
    reachable: true,
    why: '',
  };
});
afterEach(() => connector.close());

const unreachable = (reason: string): SendOutcome => ({ kind: 'refused', reason, unreachable: true });
const refusedFor = (reason: string): SendOutcome => ({ kind: 'refused', reason, unreachable: false });
const again = (reason: string): SendOutcome => ({ kind: 'again', reason });

describe('a message to a person', () => {
  it('is delivered once, and known by its id afterwards', async () => {
    const sent = await messenger.send(to, HELP);
    expect(sent).toEqual({ kind: 'delivered', activityId: '1001' });
    expect(connector.sent).toMatchObject([{ how: 'send', conversation: 'a:owner', id: '1001' }]);
    expect(connector.texts()).not.toEqual([]);
    await messenger.update(to, '1001', HELP);
    expect(connector.sent[1]).toMatchObject({ how: 'update', id: '1001' });
  });

  // botbuilder's own client would try each of these four times: a card on a 5xx would come four times.
  it.each<[string, Trouble, SendOutcome]>([
    ['a fault of the service', refused(500, 'ServiceError'), refusedFor('serviceError')],
    ['throttling', throttled(7), { kind: 'again', reason: 'throttled', afterMs: 7000 }],
    ['throttling without a time', { status: 429 }, { kind: 'again', reason: 'throttled', afterMs: 5000 }],
    ['a change by somebody else', refused(412, 'PreconditionFailed'), again('http412')],
    ['a bad gateway', { status: 502 }, again('http502')],
    ['an unavailable service', { status: 503 }, again('http503')],
    ['a gateway that waited too long', { status: 504 }, { kind: 'unknown', reason: 'http504' }],
    ['a request that took too long', { status: 408 }, { kind: 'unknown', reason: 'http408' }],
    ['a line that broke before', 'dropBefore', { kind: 'unknown', reason: 'noAnswer' }],
    ['a line that broke after', 'dropAfter', { kind: 'unknown', reason: 'noAnswer' }],
    ['a person who blocked the bot', blocked, unreachable('MessageWritesBlocked')],
    [
      'a bot that is not installed',
      refused(403, 'ForbiddenOperationException'),
      unreachable('ForbiddenOperationException'),
    ],
    ['a bot that was removed', refused(403, 'BotNotInConversationRoster'), unreachable('BotNotInConversationRoster')],
    ['another refusal', refused(403, 'NotEnoughPermissions'), unreachable('http403')],
    ['a chat that is gone', refused(404, 'ConversationNotFound'), unreachable('ConversationNotFound')],
    ['a message that is gone', refused(404, 'ActivityNotFoundInConversation'), refusedFor('http404')],
    ['a message that is too long', refused(413, 'MessageSizeTooBig'), refusedFor('messageSizeTooBig')],
    ['a bad argument', refused(400, 'Bad Argument'), refusedFor('http400')],
  ])('meets %s with one request, and says what it means', async (_what, trouble, outcome) => {
    connector.refuse(trouble);
    expect(await messenger.send(to, HELP)).toEqual(outcome);
    expect(connector.requests()).toBe(1);
  });

  it('may have arrived when the connector does not answer in time', async () => {
    connector.refuse('stall');
    expect(await messengerFor(300).send(to, HELP)).toEqual({ kind: 'unknown', reason: 'noAnswer' });
    expect(connector.requests()).toBe(1);
  });

  it('is tried again where nobody listens', async () => {
    const gone = await fakeConnector();
    await gone.close();
    expect(await messenger.send({ ...to, serviceUrl: gone.url }, HELP)).toEqual(again('notConnected'));
  });

  it.each([
    'https://evil.example/',
    'http://smba.trafficmanager.net/',
    'https://127.0.0.1@evil.example/',
    'no address',
  ])('never goes to %s', async (serviceUrl) => {
    expect(await messenger.send({ ...to, serviceUrl }, HELP)).toEqual(unreachable('unknownServiceHost'));
  });
});

describe('a conversation with somebody who never wrote', () => {
  const ENTRA = '00000000-0000-4000-8000-000000000009';
  const through = () => ({ serviceUrl: connector.url, tenantId: 'tenant', botId: '28:bot' });

  it('is made by their object id, and is the same one each time', async () => {
    const opened = await messenger.open(ENTRA, through());
    expect(opened).toEqual({
      kind: 'opened',
      conversation: { ...through(), conversationId: `a:${ENTRA}`, userId: ENTRA, reachable: true, why: '' },
    });
    expect(await messenger.open(ENTRA, through())).toEqual(opened);
    expect(connector.requests()).toBe(2);
  });

  it.each<[string, Trouble, SendOutcome]>([
    ['who has not the app', refused(403, 'ForbiddenOperationException'), unreachable('ForbiddenOperationException')],
    ['while Teams is away', { status: 503 }, again('http503')],
    ['while Teams is busy', throttled(3), { kind: 'again', reason: 'throttled', afterMs: 3000 }],
    ['over a line that broke', 'dropBefore', { kind: 'unknown', reason: 'noAnswer' }],
    ['whose id is none', refused(400, 'BadSyntax'), refusedFor('http400')],
  ])('%s is asked for once', async (_who, trouble, outcome) => {
    connector.refuse(trouble);
    expect(await messenger.open(ENTRA, through())).toEqual(outcome);
    expect(connector.requests()).toBe(1);
  });
});

it('a change of a card meets a fault with one request too', async () => {
  connector.refuse({ status: 503 });
  expect(await messenger.update(to, '1001', HELP)).toEqual(again('http503'));
  expect(connector.requests()).toBe(1);
});
