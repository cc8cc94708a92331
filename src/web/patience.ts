import type { Server } from 'node:http';

/** Milliseconds for the headers of a request, for the whole of it, and for the next one on a line that is kept open. */
const HEADERS = 10_000;
const REQUEST = 30_000;
const IDLE = 75_000;

/** Lines open at once: many times what Teams keeps, and few enough for one process. */
const MOST_LINES = 2000;
const MOST_HEADERS = 100;

/**
 * Nobody may hold a line by saying little and slowly. Node looks every thirty seconds, so a dawdler is gone after forty.
 * The headers together may have 16 KB, which is Node's own limit.
 */
export function setServerTimeouts(http: Server): void {
  http.headersTimeout = HEADERS;
  http.requestTimeout = REQUEST;
  // Longer than a load balancer keeps an idle line, so that it never sends into one that is just closing.
  http.keepAliveTimeout = IDLE;
  http.maxConnections = MOST_LINES;
  http.maxHeadersCount = MOST_HEADERS;
}
