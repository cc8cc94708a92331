import type { Request, Response } from 'restify';
import type { Config } from '../config/config.ts';
import { isLoopback } from '../config/rules.ts';
import { isPublicPage } from '../web/public-pages.ts';
import { addressOf, allowanceOf, REFUSED_PER_ADDRESS } from '../web/limits.ts';
import { type JsonRecord, recordOf, textOf } from './untrusted.ts';

export type Refusal = { readonly status: 400 | 401 | 403 | 415; readonly body: string };

/** The issuer of the public cloud, or the one configured for another cloud. */
export function channelIssuer({ bot }: Pick<Config, 'bot'>): string {
  return bot.ToBotFromChannelTokenIssuer ?? 'https://api.botframework.com';
}

/** Local mode authenticates no one: a foreign `Host` is a DNS rebinding attack, an `Origin` is some web page. */
export function hostRefusal(request: Request, config: Config): Refusal | undefined {
  if (config.mode !== 'local') return undefined;
  const { host = '', origin } = request.headers;
  if (!isLoopback(host.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''))) {
    return { status: 403, body: 'This bot answers on this machine only.' };
  }
  // Our own pages may post to themselves; a browser that hides where it comes from sends `null`.
  const isOwnPage = isPublicPage(request.path()) && (origin === `http://${host}` || origin === 'null');
  return origin === undefined || isOwnPage ? undefined : { status: 403, body: 'No web page may post here.' };
}

/** Refuses what does not claim to be signed by the channel, before botbuilder looks for keys. Local mode has no signatures. */
export function tokenRefusal(request: Request, config: Config): Refusal | undefined {
  if (config.mode === 'local' || isSigned(request.headers.authorization ?? '', channelIssuer(config))) return undefined;
  return { status: 401, body: 'Not signed by the Bot Framework.' };
}

/** Teams compresses nothing, and a small compressed body can expand to a huge one. */
export function encodingRefusal(request: Request): Refusal | undefined {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  return encoding === 'identity' ? undefined : { status: 415, body: 'Compressed bodies are not read here.' };
}

export function activityRefusal(body: unknown, config: Config): Refusal | undefined {
  const { type, channelId, serviceUrl, ...parts } = recordOf(body);
  const conversation = recordOf(parts.conversation);
  if (![type, conversation.id, recordOf(parts.from).id].every((one) => typeof one === 'string')) {
    return { status: 400, body: 'That is not an activity.' };
  }
  if (typeof serviceUrl !== 'string' || !isKnownService(serviceUrl, config)) {
    return { status: 403, body: 'That service address is not of a known Teams host.' };
  }
  if (config.mode === 'local') return undefined;
  if (channelId !== 'msteams') return { status: 403, body: 'Only Microsoft Teams is served.' };
  const tenant = recordOf(recordOf(parts.channelData).tenant).id ?? conversation.tenantId;
  if (typeof tenant !== 'string' || !config.allowedTenants.includes(tenant.toLowerCase()))
    return { status: 403, body: 'That tenant is not served.' };
  const isOurs = recordOf(parts.recipient).id === `28:${config.bot.MicrosoftAppId}`;
  return isOurs ? undefined : { status: 403, body: 'That is addressed to another bot.' };
}

/** Reads without verifying, so that a forged token never causes a key lookup; botbuilder verifies what passes. */
function isSigned(authorization: string, issuer: string): boolean {
  const [, header, payload] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? [];
  return /^RS(256|384|512)$/.test(textOf(decoded(header).alg)) && decoded(payload).iss === issuer;
}

function decoded(part = ''): JsonRecord {
  try {
    return recordOf(JSON.parse(Buffer.from(part, 'base64url').toString()));
  } catch {
    return {}; // not a token: the caller refuses it
  }
}

/** Seconds after which an address that was refused too often may try again. */
const REST = 60;

/** An address that is refused too often gets a 429, and its connection is closed. */
export function rejectRequest(): (request: Request, response: Response, refusal: Refusal) => void {
  const mayBeRefused = allowanceOf(REFUSED_PER_ADDRESS);
  return (request, response, { status, body }) => {
    if (mayBeRefused(addressOf(request))) return void response.send(status, { message: body });
    response.header('Retry-After', String(REST));
    response.header('Connection', 'close');
    response.send(429, { message: 'That was refused too often. Wait a minute.' });
  };
}

/** https on a known host; http on loopback only, where that is configured (local mode, and tests that stand in for Teams). */
export function isKnownService(serviceUrl: string, config: Pick<Config, 'serviceUrlHosts'>): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname } = new URL(serviceUrl);
  if (!config.serviceUrlHosts.includes(hostname)) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
