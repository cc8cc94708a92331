import { request } from 'node:http';
import { type ChannelServer, channelServer } from '../support/channel-server.ts';

let server: ChannelServer;
beforeAll(async () => {
  server = await channelServer({ ready: () => Promise.reject(new Error('no storage')) });
});
afterAll(() => server.stop());
beforeEach(() => {
  server.inbound.length = 0;
});

/** fetch writes its own Host; this one says what it is told. */
function statusFor(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((done, fail) => {
    const asked = request(`${server.url}${path}`, { headers }, (response) => {
      response.resume();
      done(response.statusCode);
    });
    asked.on('error', fail).end();
  });
}

describe('the door of a local bot', () => {
  it.each(['127.0.0.1', 'localhost', 'localhost:3978', '[::1]:3978'])('is open to %s', async (host) => {
    expect(await statusFor('/healthz', { host })).toBe(200);
  });

  it.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:3978', '127.evil.example'])(
    'is closed to %s, which is some other name for this machine',
    async (host) => {
      expect(await statusFor('/healthz', { host })).toBe(403);
      expect(await statusFor('/api/messages', { host })).toBe(403);
    },
  );

  it('is closed to every web page', async () => {
    const { status } = await server.post(server.activityOf({ text: 'due' }), { origin: 'http://localhost:3978' });
    expect(status).toBe(403);
    expect(server.inbound).toHaveLength(0);
  });

  it.each<[string, unknown, number]>([
    ['an activity for another service', { serviceUrl: 'https://evil.example/' }, 403],
    ['an activity without a service', { serviceUrl: undefined }, 403],
    ['an activity without a type', { type: undefined }, 400],
    ['an activity with an odd type', { type: { a: 1 } }, 400],
    ['an activity from nobody', { from: null }, 400],
    ['an activity from nowhere', { conversation: 'x' }, 400],
  ])('refuses %s', async (_what, more, status) => {
    const refused = await server.post(server.activityOf(more as Record<string, unknown>));
    expect(refused.status).toBe(status);
    expect(server.inbound).toHaveLength(0);
  });

  it.each<[string, string, Record<string, string>, number]>([
    ['what is not JSON', '{"type":"message", secret', {}, 400],
    ['a list', '[]', {}, 400],
    ['null', 'null', {}, 400],
    ['a number', '7', {}, 400],
    ['nothing', '', {}, 400],
    ['a form', 'type=message&from[id]=x', { 'content-type': 'application/x-www-form-urlencoded' }, 400],
    ['plain text', '{"type":"message"}', { 'content-type': 'text/plain' }, 400],
    ['a packed body', 'x', { 'content-encoding': 'gzip' }, 415],
    ['more than 256 KB', JSON.stringify({ type: 'x'.repeat(262_144) }), {}, 413],
  ])('refuses %s in short words of its own', async (_what, body, headers, status) => {
    const refused = await server.postText(body, headers);
    expect(refused.status).toBe(status);
    expect(refused.body.length).toBeLessThan(80);
    expect(refused.body).not.toContain('secret');
    expect(server.inbound).toHaveLength(0);
  });

  it('lives while its storage does not, and says that it is not ready', async () => {
    const health = await fetch(`${server.url}/healthz`);
    expect(health.status).toBe(200);
    expect(health.headers.get('x-content-type-options')).toBe('nosniff');
    const ready = await fetch(`${server.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ ok: false, parts: { storage: 'does not answer' } });
  });

  it('takes nothing from Teams where it is a worker, and says how it is', async () => {
    const worker = await channelServer({ env: { PMIF_ROLE: 'worker' } });
    expect((await worker.type('due')).status).toBe(404);
    expect((await fetch(`${worker.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${worker.url}/readyz`)).status).toBe(200);
    await worker.stop();
  });

  it.each<[string, string, RequestInit]>([
    ['a page', '/healthz', {}],
    ['what is not there', '/nothing', {}],
    ['another method', '/api/messages', { method: 'DELETE' }],
    ['a refusal', '/api/messages', { method: 'POST', body: '{' }],
    ['a page for the public', '/f/nonsense', {}],
    ['a document’s link', '/files/nonsense', {}],
  ])('sends the headers that browsers heed with %s', async (_what, path, init) => {
    const { headers } = await fetch(`${server.url}${path}`, init);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('has no other page', async () => {
    const answer = await fetch(`${server.url}/admin`);
    expect(answer.status).toBe(404);
    expect((await answer.text()).length).toBeLessThan(80);
  });
});
