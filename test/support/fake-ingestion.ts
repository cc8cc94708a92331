import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { gunzipSync } from 'node:zlib';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/ingestion/${name}`, import.meta.url), 'utf8');

/** Stands in for Azure Monitor, which is spoken to by TLS alone: takes whatever telemetry comes, and shows it as text. */
export async function fakeIngestion(status = 200) {
  const bodies: string[] = [];
  const cert = fixture('certificate.pem');
  setDefaultCACertificates([...getCACertificates(), cert]);
  const server = createServer({ key: fixture('key.pem'), cert }, (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
      // Only what the product means to send; the library also counts its own successes elsewhere.
      bodies.push(`${request.url ?? ''}\n${text}`);
      const items = text.trim().split('\n').length;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ itemsReceived: items, itemsAccepted: items, errors: [] }));
    });
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const endpoint = `https://localhost:${port}/`;
  return {
    connectionString: `InstrumentationKey=00000000-0000-4000-8000-000000000000;IngestionEndpoint=${endpoint};LiveEndpoint=${endpoint}`,
    bodies,
    close: () => new Promise<void>((done) => server.close(() => done()).closeAllConnections()),
  };
}
