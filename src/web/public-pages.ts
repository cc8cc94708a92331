import type { Logger } from 'pino';
import type { Next, Request, Response, Server } from 'restify';
import { realTime, type Time } from '../messaging/use-cases/time.ts';
import type { PublicPage } from '../core/words/page.ts';
import { accessibilityPage, privacyPage, troublePage } from './words/statements.ts';
import { StorageUnavailable } from '../core/store.ts';
import type { SentFile } from '../features/register/use-cases/upload-page.ts';
import { addressOf, allowanceOf } from './limits.ts';
import { fileIn, formBody } from './bodies.ts';
import { renderPage } from './render.ts';
import { STYLE } from './style.ts';

/** Who runs the pages, from the framework; every page names them. */
export type About = { readonly organisation: string; readonly contact: string; readonly privacyNotice: string };

export type PageAnswer = { readonly goTo: string } | { readonly page: PublicPage };

/** `said` is the query of the address. Reading changes nothing. A file is read only when `file` is called. */
export type PagesAt = { read(token: string, said: string): Promise<PublicPage> } & (
  | { send(token: string, fields: URLSearchParams): Promise<PageAnswer> }
  | { take(token: string, file: () => Promise<SentFile>): Promise<PageAnswer> }
);

export type PublicPages = { readonly about: () => Promise<About>; readonly at: Readonly<Record<string, PagesAt>> };

/** Rate limits by address, generous because a whole depot shares one. */
const READS = { burst: 120, perSecond: 2 };
const SENDS = { burst: 30, perSecond: 0.5 };
/** Files read at once, of all visitors: each is held in memory. */
const MOST_FILES = 4;
/** `Retry-After` for an address beyond its limit (seconds). */
const REST = 60;
/**
 * Milliseconds a 404 takes at least, so that its timing does not tell a revoked address from one that never existed.
 */
const REFUSED_AFTER = 150;
/** The longest token that is looked up; real ones have 32 letters. */
const MOST_TOKEN = 200;

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cache-Control': 'no-store',
};

/** Whether a path is a public page: those are open to browsers, everything else is for Teams only. */
export function isPublicPage(path: string): boolean {
  return /^\/(?:[a-z]\/.*|accessibility|privacy|pages\.css)\/?$/.test(path);
}

export function servePages(server: Server, { about, at }: PublicPages, log: Logger, time: Time = realTime): void {
  const mayRead = allowanceOf(READS);
  const maySend = allowanceOf(SENDS);
  let known: About = { organisation: 'The council', contact: 'the performance team', privacyNotice: '' };
  const aboutUs = async () => (known = await about());

  type Answer = (request: Request) => Promise<PageAnswer>;
  const answering =
    (answer: Answer, within: (address: string) => boolean) => async (request: Request, response: Response) => {
      const came = time.ms();
      const answered = within(addressOf(request)) ? await safely(request, answer) : { page: troublePage(known, 429) };
      if ('goTo' in answered) {
        response.header('Location', answered.goTo);
        return write(response, 303, '');
      }
      const { page } = answered;
      if (page.status === 429) response.header('Retry-After', String(REST));
      if (page.status === 404) await time.pause(Math.max(0, REFUSED_AFTER - (time.ms() - came)));
      if (page.status === 413 || page.status === 429) response.header('Connection', 'close');
      write(response, page.status, renderPage(page));
    };
  const safely = async (request: Request, answer: Answer): Promise<PageAnswer> => {
    try {
      return await answer(request);
    } catch (fault) {
      log.error(
        { page: request.path().slice(0, 3), fault: fault instanceof Error ? fault.name : 'unknown' },
        'a page failed',
      );
      return { page: troublePage(known, fault instanceof StorageUnavailable ? 503 : 500) };
    }
  };

  let reading = 0;
  const takeFile = async (request: Request, pages: Extract<PagesAt, { take: unknown }>): Promise<PageAnswer> => {
    let taken = 0;
    const file = (): Promise<SentFile> => {
      if (reading >= MOST_FILES) return Promise.resolve({ kind: 'busy' });
      [reading, taken] = [reading + 1, 1];
      return fileIn(request);
    };
    try {
      return await pages.take(tokenOf(request), file);
    } finally {
      reading -= taken;
    }
  };

  server.get('/pages.css', (_request: Request, response: Response, next: Next) => {
    response.writeHead(200, {
      ...HEADERS,
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    });
    response.end(STYLE);
    next(false);
  });
  server.get(
    '/accessibility',
    answering(async () => ({ page: accessibilityPage(await aboutUs()) }), mayRead),
  );
  server.get(
    '/privacy',
    answering(async () => ({ page: privacyPage(await aboutUs()) }), mayRead),
  );
  for (const [letter, pages] of Object.entries(at)) {
    const read: Answer = async (request) => {
      await aboutUs();
      return { page: await pages.read(tokenOf(request), saidIn(request)) };
    };
    const send: Answer = async (request) => {
      await aboutUs();
      if (isFromElsewhere(request)) return { page: troublePage(known, 400) };
      if ('take' in pages) return takeFile(request, pages);
      const body = await formBody(request);
      if (body.kind === 'refused') return { page: troublePage(known, body.status) };
      return pages.send(tokenOf(request), body.fields);
    };
    // Anything after the letter is treated as a token, which may be unknown.
    server.get(`/${letter}/*`, answering(read, mayRead));
    server.head(`/${letter}/*`, answering(read, mayRead));
    server.post(`/${letter}/*`, answering(send, maySend));
  }
}

/** Another site may not send our forms through a visitor's browser (CSRF). There is no cookie either: a second protection. */
const isFromElsewhere = ({ headers }: Request): boolean =>
  !['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string | undefined);
const tokenOf = (request: Request): string =>
  String((request.params as { '*'?: unknown })['*'] ?? '').slice(0, MOST_TOKEN);
const saidIn = (request: Request): string => request.getUrl().search?.slice(1, 20) ?? '';

function write(response: Response, status: number, body: string): void {
  // Replaces the headers that every answer has: two Content-Security-Policy headers would both apply.
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(body);
}
