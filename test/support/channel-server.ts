import { join } from 'node:path';
import { pino } from 'pino';
import type { Answer } from '../../src/actions/handle-inbound.ts';
import type { Inbound } from '../../src/actions/inbound.ts';
import { loadCards } from '../../src/teams/card-library.ts';
import { startServer } from '../../src/teams/server.ts';
import { readConfig } from '../../src/config/config.ts';
import type { View } from '../../src/core/view.ts';
import { fakeConnector } from './fake-connector.ts';

export const HELP: View = { kind: 'notice', about: { what: 'help', privacyNotice: '', contact: 'Performance team' } };
const nothing: Answer = { kind: 'nothing' };

/**
 * The real restify and CloudAdapter with a stand-in for Teams behind them and no product: what arrives is kept in
 * `inbound`, and `answer` says what comes back. Waits on what was sent, never on a clock.
 */
export async function channelServer(
  services: {
    readonly env?: Record<string, string>;
    readonly answer?: (inbound: Inbound) => Promise<Answer> | Answer;
    readonly ready?: () => Promise<{ ok: boolean; parts: Record<string, string> }>;
  } = {},
) {
  const connector = await fakeConnector({ '29:owner': 'service.manager@example.gov.uk' });
  const read = readConfig({ PORT: '0', ...services.env });
  if (read.kind === 'bad') throw new Error(JSON.stringify(read.problems));
  const logged: string[] = [];
  const inbound: Inbound[] = [];
  const unanswered: string[] = [];
  const server = await startServer({
    config: read.config,
    cards: loadCards(join(process.cwd(), 'cards')),
    onInbound: async (came) => {
      inbound.push(came);
      return (await services.answer?.(came)) ?? nothing;
    },
    onUnanswered: (came) => {
      unanswered.push(came.activityId);
      return Promise.resolve(true);
    },
    ready: services.ready ?? (() => Promise.resolve({ ok: true, parts: { storage: 'answers' } })),
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
  });
  let activities = 0;
  const activityOf = (more: Record<string, unknown> = {}) => ({
    type: 'message',
    id: `activity-${++activities}`,
    channelId: 'msteams',
    serviceUrl: connector.url,
    from: { id: '29:owner', aadObjectId: '00000000-0000-4000-8000-000000000001', name: 'Service Manager' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:owner', conversationType: 'personal', tenantId: 'tenant' },
    ...more,
  });
  const postText = async (body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: response.status, body: await response.text(), headers: response.headers };
  };
  const post = (activity: unknown, headers: Record<string, string> = {}) => postText(JSON.stringify(activity), headers);
  return {
    ...server,
    connector,
    inbound,
    /** Activities whose reply could not be sent. */
    unanswered,
    logged,
    config: read.config,
    activityOf,
    post,
    postText,
    type: (text: string) => post(activityOf({ text })),
    submit: (value: unknown) => post(activityOf({ value, replyToId: '1001' })),
    execute: (action: unknown) =>
      post(activityOf({ type: 'invoke', name: 'adaptiveCard/action', replyToId: '1001', value: { action } })),
    install: () => post(activityOf({ type: 'installationUpdate', action: 'add' })),
    async stop() {
      await server.close();
      await connector.close();
    },
  };
}
export type ChannelServer = Awaited<ReturnType<typeof channelServer>>;
