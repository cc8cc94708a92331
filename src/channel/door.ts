import type { Request } from 'restify';
import { type Config, isLoopback } from '../config.ts';
import { isKnownService } from './connector.ts';

/** What an unwelcome request is answered; undefined lets it pass on to botbuilder's own checks. */
export type Refusal = { readonly status: 400 | 401 | 403; readonly body: string };

const CHANNEL_ISSUER = 'https://api.botframework.com';

/**
 * The checks before botbuilder sees anything. In local mode nobody is authenticated, so only this machine's own programs
 * may come: a foreign `Host` is a rebinding attack, an `Origin` is some web page.
 */
export function refusalAtTheDoor(request: Request, config: Config): Refusal | undefined {
  if (config.mode === 'local') {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
    if (!isLoopback(host)) return { status: 403, body: 'This bot answers on this machine only.' };
    return request.headers.origin === undefined ? undefined : { status: 403, body: 'No web page may post here.' };
  }
  return isSigned(request.headers.authorization ?? '')
    ? undefined
    : { status: 401, body: 'Not signed by the Bot Framework.' };
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
  if (typeof tenant !== 'string' || !config.allowedTenants.includes(tenant))
    return { status: 403, body: 'That tenant is not served.' };
  const isOurs = activity.recipient?.id === `28:${config.bot.MicrosoftAppId}`;
  return isOurs ? undefined : { status: 403, body: 'That is addressed to another bot.' };
}

/** Read without verifying, so that a forged token never reaches the key look-up; botbuilder verifies what passes. */
function isSigned(authorization: string): boolean {
  const [, header, payload] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? [];
  const [head, claims] = [decoded(header), decoded(payload)];
  return typeof head?.alg === 'string' && /^RS(256|384|512)$/.test(head.alg) && claims?.iss === CHANNEL_ISSUER;
}

function decoded(part = ''): Record<string, unknown> | undefined {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  } catch {
    return undefined; // no token at all: refused by the caller
  }
}
