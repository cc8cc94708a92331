import type { TableServiceClientOptions } from '@azure/data-tables';

type AdditionalPolicy = NonNullable<TableServiceClientOptions['additionalPolicies']>[number];

/** No answer in this many milliseconds counts as none. */
const PATIENCE_MS = 15_000;

/**
 * Counts each request that leaves, repeated ones too, and gives each a limit of time. The SDK's own limit leaves its
 * timer running after a refused connection, which would keep a command from ending for as long.
 */
export function requestPolicy(onTransaction: (what: string) => void): AdditionalPolicy {
  return {
    position: 'perRetry',
    policy: {
      name: 'countAndLimit',
      async sendRequest(request, next) {
        onTransaction(`${request.method} ${kindOf(request.url.split('?', 1)[0] ?? '')}`);
        const limit = new AbortController();
        const timer = setTimeout(() => limit.abort(), PATIENCE_MS);
        timer.unref();
        request.abortSignal = limit.signal;
        try {
          return await next(request);
        } finally {
          clearTimeout(timer);
        }
      },
    },
  };
}

/** What was asked, without its keys: they are nobody's business here. */
function kindOf(path: string): 'transaction' | 'row' | 'rows' {
  if (path.endsWith('$batch')) return 'transaction';
  return path.includes('(P') ? 'row' : 'rows';
}
