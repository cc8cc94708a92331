import { bodiesOf, poster } from '../support/flood.ts';
import { type ChannelServer, channelServer, HELP } from '../support/channel-server.ts';

const SEED = 20261124;
let server: ChannelServer;
beforeAll(async () => {
  server = await channelServer({ answer: () => ({ kind: 'show', view: HELP, in: 'message' }) });
});
afterAll(() => server.stop());

describe('two thousand random and changed activities', () => {
  it(`are each taken or refused, and the next person is answered (seed ${SEED})`, async () => {
    const flood = poster(server.url);
    const counts = await flood.all(bodiesOf(SEED, 2000, server.activityOf({ from: { id: '29:mutant' } })));
    flood.close();
    const statuses = [...counts.keys()];
    expect(statuses.filter((status) => ![200, 202, 400, 403, 413, 415, 429].includes(status))).toEqual([]);
    expect(counts.get(200) ?? 0).toBeGreaterThan(100);

    const sent = server.connector.sent.length;
    await server.post(server.activityOf({ from: { id: '29:next' }, text: 'help' }));
    expect(server.connector.sent.length).toBe(sent + 1);
  });
});
