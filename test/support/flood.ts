import fc from 'fast-check';
import { Agent, request } from 'node:http';
import { anyText } from './any-text.ts';

/** Parts of an activity that a hostile or broken client gets wrong first. */
const PARTS = [
  ...['type', 'id', 'channelId', 'serviceUrl', 'from', 'recipient', 'conversation', 'channelData', 'text', 'value'],
  ...['name', 'action', 'replyToId', 'membersAdded', 'entities', 'attachments', 'locale', 'timestamp', '__proto__'],
];
const TYPES = ['message', 'invoke', 'installationUpdate', 'conversationUpdate', 'messageReaction', 'event', 'handoff'];
const VERBS = ['openReading', 'submitReading', 'saveDraft', 'notReady', 'notMine', 'noLongerCollected', 'constructor'];

const anything = fc.jsonValue({ maxDepth: 4 });
const press = fc.record({
  verb: fc.oneof(fc.constantFrom(...VERBS), anything),
  measure: fc.oneof(fc.constantFrom('PMIF-001', '', '../x'), anything),
  period: fc.oneof(fc.constantFrom('FY2025/26', '2025-03-31', ''), anything),
  card: anything,
  value: anything,
  soWhat: anyText({ maxLength: 200 }),
});

/** An activity with some of its parts changed, left out or added. */
function mutated(base: Readonly<Record<string, unknown>>): fc.Arbitrary<string> {
  const changes = fc.dictionary(fc.constantFrom(...PARTS), fc.oneof(anything, press, fc.record({ action: press })), {
    maxKeys: 3,
  });
  return fc
    .tuple(changes, fc.subarray(PARTS, { maxLength: 2 }), fc.constantFrom(...TYPES), fc.string({ maxLength: 80 }))
    .map(([changed, without, type, text]) => {
      const activity = { ...base, type, text, ...changed };
      return JSON.stringify(Object.fromEntries(Object.entries(activity).filter(([name]) => !without.includes(name))));
    });
}

/** Bodies of all kinds, the same for the same seed: changed activities, any JSON, broken JSON, any text. */
export function bodiesOf(seed: number, count: number, base: Readonly<Record<string, unknown>>): string[] {
  const activity = mutated(base);
  const broken = fc.tuple(activity, fc.nat(400)).map(([text, at]) => text.slice(0, at));
  const any = fc.oneof(
    { weight: 6, arbitrary: activity },
    { weight: 1, arbitrary: fc.json({ maxDepth: 4 }) },
    { weight: 1, arbitrary: broken },
    { weight: 1, arbitrary: anyText({ maxLength: 300 }) },
  );
  const whole = fc.sample(any, { seed, numRuns: Math.ceil(count / EACH) });
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, n) => {
    const body = whole[Math.floor(n / EACH)] ?? '';
    return n % EACH === 0 ? body : crossed(body, whole[random(whole.length)] ?? '', random);
  });
}

/** Every body comes once as it was made, and so many times less one with something of another, which is quicker. */
const EACH = 5;

/** Some parts of another activity in this one; one time in four, or where one is none, a piece of its text. */
function crossed(body: string, other: string, random: (below: number) => number): string {
  const [one, two] = [objectIn(body), objectIn(other)];
  if (one === undefined || two === undefined || random(4) === 0) return spliced(body, other, random);
  return JSON.stringify({ ...one, ...Object.fromEntries(Object.entries(two).filter(() => random(3) === 0)) });
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function spliced(body: string, other: string, random: (below: number) => number): string {
  const [at, from] = [random(body.length + 1), random(other.length + 1)];
  return body.slice(0, at) + other.slice(from, from + random(60)) + body.slice(at + random(20));
}

/** Whole numbers from 0, the same for the same seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Posts many bodies over a few lines that stay open, and counts the answers by status; 0 is a line that broke. */
export function poster(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const post = (body: string, headers: Record<string, string> = {}) =>
    new Promise<number>((done) => {
      const asked = request(`${url}/api/messages`, {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      });
      asked.on('response', (response) => {
        response.resume().on('end', () => done(response.statusCode ?? 0));
      });
      asked.on('error', () => done(0));
      asked.end(body);
    });
  return {
    post,
    async all(bodies: readonly string[], headers: Record<string, string> = {}): Promise<Map<number, number>> {
      const counts = new Map<number, number>();
      const left = bodies.values();
      const worker = async () => {
        for (const body of left) {
          const status = await post(body, headers);
          counts.set(status, (counts.get(status) ?? 0) + 1);
        }
      };
      await Promise.all(Array.from({ length: 8 }, worker));
      return counts;
    },
    close: () => agent.destroy(),
  };
}
