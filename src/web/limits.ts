import type { Server } from 'node:http';
import { TokenBucket } from 'limiter';
import { LRUCache } from 'lru-cache';
import type { Request } from 'restify';

type Allowance = {
  readonly burst: number;
  readonly perSecond: number;
};

/** Of one person: more (usually 40) than people type or press, less than a broken client sends. */
export const perPerson = (burst: number): Allowance => ({ burst, perSecond: 1 });

/** Refused posts of one address. Accepted ones are not counted: all of Teams comes from a few addresses. */
export const REFUSED_PER_ADDRESS: Allowance = { burst: 60, perSecond: 1 };

/** How often one person is told that they exceed the limit: once a minute. */
export const TOLD_PER_PERSON: Allowance = { burst: 1, perSecond: 1 / 60 };

/** Keys that are remembered, so that made-up ones cannot fill the memory; the least recently used is dropped. */
const MOST_KEYS = 10_000;

/** Whether one more for a key is within its allowance; asking counts. Each key has a bucket of its own, full at first. */
export function allowanceOf({ burst, perSecond }: Allowance): (key: string) => boolean {
  const full = () => {
    const bucket = new TokenBucket({ bucketSize: burst, tokensPerInterval: perSecond, interval: 'second' });
    bucket.content = burst;
    return bucket;
  };
  const buckets = new LRUCache<string, TokenBucket>({ max: MOST_KEYS, memoMethod: full });
  return (key) => buckets.memo(key).tryRemoveTokens(1);
}

/** The last address of `X-Forwarded-For`, which our own proxy added; those before it are claims of the caller. */
export function addressOf(request: Request): string {
  const forwarded = request.headers['x-forwarded-for'];
  const claimed = (Array.isArray(forwarded) ? forwarded.join() : (forwarded ?? '')).split(',').at(-1)?.trim() ?? '';
  return claimed.slice(0, 64) || (request.socket.remoteAddress ?? '');
}

/** Milliseconds for the headers of a request, for all of it, and for the next one on a kept-alive connection. */
const HEADERS = 10_000;
const REQUEST = 30_000;
const IDLE = 75_000;

/** Many times what Teams opens, and few enough for one process. */
const MOST_CONNECTIONS = 2000;
const MOST_HEADERS = 100;

/** Closes slow (Slowloris) connections within 40 seconds: Node checks every 30. Node limits all headers to 16 KB. */
export function setServerTimeouts(http: Server): void {
  http.headersTimeout = HEADERS;
  http.requestTimeout = REQUEST;
  // Longer than a load balancer keeps an idle connection, so that it never sends into one that is closing.
  http.keepAliveTimeout = IDLE;
  http.maxConnections = MOST_CONNECTIONS;
  http.maxHeadersCount = MOST_HEADERS;
}
