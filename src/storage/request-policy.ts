import type { TableServiceClientOptions } from '@azure/data-tables';
import pLimit from 'p-limit';

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
  const limitAtOnce = pLimit(AT_ONCE);
  return {
    position: 'perRetry',
    policy: {
      name: 'countAndLimit',
      async sendRequest(request, next) {
        onTransaction(`${request.method} ${kindOf(request.url.split('?', 1)[0] ?? '')}`);
        // Storage writes it into its own log, so that a line there leads to whoever asked.
        const id = requestId();
        if (id !== undefined) request.headers.set('x-ms-client-request-id', id);
        return limitAtOnce(async () => {
          const limit = new AbortController();
          const timer = setTimeout(() => limit.abort(), PATIENCE_MS);
          timer.unref();
          request.abortSignal = limit.signal;
          return next(request).finally(() => clearTimeout(timer));
        });
      },
    },
  };
}

/** What was asked, without its keys: they are nobody's business here. */
function kindOf(path: string): 'transaction' | 'row' | 'rows' {
  if (path.endsWith('$batch')) return 'transaction';
  return path.includes('(P') ? 'row' : 'rows';
}
