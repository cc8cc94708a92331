import type { Request } from 'restify';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { SentFile } from '../features/register/use-cases/upload-page.ts';
import { MOST_FILE_BYTES } from '../messaging/files.ts';

export type FormBody =
  | { readonly kind: 'form'; readonly fields: URLSearchParams }
  | { readonly kind: 'refused'; readonly status: 400 | 413 | 415 };

/** A form has four boxes of a few thousand letters, each up to twelve bytes when it is encoded. */
const MOST_BYTES = 262_144;

/** Reads a url-encoded form; stops at the size limit. */
export async function formBody(request: Request): Promise<FormBody> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (type !== 'application/x-www-form-urlencoded' || encoding !== 'identity') return { kind: 'refused', status: 415 };
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return { kind: 'refused', status: 413 };
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of request as AsyncIterable<Buffer>) {
      length += piece.length;
      if (length > MOST_BYTES) return { kind: 'refused', status: 413 };
      pieces.push(piece);
    }
  } catch {
    return { kind: 'refused', status: 400 }; // the connection broke
  }
  return { kind: 'form', fields: new URLSearchParams(Buffer.concat(pieces).toString('utf8')) };
}

/** The form has the file and the button's name. */
const LIMITS = {
  fileSize: MOST_FILE_BYTES,
  files: 1,
  fields: 4,
  fieldSize: 200,
  parts: 6,
  headerPairs: 20,
  headerSize: 4096,
};
/** The rest of a file that is too large is read and dropped up to here: a browser reads no answer while it sends. */
const MOST_DISCARDED = 6 * MOST_FILE_BYTES;
const LONGEST_NAME = 200;
/** How long the parser may take after the whole body has arrived (milliseconds). */
const PATIENCE = 2000;

/** Reads the one file that a browser sends with a form; stops at the size limit. Resolves once nothing more is to be read. */
export async function fileIn(request: Request): Promise<SentFile> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_DISCARDED) return { kind: 'tooLarge' };
  const parser = parserOf(request);
  const sent: SentFile = parser === undefined ? { kind: 'unreadable' } : await parsed(request, parser);
  if (sent.kind !== 'file') await discard(request);
  return sent;
}

function parserOf({ headers }: Request): BusboyInstance | undefined {
  const type = headers['content-type'] ?? '';
  if (!/^multipart\/form-data;/i.test(type) || (headers['content-encoding'] ?? 'identity') !== 'identity')
    return undefined;
  try {
    return new Busboy({ headers: { 'content-type': type }, limits: LIMITS });
  } catch {
    return undefined; // no boundary
  }
}

function parsed(request: Request, parser: BusboyInstance): Promise<SentFile> {
  return new Promise((done) => {
    let name = '';
    const parts: Buffer[] = [];
    const end = (sent: SentFile) => {
      request.unpipe(parser);
      parts.length = 0;
      done(sent);
    };
    const broken = () => end({ kind: 'unreadable' });
    parser.on('file', (_field, stream, named?: string) => {
      name = (named ?? '').slice(0, LONGEST_NAME);
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('limit', () => end({ kind: 'tooLarge' }));
      stream.on('error', broken);
    });
    parser.on('finish', () =>
      // An empty file input is sent as a file without a name.
      end(name === '' ? { kind: 'none' } : { kind: 'file', name, bytes: Buffer.concat(parts) }),
    );
    parser.on('error', broken);
    request.on('error', broken);
    // Either the connection broke, or everything arrived and the parser has a moment to finish.
    request.on('close', () => (request.complete ? setTimeout(broken, PATIENCE).unref() : broken()));
    request.pipe(parser);
  });
}

function discard(request: Request): Promise<void> {
  return new Promise((done) => {
    let left = MOST_DISCARDED;
    request.on('data', (piece: Buffer) => {
      left -= piece.length;
      if (left < 0) done();
    });
    request.once('end', done);
    request.once('close', done);
    if (request.readableEnded || request.destroyed) done();
    request.resume();
  });
}
