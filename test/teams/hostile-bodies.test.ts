import { type ChannelServer, channelServer } from '../support/channel-server.ts';

let server: ChannelServer;
beforeAll(async () => {
  server = await channelServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.inbound.length = 0;
});

const whole = (more: string) => JSON.stringify(server.activityOf({ text: 'due' })).replace(/}$/, `,${more}}`);
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('a body that means harm', () => {
  it.each<[string, () => string]>([
    ['nested a hundred thousand deep', () => whole(`"value":${nested(100_000)}`)],
    ['a list of a hundred thousand', () => whole(`"membersAdded":[${'1,'.repeat(100_000)}1]`)],
    ['ten thousand names', () => whole(Array.from({ length: 10_000 }, (_, n) => `"n${n}":1`).join())],
    ['a number that is too large', () => whole('"value":{"verb":1e999}')],
    ['half an emoji', () => whole('"text":"\\ud83d"')],
  ])('%s is taken or refused, never a fault', async (_what, body) => {
    const { status } = await server.postText(body());
    expect([200, 400, 413]).toContain(status);
    expect((await server.post(server.activityOf({ text: 'due' }))).status).toBe(200);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('cannot change what every object has, by %s', async (name) => {
    const evil = `{"polluted":"yes","isAdmin":true,"verb":"submitReading"}`;
    await server.postText(whole(`"${name}":${evil},"channelData":{"${name}":${evil}}`));
    await server.postText(
      whole(`"text":"","value":{"verb":"openReading","${name}":${evil},"soWhat":{"${name}":${evil}}}`),
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
    const pressed = server.inbound.find(({ kind }) => kind === 'pressed');
    expect(pressed?.press?.verb).toBe('openReading');
    expect(pressed?.press?.data['polluted']).toBeUndefined();
    expect(JSON.stringify(pressed?.press?.data)).not.toContain('yes');
  });
});
