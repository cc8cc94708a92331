import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Sent = {
  readonly how: 'send' | 'update';
  readonly conversation: string;
  readonly id: string;
  readonly activity: { summary?: string; attachments?: { content: Card }[] };
};
type Card = Readonly<Record<string, unknown>>;
type Refusal = { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> };

/**
 * Stands in for Teams' connector, with the answers that the recorded one gives: 201 and an id for a send, 200 for an
 * update, the roster with an address. `refuse` makes the next requests fail in Teams' own ways.
 */
export async function fakeConnector(addresses: Readonly<Record<string, string>>) {
  const sent: Sent[] = [];
  const refusals: Refusal[] = [];
  let requests = 0;
  let ids = 0;
  const server = createServer((request, response) => {
    requests += 1;
    void answer(request, response);
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await textOf(request);
    const reply = (status: number, value: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
    };
    const path = decodeURIComponent(request.url ?? '');
    const member = /\/conversations\/[^/]+\/members\/(.+)$/.exec(path)?.[1];
    if (request.method === 'GET' && member !== undefined) {
      const email = addresses[member];
      return email === undefined ? reply(404, {}) : reply(200, { id: member, email, userPrincipalName: email });
    }
    const refusal = refusals.shift();
    if (refusal !== undefined) return reply(refusal.status, refusal.body ?? {}, refusal.headers);
    const [, conversation = '', known] = /\/conversations\/([^/]+)\/activities(?:\/(.+))?$/.exec(path) ?? [];
    const id = request.method === 'PUT' ? (known ?? '') : `${1000 + ++ids}`;
    sent.push({ how: request.method === 'PUT' ? 'update' : 'send', conversation, id, activity: JSON.parse(body) as Sent['activity'] });
    reply(request.method === 'PUT' ? 200 : 201, { id });
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}/`,
    sent,
    requests: () => requests,
    refuse: (...next: Refusal[]) => void refusals.push(...next),
    close: () => new Promise<void>((done) => server.close(() => done()).closeAllConnections()),
  };
}

/** The card of something sent, and every text in it, in order: what a person reads. */
export const cardOf = (sent: Sent | undefined): Card => sent?.activity.attachments?.[0]?.content ?? {};

export function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && ['text', 'title', 'label', 'placeholder', 'value', 'altText'].includes(key) ? [inner] : textsOf(inner),
  );
}

/** The data of the first press with a verb, as the card carries it. */
export function pressOf(card: unknown, verb: string, where: (data: Record<string, string>) => boolean = () => true) {
  const found: Record<string, string>[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(look);
    if (typeof value !== 'object' || value === null) return;
    const data = (value as { data?: Record<string, string> }).data;
    if (data?.verb === verb && where(data)) found.push(data);
    Object.values(value).forEach(look);
  };
  look(card);
  const [first] = found;
  if (first === undefined) throw new Error(`the card has no ${verb}`);
  return first;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
