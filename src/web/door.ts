import type { Request } from 'restify';
import type { Config } from '../config/config.ts';
import { isLoopback } from '../config/rules.ts';
import { isKnownService } from '../teams/known-service.ts';
import { isPublicPage } from './public-pages.ts';

/** What an unwelcome request is answered; undefined lets it pass on to botbuilder's own checks. */
export type Refusal = { readonly status: 400 | 401 | 403 | 415; readonly body: string };

/** Who signs what Teams sends: the public cloud's issuer, or the one that was configured for another cloud. */
export function channelIssuer({ bot }: Pick<Config, 'bot'>): string {
  return bot.ToBotFromChannelTokenIssuer ?? 'https://api.botframework.com';
}

/**
 * The checks before botbuilder sees anything. In local mode nobody is authenticated, so only this machine's own programs
 * may come: a foreign `Host` is a rebinding attack, an `Origin` is some web page.
 */
export function refusalAtTheDoor(request: Request, config: Config): Refusal | undefined {
  if (config.mode === 'local') {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
    if (!isLoopback(host)) return { status: 403, body: 'This bot answers on this machine only.' };
    // A page of ours may post to itself; a browser that tells nobody where it comes from says `null`.
    const ownPage = isPublicPage(request.path()) && [`http://${request.headers.host ?? ''}`, 'null', undefined];
    if (ownPage !== false && ownPage.includes(request.headers.origin)) return undefined;
    return request.headers.origin === undefined ? undefined : { status: 403, body: 'No web page may post here.' };
  }
  return undefined;
}

/**
 * Refuses what is not even said to be signed by the channel, before botbuilder looks for keys. Nobody is asked to sign
 * in local mode.
 */
export function refusalOfToken(request: Request, config: Config): Refusal | undefined {
  if (config.mode === 'local' || isSigned(request.headers.authorization ?? '', channelIssuer(config))) return undefined;
  return { status: 401, body: 'Not signed by the Bot Framework.' };
}

/** Teams packs nothing, and a small packed body can hold a very long one. */
export function refusalOfPacking(request: Request): Refusal | undefined {
  const packing = request.headers['content-encoding'] ?? 'identity';
  return packing === 'identity' ? undefined : { status: 415, body: 'Packed bodies are not read here.' };
}

/** Checks of the activity itself, before it is handed on. */
export function refusalOfActivity(body: unknown, config: Config): Refusal | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { status: 400, body: 'That is not an activity.' };
  const activity = body as {
    type?: unknown;
    channelId?: unknown;
    serviceUrl?: unknown;
    conversation?: { id?: unknown; tenantId?: unknown } | null;
    from?: { id?: unknown } | null;
    recipient?: { id?: unknown } | null;
    channelData?: { tenant?: { id?: unknown } | null } | null;
  };
  const complete =
    typeof activity.type === 'string' &&
    typeof activity.conversation?.id === 'string' &&
    typeof activity.from?.id === 'string';
  if (!complete) return { status: 400, body: 'That is not an activity.' };
  const known = typeof activity.serviceUrl === 'string' && isKnownService(activity.serviceUrl, config);
  if (!known) return { status: 403, body: 'That service address is not of a known Teams host.' };
  if (config.mode === 'local') return undefined;
  if (activity.channelId !== 'msteams') return { status: 403, body: 'Only Microsoft Teams is served.' };
  const tenant = activity.channelData?.tenant?.id ?? activity.conversation?.tenantId;
  if (typeof tenant !== 'string' || !config.allowedTenants.includes(tenant.toLowerCase()))
    return { status: 403, body: 'That tenant is not served.' };
  const isOurs = activity.recipient?.id === `28:${config.bot.MicrosoftAppId}`;
  return isOurs ? undefined : { status: 403, body: 'That is addressed to another bot.' };
}

/** Read without verifying, so that a forged token never reaches the key look-up; botbuilder verifies what passes. */
function isSigned(authorization: string, issuer: string): boolean {
  const [, header, payload] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? [];
  const [head, claims] = [decoded(header), decoded(payload)];
  return typeof head?.alg === 'string' && /^RS(256|384|512)$/.test(head.alg) && claims?.iss === issuer;
}

function decoded(part = ''): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // no token at all: refused by the caller
  }
}
