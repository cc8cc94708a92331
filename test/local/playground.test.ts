import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '../../src/actions/handle-inbound.ts';
import { startPlayground } from '../../src/local/playground.ts';
import { channelServer, HELP } from '../support/channel-server.ts';
import { freePort } from '../support/free-port.ts';

const answer = ({ kind, press }: { kind: string; press?: unknown }): Answer =>
  kind === 'typed' || kind === 'pressed'
    ? { kind: 'show', view: HELP, in: press === undefined ? 'message' : 'place' }
    : { kind: 'nothing' };

describe('the playground', () => {
  it('is a Teams for one person of the register, with ids that stay', async () => {
    const server = await channelServer({ answer });
    const dataDir = mkdtempSync(join(tmpdir(), 'pmif-playground-'));
    const port = await freePort();
    const playground = await startPlayground({ port, botUrl: `${server.url}/api/messages`, dataDir, role: 'manager' });
    const post = (path: string, body: unknown) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const here = { conversation: { id: 'a:personal-manager' }, from: { id: '29:manager' } };

    await post('/_debug/conversation/a:personal-manager/installation', { action: 'add' });
    await post('/_conversation/v1/conversations/a:personal-manager/messages', {
      from: here.from,
      text: 'due',
      textFormat: 'plain',
    });
    const to = {
      conversationId: 'a:personal-manager',
      serviceUrl: `http://localhost:${port}/_connector`,
      tenantId: '',
      botId: '28:00000000-0000-4000-8000-00000000b0b0',
      userId: '29:manager',
      reachable: true,
      why: '',
    };
    const sent = await server.messenger.send(to, HELP);
    if (sent.kind !== 'delivered') throw new Error(sent.reason);
    const pressed = await post('/_conversation/v1/invoke', {
      ...here,
      name: 'adaptiveCard/action',
      replyToId: sent.activityId,
      value: { action: { type: 'Action.Execute', verb: 'openReading', data: {} }, trigger: 'manual' },
    });
    expect(await pressed.text()).toContain('AdaptiveCard');
    expect((await server.messenger.update(to, sent.activityId, HELP)).kind).toBe('delivered');

    const typed = server.inbound.find(({ kind }) => kind === 'typed');
    expect(typed).toMatchObject({
      actor: { entraId: '00000000-0000-4000-8000-000000000002', teamsUserId: '29:manager' },
      conversation: {
        conversationId: 'a:personal-manager',
        serviceUrl: to.serviceUrl,
        botId: to.botId,
        personal: true,
      },
    });
    expect(server.inbound.map(({ kind }) => kind)).toContain('installed');
    expect(await typed?.email()).toBe('head.of.service@example.gov.uk');
    expect(readdirSync(join(dataDir, 'playground')).sort()).toEqual(['.m365agentsplayground.yml', 'playground.log']);

    await expect(startPlayground({ port, botUrl: server.url, dataDir, role: 'owner' })).rejects.toThrow(
      'Is another copy running?',
    );
    await playground.stop();
    await expect(post('/', {})).rejects.toThrow();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
});
