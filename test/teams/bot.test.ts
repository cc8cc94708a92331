import type { Answer } from '../../src/actions/handle-inbound.ts';
import { type ChannelServer, channelServer, HELP } from '../support/channel-server.ts';
import { type Trouble, TROUBLES } from '../support/fake-connector.ts';

const inPlace: Answer = { kind: 'show', view: HELP, in: 'place' };
const below: Answer = { kind: 'show', view: HELP, in: 'message' };
const form = { verb: 'submitReading', measure: 'PMIF-LAC-N', value: '12.5' };

let answer: () => Answer | Promise<Answer>;
let server: ChannelServer;
beforeAll(async () => {
  server = await channelServer({ answer: () => answer() });
});
afterAll(() => server.stop());
beforeEach(() => {
  answer = () => ({ kind: 'nothing' });
  server.connector.sent.length = 0;
  server.connector.calls.length = 0;
  server.inbound.length = 0;
  server.logged.length = 0;
  server.unanswered.length = 0;
});

describe('what comes back', () => {
  it('answers a typed sentence with a new message that has a line for the toast', async () => {
    answer = () => below;
    expect((await server.type('help')).status).toBe(200);
    const [sent] = await server.connector.received(1);
    expect(sent).toMatchObject({ how: 'send', conversation: 'a:owner' });
    expect(sent?.activity.summary).not.toBe('');
    expect(server.connector.lastCard()).toMatchObject({ type: 'AdaptiveCard' });
  });

  it('changes the pressed card in place', async () => {
    answer = () => inPlace;
    expect((await server.submit(form)).status).toBe(200);
    expect(await server.connector.received(1)).toMatchObject([{ how: 'update', id: '1001' }]);
  });

  it.each([404, 400])('sends a new card where the pressed one cannot be changed (%i)', async (status) => {
    answer = () => inPlace;
    server.connector.refuse(TROUBLES.refused(status, 'ActivityNotFoundInConversation'));
    expect((await server.submit(form)).status).toBe(200);
    expect(await server.connector.received(1)).toMatchObject([{ how: 'send' }]);
  });

  it('tries the change of a card again when the line dropped, and doubles nothing', async () => {
    answer = () => inPlace;
    server.connector.refuse('dropAfter');
    expect((await server.submit(form)).status).toBe(200);
    expect(server.connector.sent).toMatchObject([
      { how: 'update', id: '1001' },
      { how: 'update', id: '1001' },
    ]);
  });

  it('does not say again what may have arrived', async () => {
    answer = () => below;
    server.connector.refuse('dropAfter');
    expect((await server.type('help')).status).toBe(200);
    expect(server.connector.sent).toHaveLength(1);
  });

  it('gives an executed action its card, and changes the message for everybody else', async () => {
    answer = () => inPlace;
    const { status, body } = await server.execute({ type: 'Action.Execute', verb: form.verb, data: form });
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { type: 'AdaptiveCard' },
    });
    expect(server.connector.sent).toMatchObject([{ how: 'update', id: '1001' }]);
    expect(server.inbound[0]?.press).toEqual({ verb: form.verb, data: form, execute: true });
  });

  it('leaves an executed form standing when the answer goes below it', async () => {
    answer = () => below;
    const { body } = await server.execute({ verb: form.verb, data: form });
    expect(JSON.parse(body)).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' });
    expect(server.connector.sent).toMatchObject([{ how: 'send' }]);
  });

  it('says nothing when the bot is installed', async () => {
    expect((await server.install()).status).toBe(200);
    expect(server.connector.requests()).toBe(0);
    expect(server.inbound).toMatchObject([{ kind: 'installed' }]);
  });
});

describe('when things go wrong', () => {
  it.each([500, 403, 413])('takes what was said even where the reply is refused with %i', async (status) => {
    answer = () => below;
    server.connector.refuse(TROUBLES.refused(status, 'No'));
    expect((await server.type('my words 12.5')).status).toBe(200);
    expect(server.connector.requests()).toBe(1);
    expect(server.logged.join()).toContain('a reply could not be sent');
    expect(server.logged.join()).not.toContain('my words');
    // Refused for good, it would be refused again; a fault of the service passes.
    expect(server.unanswered).toHaveLength(status === 500 ? 1 : 0);
  });

  it.each<[string, Trouble, Answer]>([
    ['an outage', { status: 503 }, below],
    ['an outage', { status: 503 }, inPlace],
    ['a broken line', 'dropBefore', below],
    ['a long throttling', TROUBLES.throttled(60), below],
  ])('sees to it that what could not be said for %s is said later', async (_what, trouble, wanted) => {
    answer = () => wanted;
    server.connector.meet(() => trouble);
    expect((await server.submit(form)).status).toBe(200);
    server.connector.meet(() => undefined);
    expect(server.unanswered).toHaveLength(1);
  });

  it('waits as long as it is told before it replies, where that is short', async () => {
    answer = () => below;
    server.connector.refuse(TROUBLES.throttled(1));
    expect((await server.type('help')).status).toBe(200);
    const [first, second] = server.connector.calls;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(950);
    expect(server.connector.sent).toHaveLength(1);
  });

  it('asks the person to try again when the product breaks, and logs no word of theirs', async () => {
    answer = () => Promise.reject(new TypeError('my words'));
    expect((await server.submit({ ...form, soWhat: 'my words' })).status).toBe(200);
    expect(server.connector.sent).toMatchObject([{ how: 'send' }]);
    expect(server.logged.join()).toContain('submitReading');
    expect(server.logged.join()).not.toContain('my words');
  });

  it('keeps silent when the product breaks while the bot is installed', async () => {
    answer = () => Promise.reject(new Error());
    expect((await server.install()).status).toBe(200);
    expect(server.connector.requests()).toBe(0);
  });

  it.each([
    ['no value', { value: undefined }],
    ['no action', { value: {} }],
    ['an action that is text', { value: { action: 'press' } }],
    ['a list', { value: [] }],
    ['null', { value: null }],
    ['another name', { name: 'composeExtension/query', value: {} }],
    ['a name that is a number', { name: 7 }],
  ])('answers an invoke with %s by an HTTP 200 with an error inside', async (_what, more) => {
    const { status, body } = await server.post(
      server.activityOf({ type: 'invoke', name: 'adaptiveCard/action', ...more }),
    );
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
  });
});
