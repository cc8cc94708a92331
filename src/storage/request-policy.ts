import type { TableServiceClientOptions } from '@azure/data-tables';

type AdditionalPolicy = NonNullable<TableServiceClientOptions['additionalPolicies']>[number];

/** No answer in this many milliseconds counts as none. */
const PATIENCE_MS = 15_000;
/** Requests under way at once: each wants a line of its own, and a process in Azure has only so many. */
const AT_ONCE = 64;

/**
 * Counts each request that leaves, repeated ones too, and gives each a limit of time, which begins when it leaves: a run
 * over thousands of people asks in its turn. The SDK's own limit leaves its timer running after a refused connection,
 * which would keep a command from ending for as long.
 */
export function requestPolicy(
  onTransaction: (what: string) => void,
  requestId: () => string | undefined = () => undefined,
): AdditionalPolicy {
  const turn = turnstile(AT_ONCE);
  return {
    position: 'perRetry',
    policy: {
      name: 'countAndLimit',
      async sendRequest(request, next) {
        onTransaction(`${request.method} ${kindOf(request.url.split('?', 1)[0] ?? '')}`);
        // Storage writes it into its own log, so that a line there leads to whoever asked.
        const id = requestId();
        if (id !== undefined) request.headers.set('x-ms-client-request-id', id);
        await turn.enter();
        const limit = new AbortController();
        const timer = setTimeout(() => limit.abort(), PATIENCE_MS);
        timer.unref();
        request.abortSignal = limit.signal;
        try {
          return await next(request);
        } finally {
          clearTimeout(timer);
          turn.leave();
        }
      },
    },
  };
}

/** Lets so many in at once; the others wait in order. */
function turnstile(most: number) {
  const waiting: (() => void)[] = [];
  let free = most;
  return {
    async enter(): Promise<void> {
      if (free > 0) free -= 1;
      else await new Promise<void>((go) => waiting.push(go));
    },
    leave(): void {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
}

/** What was asked, without its keys: they are nobody's business here. */
function kindOf(path: string): 'transaction' | 'row' | 'rows' {
  if (path.endsWith('$batch')) return 'transaction';
  return path.includes('(P') ? 'row' : 'rows';
}
