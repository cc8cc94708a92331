import type { Request } from 'restify';

/** What was sent with a form, or why it is refused. */
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
