import restify from 'restify';

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

const silent = { trace: () => {}, info: () => {} };

/** Whether one more for a key is within its allowance; asking counts. By restify's own throttle: a bucket for each key. */
export function allowanceOf({ burst, perSecond }: Allowance): (key: string) => boolean {
  const throttle = restify.plugins.throttle({ username: true, burst, rate: perSecond, maxKeys: MOST_KEYS });
  return (key) => {
    let within = true;
    // It reads a request's user and no more.
    const asked = { username: key, headers: {}, socket: {}, log: silent } as unknown as restify.Request;
    throttle(asked, {} as restify.Response, (fault?: unknown) => {
      within = fault === undefined;
    });
    return within;
  };
}

/**
 * Where a request comes from. Behind a proxy that is what the proxy itself put last; what stands before it is the
 * caller's own claim. Without one a caller may name any address and gains a new allowance of refusals by it, no more.
 */
export function addressOf(request: restify.Request): string {
  const forwarded = request.headers['x-forwarded-for'];
  const claimed = (Array.isArray(forwarded) ? forwarded.join() : (forwarded ?? '')).split(',').at(-1)?.trim() ?? '';
  return claimed.slice(0, 64) || (request.socket.remoteAddress ?? '');
}
