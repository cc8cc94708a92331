import type { Answer } from '../../src/actions/handle-inbound.ts';
import { type ChannelServer, channelServer, HELP } from '../support/channel-server.ts';
import { APP_ID, fakeEntra, TENANT } from '../support/fake-entra.ts';

let entra: Awaited<ReturnType<typeof fakeEntra>>;
let server: ChannelServer;
beforeAll(async () => {
  entra = await fakeEntra();
  Object.assign(process.env, entra.machine);
  const answer: Answer = { kind: 'show', view: HELP, in: 'message' };
  server = await channelServer({ env: entra.env, answer: () => answer });
});
afterAll(async () => {
  await server.stop();
  await entra.close();
});
beforeEach(() => {
  server.inbound.length = 0;
  server.connector.sent.length = 0;
});
const activity = (more: Record<string, unknown> = {}) =>
  server.activityOf({
    text: 'due',
    recipient: { id: `28:${APP_ID}` },
    conversation: { id: 'a:owner', conversationType: 'personal', tenantId: TENANT },
    ...more,
  });
const token = (...change: Parameters<typeof entra.token> extends [string, ...infer Rest] ? Rest : never) =>
  entra.token(server.connector.url, ...change);

describe('the door of a bot in Teams', () => {
  it('lets in what the channel signed, and answers it with the bot’s own token', async () => {
    expect((await server.post(activity(), { authorization: token() })).status).toBe(200);
    expect(server.inbound).toHaveLength(1);
    expect(server.connector.sent).toHaveLength(1);
  });

  it('lets in a token that ran out two minutes ago, for clocks differ', async () => {
    const exp = Math.floor(Date.now() / 1000) - 120;
    expect((await server.post(activity(), { authorization: token({ exp }) })).status).toBe(200);
  });

  it.each<[string, () => string]>([
    ['nothing', () => ''],
    ['a password', () => 'Basic eDp5'],
    ['no token at all', () => 'Bearer a.b.c'],
    ['a token of another key', () => token({}, {}, true)],
    ['a token of an unknown key', () => token({}, { kid: 'k2' })],
    ['a token for another bot', () => token({ aud: TENANT })],
    ['a token that has run out', () => token({ exp: Math.floor(Date.now() / 1000) - 600 })],
    ['a token for another service', () => token({ serviceurl: 'https://evil.example/' })],
    ['an unsigned token', () => token({}, { alg: 'none' })],
    ['a token with a shared secret', () => token({}, { alg: 'HS256' })],
    [
      'a token of some Entra tenant',
      () => token({ iss: `https://login.microsoftonline.com/${TENANT}/v2.0`, ver: '2.0', azp: APP_ID, tid: TENANT }),
    ],
    ['a token of another issuer', () => token({ iss: 'https://evil.example' })],
    ['a token without an issuer', () => token({ iss: undefined })],
    ['a token of the emulator', () => token({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' })],
  ])('keeps out %s', async (_what, authorization) => {
    const refused = await server.post(activity(), { authorization: authorization() });
    expect(refused.status).toBe(401);
    expect(refused.body.length).toBeLessThan(80);
    expect(server.inbound).toHaveLength(0);
  });

  it('says nothing of a library in the answer, and nothing of a token in the log', async () => {
    server.logged.length = 0;
    const refused = await server.post(activity(), { authorization: token({ aud: TENANT }) });
    expect(JSON.parse(refused.body)).toEqual({ message: 'The token is not valid here.' });
    expect(server.logged).toHaveLength(1);
    expect(server.logged[0]).toContain('AuthenticationError');
    expect(server.logged[0]).not.toContain(TENANT);
  });

  it.each<[string, Record<string, unknown>]>([
    ['another tenant', { conversation: { id: 'a:owner', tenantId: APP_ID } }],
    ['no tenant', { conversation: { id: 'a:owner' } }],
    ['another channel', { channelId: 'webchat' }],
    ['no channel', { channelId: '' }],
    ['another bot', { recipient: { id: `28:${TENANT}` } }],
    ['another service', { serviceUrl: 'https://evil.example/' }],
    ['no service', { serviceUrl: undefined }],
    ['an empty service', { serviceUrl: '' }],
    ['no channel at all', { channelId: undefined }],
    ['a service without encryption', { serviceUrl: 'http://smba.trafficmanager.net/uk/' }],
  ])('keeps out what is signed but is of %s', async (_what, more) => {
    expect((await server.post(activity(more), { authorization: token() })).status).toBe(403);
    expect(server.inbound).toHaveLength(0);
  });
});
