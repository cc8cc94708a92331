import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Put = { readonly path: string; readonly range: string; readonly bytes: Buffer };

/** Stands in for SharePoint: files to fetch by their path, and what was put; `/elsewhere` redirects. */
export async function fileHost(files: Readonly<Record<string, Uint8Array>> = {}) {
  const served = new Map(Object.entries(files));
  const puts: Put[] = [];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    if (request.method === 'PUT') {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        puts.push({ path, range: request.headers['content-range'] ?? '', bytes: Buffer.concat(parts) });
        response.writeHead(path.startsWith('/full') ? 507 : 201);
        response.end('{}');
      });
      return;
    }
    const bytes = served.get(path);
    if (path === '/elsewhere') response.writeHead(302, { location: '/file' });
    else response.writeHead(bytes === undefined ? 404 : 200);
    response.end(bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    puts,
    asked,
    /** The attachment with which Teams tells of a file that somebody dropped. */
    drop(name: string, bytes: Uint8Array) {
      const path = `/${encodeURIComponent(name)}`;
      served.set(path, bytes);
      return dropped(name, `${url}${path}`);
    },
    close: () => new Promise<void>((done) => server.close(() => done()).closeAllConnections()),
  };
}
export type FileHost = Awaited<ReturnType<typeof fileHost>>;

/** A message's attachments as Teams sends them with a file: the file, and its own html of the text. */
export function dropped(name: string, downloadUrl: string) {
  return {
    attachments: [
      { contentType: 'text/html', content: '<p></p>' },
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name,
        contentUrl: `https://contoso-my.sharepoint.com/personal/x/${name}`,
        content: { downloadUrl, uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C9D', fileType: name.split('.').at(-1) },
      },
    ],
  };
}
