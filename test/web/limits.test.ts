import { connect } from 'node:net';
import { REFUSED_PER_ADDRESS } from '../../src/web/limits.ts';
import { type ChannelServer, channelServer, HELP } from '../support/channel-server.ts';

/** What one person may send at once, unless a council says otherwise. */
const BURST = 40;

let server: ChannelServer;
beforeAll(async () => {
  server = await channelServer({ answer: () => ({ kind: 'show', view: HELP, in: 'message' }) });
});
afterAll(() => server.stop());
beforeEach(() => {
  // Nothing is allowed anew while time stands still, however slow the machine.
  jest.spyOn(performance, 'now').mockReturnValue(performance.now());
  server.inbound.length = 0;
  server.connector.sent.length = 0;
});

afterEach(() => jest.restoreAllMocks());

const from = (id: string, more: Record<string, unknown> = {}) =>
  server.activityOf({ from: { id, name: 'Somebody' }, text: 'help', ...more });

/** What the server says to bytes that no well-behaved client sends. */
function answerTo(bytes: string): Promise<string> {
  return new Promise((done, fail) => {
    const { port, hostname } = new URL(server.url);
    const line = connect(Number(port), hostname);
    let said = '';
    line.on('data', (part) => (said += part.toString()));
    line.on('close', () => done(said));
    line.on('error', fail);
    line.write(bytes);
  });
}

describe('one person', () => {
  it('may be quick, and is told once when they are too quick; nobody else waits for them', async () => {
    for (let n = 0; n < BURST + 10; n++) expect((await server.post(from('29:quick'))).status).toBe(200);
    expect(server.inbound).toHaveLength(BURST);
    expect(server.connector.sent).toHaveLength(BURST + 1);
    expect(server.connector.texts()).toContain('That did not go through just now.');

    const before = server.inbound.length;
    await server.post(from('29:calm'));
    expect(server.inbound).toHaveLength(before + 1);
  });

  it('who presses too quickly is told so by the press itself', async () => {
    const press = () =>
      server.post(
        from('29:presser', {
          type: 'invoke',
          name: 'adaptiveCard/action',
          value: { action: { type: 'Action.Execute' } },
        }),
      );
    for (let n = 0; n < BURST + 5; n++) await press();
    const last = await press();
    expect(last.status).toBe(200);
    expect(last.body).toContain('press it again in a minute');
  });
});

describe('an address whose posts are refused', () => {
  const refused = (address: string) => server.postText('[]', { 'x-forwarded-for': address });

  it('is told to rest; another address is not, and what is accepted passes from both', async () => {
    for (let n = 0; n < REFUSED_PER_ADDRESS.burst; n++) expect((await refused('192.0.2.1')).status).toBe(400);
    const statuses: number[] = [];
    for (let n = 0; n < 10; n++) statuses.push((await refused('192.0.2.1')).status);
    expect(statuses).toContain(429);
    expect((await refused('192.0.2.2')).status).toBe(400);
    const accepted = await server.post(from('29:colleague'), { 'x-forwarded-for': '192.0.2.1' });
    expect(accepted.status).toBe(200);
    expect(server.inbound).toHaveLength(1);
  });

  it('is known by what our own proxy says, not by what it claims itself', async () => {
    for (let n = 0; n < REFUSED_PER_ADDRESS.burst + 5; n++) await refused(`198.51.100.${n}, 192.0.2.3`);
    expect((await refused('198.51.100.250, 192.0.2.3')).status).toBe(429);
  });
});

describe('a line', () => {
  it('with more than 16 KB of headers is refused before anything is read', async () => {
    const answer = await answerTo(`GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer.length).toBeLessThan(200);
  });

  it('with what is no HTTP is refused', async () => {
    expect(await answerTo('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('with two lengths, or one that is not one, is refused: it would hide a second request', async () => {
    const head = 'POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
    expect(await answerTo(`${head}Content-Length: 2\r\nContent-Length: 30\r\n\r\n{}`)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await answerTo(`${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`)).toMatch(
      /^HTTP\/1\.1 400 /,
    );
  });
});
