import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { CloudAdapter } from 'botbuilder';
import restify from 'restify';
import type { InChat } from '../features/register/use-cases/upload-page.ts';
import { realTime, type Time } from '../messaging/use-cases/time.ts';
import type { Config } from '../config/config.ts';
import { type BotNeeds, botTurn, turn as handle } from './bot.ts';
import type { CardLibrary } from './card-library.ts';
import { connectorsFor } from './connector.ts';
import { activityRefusal, encodingRefusal, hostRefusal, rejectRequest, tokenRefusal } from './check-request.ts';
import { type PublicPages, servePages } from '../web/public-pages.ts';
import { setServerTimeouts } from '../web/limits.ts';
import { type OpenDocument, serveDownloads } from '../web/download-page.ts';
import { rateLimitPerUser } from './rate-limit.ts';
import { silenceBotbuilderConsole } from './botbuilder-console.ts';
import { plainBodies, type SdkAnswer, sdkResponse } from './plain-bodies.ts';
import { teamsMessenger } from './messenger.ts';

/** Teams sends at most about a hundred kilobytes. */
const MOST_BYTES = 262_144;

/** Requests have this long to end when the server closes (milliseconds). */
const CLOSING_TIME = 5000;

export type ServerNeeds = Omit<BotNeeds, 'messenger' | 'connectors' | 'config'> & {
  readonly config: Config;
  readonly openDocument?: OpenDocument;
  /** The public pages, and those from which a person sends a file to their chat. */
  readonly pages?: (inChat: InChat) => PublicPages;
  readonly ready: () => Promise<{ ok: boolean; parts: Readonly<Record<string, string>> }>;
};

export function openMessenger(config: Config, cards: CardLibrary) {
  return teamsMessenger(connectorsFor(config), cards, config);
}

/** Readiness is cached for so long (milliseconds): it costs a storage request. */
const READY_FOR = 2000;

/** The web server with the bot behind it; resolves once it listens, rejects where the port is taken. */
export async function startServer(services: ServerNeeds) {
  const { config, cards, log, time = realTime, openDocument, pages, ready } = services;
  const connectors = connectorsFor(config);
  const messenger = teamsMessenger(connectors, cards, config);
  const adapter = new CloudAdapter(connectors.auth);
  const bot: BotNeeds = { ...services, messenger, connectors, time };
  const inChat: InChat = async (inbound) => void (await handle(bot, inbound));
  const turn = rateLimitPerUser(botTurn(bot), { messenger, log, burst: config.burstPerPerson });
  const refuse = rejectRequest();

  const readiness = cachedFor(READY_FOR, time, () =>
    ready().catch(() => ({ ok: false, parts: { storage: 'does not answer' } })),
  );

  const server = restify.createServer({ name: 'pmif', ignoreTrailingSlash: true });
  setServerTimeouts(server.server as HttpServer);
  plainBodies(server, log);
  server.pre((request, response, next) => {
    response.header('X-Content-Type-Options', 'nosniff');
    response.header('Cache-Control', 'no-store');
    response.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    response.header('Referrer-Policy', 'no-referrer');
    const refusal = hostRefusal(request, config);
    if (refusal === undefined) return next();
    refuse(request, response, refusal);
    next(false);
  });
  server.get('/healthz', async (_request, response) => {
    response.send(200, { ok: true });
  });
  server.get('/readyz', async (_request, response) => {
    const state = await readiness();
    response.send(state.ok ? 200 : 503, state);
  });
  if (openDocument !== undefined) serveDownloads(server, openDocument);
  if (pages !== undefined && config.role !== 'worker') servePages(server, pages(inChat), log, time);
  // A worker answers health checks only, and takes nothing from Teams.
  const serve = config.role === 'worker' ? () => {} : server.post.bind(server);
  serve(
    '/api/messages',
    (request: restify.Request, response: restify.Response, next: restify.Next) => {
      const refusal = tokenRefusal(request, config) ?? encodingRefusal(request);
      if (refusal === undefined) return next();
      refuse(request, response, refusal);
      next(false);
    },
    restify.plugins.bodyReader({ maxBodySize: MOST_BYTES }),
    ...restify.plugins.jsonBodyParser({ mapParams: false, bodyReader: true }),
    async (request: restify.Request, response: restify.Response) => {
      const refusal = activityRefusal(request.body, config);
      if (refusal !== undefined) {
        refuse(request, response, refusal);
        return;
      }
      const answer: SdkAnswer = { status: 200 };
      // The types of restify and botbuilder differ in what may be undefined; what is used of them is the same.
      const asked = request as unknown as Parameters<CloudAdapter['process']>[0];
      await silenceBotbuilderConsole(log, () => adapter.process(asked, sdkResponse(answer), turn));
      if (answer.status === 401) refuse(request, response, { status: 401, body: 'The token is not valid here.' });
      else if (answer.status >= 300) {
        log.error({ status: answer.status }, 'botbuilder could not process an activity');
        response.send(answer.status, { message: 'That could not be processed.' });
      } else response.send(answer.status, answer.body);
    },
  );
  server.listen(config.port, config.host);
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const host = config.host === '0.0.0.0' ? '127.0.0.1' : config.host;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    messenger,
    /** Accepts no new request, and waits for those that run. */
    close: () =>
      new Promise<void>((resolve) => {
        const http = server.server as HttpServer;
        const hurry = setTimeout(() => http.closeAllConnections(), CLOSING_TIME);
        server.close(() => {
          clearTimeout(hurry);
          resolve();
        });
        http.closeIdleConnections();
      }),
  };
}

function cachedFor<T>(ms: number, time: Time, act: () => Promise<T>): () => Promise<T> {
  let kept: { readonly until: number; readonly answer: Promise<T> } | undefined;
  return () => {
    if (kept === undefined || time.ms() > kept.until) kept = { until: time.ms() + ms, answer: act() };
    return kept.answer;
  };
}
