import type { TableServiceClientOptions } from '@azure/data-tables';
import pLimit from 'p-limit';
import { LocalStoreUnsaved } from '../../core/store.ts';

type AdditionalPolicy = NonNullable<TableServiceClientOptions['additionalPolicies']>[number];

const PATIENCE_MS = 15_000;
/** Concurrent requests: each needs a connection, and a process in Azure has a limited number. */
const AT_ONCE = 64;

/**
 * Counts each request and gives it a timeout from when it is sent: a run over thousands of people queues its requests.
 * The SDK's own leaves a timer running after a refused connection, which delays the end of a command.
 */
export function requestPolicy(
  onTransaction: (what: string) => void,
  requestId: () => string | undefined = () => undefined,
  unsaved: () => string | undefined = () => undefined,
): AdditionalPolicy {
  const limitAtOnce = pLimit(AT_ONCE);
  return {
    position: 'perRetry',
    policy: {
      name: 'countAndLimit',
      async sendRequest(request, next) {
        const why = request.method === 'GET' ? undefined : unsaved();
        if (why !== undefined) throw new LocalStoreUnsaved(`The local store cannot be saved (${why}).`);
        onTransaction(`${request.method} ${kindOf(request.url.split('?', 1)[0] ?? '')}`);
        // Storage logs it, so that a line there leads to the request's cause.
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

/** The kind of request without its keys, which may be personal. */
function kindOf(path: string): 'transaction' | 'row' | 'rows' {
  if (path.endsWith('$batch')) return 'transaction';
  return path.includes('(P') ? 'row' : 'rows';
}
