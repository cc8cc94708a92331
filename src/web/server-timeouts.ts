import type { Server } from 'node:http';

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
