import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export type Sent = {
  readonly how: 'send' | 'update' | 'delete';
  readonly conversation: string;
  readonly id: string;
  /** When it came (milliseconds of the monotonic clock). */
  readonly at: number;
  readonly activity: { summary?: string; attachments?: { content: Card }[] };
};
type Card = Readonly<Record<string, unknown>>;
/** What makes a conversation: one member for a personal chat, or a channel with the first message of its thread. */
type Created = {
  readonly isGroup?: boolean;
  readonly members?: readonly { readonly id: string }[];
  readonly activity?: Sent['activity'];
  readonly channelData?: { readonly channel?: { readonly id: string } };
};

/**
 * What the next send or update meets: one of Teams' refusals, or a line that breaks. `dropBefore` hangs up without
 * taking it, `dropAfter` takes it and hangs up, `stall` takes it and never answers, `stallMs` answers after so long.
 */
export type Trouble =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  | 'dropBefore'
  | 'dropAfter'
  | 'stall'
  | { readonly stallMs: number };

/** A request as it arrives: the conversation it is for (none: it makes one), and how many came so far. */
export type Asked = { readonly method: string; readonly conversation: string; readonly number: number };

/** Teams' refusals as it words them (recorded, or from its own table of status codes). */
export const TROUBLES = {
  throttled: (seconds: number) => ({
    status: 429,
    headers: { 'Retry-After': String(seconds) },
    body: { error: { code: 'Throttled', message: 'Too many requests' } },
  }),
  /** The one refusal whose reason is JSON inside a text. */
  blocked: {
    status: 403,
    body: { errorCode: 209, message: '{"subCode":"MessageWritesBlocked","details":"Thread is blocked"}' },
  },
  refused: (status: number, code: string) => ({ status, body: { error: { code, message: code } } }),
} as const;

/**
 * Stands in for Teams' connector, with the answers that the recorded one gives: 201 and an id for a send, 200 for an
 * update, the same conversation each time for the same person, a new thread for a channel, the roster with an address.
 */
export async function fakeConnector(addresses: Readonly<Record<string, string>> = {}) {
  const sent: Sent[] = [];
  const troubles: Trouble[] = [];
  let rule: (asked: Asked) => Trouble | undefined = () => undefined;
  const requests: { readonly method: string; readonly path: string; readonly at: number }[] = [];
  let waiting: (() => void)[] = [];
  const stalled: (() => void)[] = [];
  let ids = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = decodeURIComponent(request.url ?? '');
    const method = request.method ?? '';
    requests.push({ method, path, at: performance.now() });
    const body = await textOf(request);
    const reply = (status: number, value: unknown, headers: Record<string, string> = {}) => {
      // Two calls: restify, in the same process, makes writeHead return nothing.
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(value));
    };
    const member = /\/conversations\/[^/]+\/members\/(.+)$/.exec(path)?.[1];
    if (method === 'GET' && member !== undefined) {
      const email = addresses[member];
      return email === undefined
        ? reply(404, { error: { code: 'MemberNotFoundInConversation', message: 'no such member' } })
        : reply(200, { id: member, email, userPrincipalName: email });
    }
    const conversationOf = /\/conversations\/([^/]+)\/activities/.exec(path)?.[1] ?? '';
    const trouble = troubles.shift() ?? rule({ method, conversation: conversationOf, number: requests.length });
    if (trouble === 'dropBefore') return void request.socket.destroy();
    if (typeof trouble === 'object' && 'status' in trouble)
      return reply(trouble.status, trouble.body ?? {}, trouble.headers);
    if (method === 'POST' && /\/v3\/conversations\/?$/.test(path)) return create(body, reply);
    const [, conversation = '', known = ''] = /\/conversations\/([^/]+)\/activities(?:\/(.+))?$/.exec(path) ?? [];
    const id = method === 'POST' ? `${1000 + ++ids}` : known;
    const how = method === 'PUT' ? 'update' : method === 'DELETE' ? 'delete' : 'send';
    const activity = (body === '' ? {} : JSON.parse(body)) as Sent['activity'];
    sent.push({ how, conversation, id, at: performance.now(), activity });
    for (const wake of waiting.splice(0)) wake();
    if (trouble === 'dropAfter') return void request.socket.destroy();
    if (trouble === 'stall') return void stalled.push(() => request.socket.destroy());
    if (trouble !== undefined) await sleep(trouble.stallMs, undefined, { ref: false });
    reply(method === 'POST' ? 201 : 200, { id });
  };
  const create = (body: string, reply: (status: number, value: unknown) => void) => {
    const asked = JSON.parse(body) as Created;
    const { isGroup, members, activity, channelData } = asked;
    if (isGroup === true && activity !== undefined && channelData?.channel !== undefined) {
      const id = `${1000 + ++ids}`;
      const conversation = `${channelData.channel.id};messageid=${id}`;
      sent.push({ how: 'send', conversation, id, at: performance.now(), activity });
      for (const wake of waiting.splice(0)) wake();
      return reply(201, { id: conversation, activityId: id });
    }
    const [only, ...others] = members ?? [];
    const fine = isGroup !== true && only !== undefined && others.length === 0;
    if (fine) return reply(201, { id: `a:${only.id.replace(/^29:/, '')}` });
    reply(400, { error: { code: 'BadSyntax', message: 'Incorrect conversation creation parameters' } });
  };

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    sent,
    /** How many requests came, those that were refused too. */
    requests: () => requests.length,
    calls: requests,
    /** The next sends and updates meet these, one each. */
    refuse: (...next: Trouble[]) => void troubles.push(...next),
    /** Hangs up on those who were never answered. */
    dropStalled: () => stalled.splice(0).forEach((drop) => drop()),
    /** Every request meets what this says, until it says otherwise; called as each arrives, before it is answered. */
    meet: (next: (asked: Asked) => Trouble | undefined) => void (rule = next),
    /** Resolves with what was sent, once there are so many. */
    async received(count: number): Promise<readonly Sent[]> {
      while (sent.length < count) await new Promise<void>((wake) => waiting.push(wake));
      return sent;
    },
    lastCard: () => cardOf(sent.at(-1)),
    /** Every text of the last card, in order. */
    texts: () => textsOf(cardOf(sent.at(-1))),
    close: () => {
      waiting = [];
      return new Promise<void>((done) => server.close(() => done()).closeAllConnections());
    },
  };
}
export type FakeConnector = Awaited<ReturnType<typeof fakeConnector>>;
/** The card of something sent, and every text in it, in order: what a person reads. */
export const cardOf = (sent: Sent | undefined): Card => sent?.activity.attachments?.[0]?.content ?? {};

export function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && ['text', 'title', 'label', 'placeholder', 'value', 'altText'].includes(key)
      ? [inner]
      : textsOf(inner),
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
