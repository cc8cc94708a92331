import type { Request, Response, Server } from 'restify';
import type { Document } from '../messaging/files.ts';

/** The document behind a token; `forged` for a token that is not ours, `over` for one that has expired. */
export type OpenDocument = (token: string) => Promise<Document | 'forged' | 'over'>;

/** `GET /d/TOKEN`: a stored document, as a download that no browser displays. */
export function serveDownloads(server: Server, open: OpenDocument): void {
  const answer = async (request: Request, response: Response) => {
    const found = await open(String((request.params as { token?: unknown }).token ?? ''));
    if (typeof found === 'string') return page(response, found === 'over' ? 410 : 404);
    const { name, type, bytes } = found;
    response.header(
      'Content-Disposition',
      `attachment; filename="${asciiOf(name)}"; filename*=UTF-8''${encoded(name)}`,
    );
    response.header('X-Robots-Tag', 'noindex');
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': String(bytes.length) });
    response.end(Buffer.from(bytes));
  };
  server.get('/d/:token', answer);
}

function page(response: Response, status: 404 | 410): void {
  const said =
    status === 410
      ? 'This link has expired. A link to a document is valid for a day: ask for it again in Teams.'
      : 'There is no such document. Check that the whole link was copied.';
  const body = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>No document</title><body><main><h1>No document here</h1><p>${said}</p></main></body></html>`;
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'X-Robots-Tag': 'noindex' });
  response.end(body);
}

const asciiOf = (name: string) => name.replace(/[^\w .()-]/g, '_');
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
