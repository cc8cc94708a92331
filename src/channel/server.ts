import { once } from 'node:events';
import { CloudAdapter } from 'botbuilder';
import type { Logger } from 'pino';
import restify from 'restify';
import type { Answer } from '../app/handle-inbound.ts';
import type { Inbound } from '../app/inbound.ts';
import type { Config } from '../config.ts';
import { botTurn } from './bot.ts';
import type { CardLibrary } from './card-library.ts';
import { connectorsFor } from './connector.ts';
import { refusalAtTheDoor, refusalOfActivity } from './door.ts';
import { teamsMessenger } from './messenger.ts';

/** Teams sends at most about a hundred kilobytes. */
const MOST_BYTES = 262_144;

export type ServerNeeds = {
  readonly config: Config;
  readonly cards: CardLibrary;
  readonly onInbound: (inbound: Inbound) => Promise<Answer>;
  readonly ready: () => Promise<{ ok: boolean; parts: Record<string, string> }>;
  readonly log: Logger;
};

/** The way out alone, for a command that sends without serving. */
export function openMessenger(config: Config, cards: CardLibrary) {
  return teamsMessenger(connectorsFor(config), cards, config.cardAction);
}

/** The web server with the bot behind it; resolves once it listens. */
export async function startServer({ config, cards, onInbound, ready, log }: ServerNeeds) {
  const connectors = connectorsFor(config);
  const messenger = teamsMessenger(connectors, cards, config.cardAction);
  const adapter = new CloudAdapter(connectors.auth);
  const turn = botTurn({ onInbound, messenger, connectors, cards, log });

  const server = restify.createServer({ name: 'pmif', ignoreTrailingSlash: true });
  server.pre((_request, response, next) => {
    response.header('X-Content-Type-Options', 'nosniff');
    response.header('Cache-Control', 'no-store');
    response.header('Content-Security-Policy', "default-src 'none'");
    next();
  });
  server.get('/healthz', async (_request, response) => {
    response.send(200, { ok: true });
  });
  server.get('/readyz', async (_request, response) => {
    const state = await ready().catch(() => ({ ok: false, parts: { storage: 'does not answer' } }));
    response.send(state.ok ? 200 : 503, state);
  });
  server.post(
    '/api/messages',
    (request: restify.Request, response: restify.Response, next: restify.Next) => {
      const refusal = refusalAtTheDoor(request, config);
      if (refusal === undefined) return next();
      response.send(refusal.status, { message: refusal.body });
      next(false);
    },
    ...[restify.plugins.bodyParser({ mapParams: false, maxBodySize: MOST_BYTES })].flat(),
    async (request: restify.Request, response: restify.Response) => {
      const refusal = refusalOfActivity(request.body, config);
      if (refusal !== undefined) {
        response.send(refusal.status, { message: refusal.body });
        return;
      }
      // restify's own types and botbuilder's differ in what may be undefined; what is used of them is the same.
      await adapter.process(request as unknown as Parameters<CloudAdapter['process']>[0], response, turn);
    },
  );
  server.listen(config.port, config.host);
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const host = config.host === '0.0.0.0' ? '127.0.0.1' : config.host;
  return {
    url: `http://${host}:${port}`,
    messenger,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        (server.server as { closeAllConnections?: () => void }).closeAllConnections?.();
      }),
  };
}
