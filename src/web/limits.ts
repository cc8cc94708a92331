import { TokenBucket } from 'limiter';
import { LRUCache } from 'lru-cache';
import type { Request } from 'restify';

type Allowance = {
  /** So many at once… */
  readonly burst: number;
  /** …and so many a second from then on. */
  readonly perSecond: number;
};

/** Of one person: more at once (usually 40) than anybody types or presses, less than a broken client sends. */
export const perPerson = (burst: number): Allowance => ({ burst, perSecond: 1 });

/** Refused posts of one address. Accepted ones are never counted: Teams comes from a few addresses. */
export const REFUSED_PER_ADDRESS: Allowance = { burst: 60, perSecond: 1 };

/** How often one person is told that they are too fast: once a minute. */
export const TOLD_PER_PERSON: Allowance = { burst: 1, perSecond: 1 / 60 };

/** Keys that are remembered at most, so that made-up ones cannot fill the memory: the longest unseen is forgotten. */
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

/**
 * Where a request comes from. Behind a proxy that is what the proxy itself put last; what stands before it is the
 * caller's own claim. Without one a caller may name any address and gains a new allowance of refusals by it, no more.
 */
export function addressOf(request: Request): string {
  const forwarded = request.headers['x-forwarded-for'];
  const claimed = (Array.isArray(forwarded) ? forwarded.join() : (forwarded ?? '')).split(',').at(-1)?.trim() ?? '';
  return claimed.slice(0, 64) || (request.socket.remoteAddress ?? '');
}
