import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { Request } from 'restify';
import type { SentFile } from '../features/register/use-cases/upload-public-page.ts';
import { MOST_FILE_BYTES } from '../teams/files/transfer.ts';

/** Beside the file there is the button's name. */
const LIMITS = {
  fileSize: MOST_FILE_BYTES,
  files: 1,
  fields: 4,
  fieldSize: 200,
  parts: 6,
  headerPairs: 20,
  headerSize: 4096,
};
/** What comes after a file that is too large is read and thrown away up to here, so that its browser sees the answer. */
const MOST_THROWN_AWAY = 6 * MOST_FILE_BYTES;
const LONGEST_NAME = 200;
/** Milliseconds in which a parser that has all of a body says what is in it. */
const PATIENCE = 2000;

/**
 * Reads the one file that a browser sends with a form, and no more of it than a file may have: what is longer is left
 * off while it comes. Resolves once nothing more is to be read.
 */
export async function fileIn(request: Request): Promise<SentFile> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_THROWN_AWAY) return { kind: 'tooLarge' };
  const parser = parserOf(request);
  const sent: SentFile = parser === undefined ? { kind: 'unreadable' } : await parsed(request, parser);
  if (sent.kind !== 'file') await thrownAway(request);
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
      // A form whose box is empty sends a file without a name.
      end(name === '' ? { kind: 'none' } : { kind: 'file', name, bytes: Buffer.concat(parts) }),
    );
    parser.on('error', broken);
    request.on('error', broken);
    // The line broke; or all of it came, and the parser has this long to see so.
    request.on('close', () => (request.complete ? setTimeout(broken, PATIENCE).unref() : broken()));
    request.pipe(parser);
  });
}

/** A browser reads no answer while it sends. */
function thrownAway(request: Request): Promise<void> {
  return new Promise((done) => {
    let left = MOST_THROWN_AWAY;
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
