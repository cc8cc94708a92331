import type { Store } from '../../src/core/store.ts';
import { day } from '../../src/core/calendar/day.ts';
import type { PersonKey } from '../../src/core/measures/measure.ts';
import type { Message } from '../../src/messaging/rules/message.ts';
import { periodOf } from '../../src/core/periods/read-period.ts';
import { aDue, aMeasure, aMessage, aPerson } from '../storage/samples.ts';
import { aFramework } from './frameworks.ts';
import { aTopic } from './topics.ts';

export const RUN = 'ask 2026-11-24T10:00:00.000Z';

export type OwedAsks = {
  readonly people: number;
  readonly serviceUrl: string;
  /** The product's time from which they may go; noon of the day of the other samples unless said. */
  readonly notBefore?: (n: number) => string;
  /** Leaves people without a conversation: only an Entra object id is known. */
  readonly strangers?: boolean;
  readonly kind?: Message['kind'];
  readonly run?: string;
};

export const keyOf = (n: number): PersonKey => `k-${String(n).padStart(4, '0')}` as PersonKey;
export const conversationOf = (n: number): string => `a:${keyOf(n)}`;
export const entraIdOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** So many people, each with one reading to give and one ask in the outbox, put there by the product's own ports. */
export async function oweAsks(store: Store, asks: OwedAsks): Promise<Message[]> {
  const numbers = Array.from({ length: asks.people }, (_, n) => n);
  const period = periodOf('2026-09-30');
  const isDigest = asks.kind === 'managerDigest';
  await store.register.write(
    {
      framework: aFramework(),
      people: numbers.map((n) => {
        const addresses = { email: `p${n}@example.gov.uk`, aliases: [], entraId: asks.strangers ? entraIdOf(n) : '' };
        return aPerson({ key: keyOf(n), ...addresses, workDays: [] });
      }),
      measures: numbers.map((n) => {
        // Of a survey nothing opens by itself: what is owed is this one reading.
        const who = { owner: keyOf(n), ...(isDigest && { manager: keyOf(n) }) };
        const measure = aMeasure({ code: `M-${n}`, title: `Measure ${n}`, ...who, frequency: 'survey' });
        // A manager hears of it once it is late.
        const due = aDue({ period, openedBy: 'hand', dueOn: day(isDigest ? '2026-11-10' : '2026-12-08') });
        return { code: measure.code, change: { measure, due: [due] } };
      }),
    },
    () => {},
  );
  if (asks.strangers !== true) {
    for (let from = 0; from < numbers.length; from += 16) {
      await Promise.all(
        numbers.slice(from, from + 16).map((n) =>
          store.people.keepConversation(keyOf(n), {
            conversationId: conversationOf(n),
            userId: `29:${keyOf(n)}`,
            serviceUrl: asks.serviceUrl,
            ...{ tenantId: 'tenant', botId: '28:bot', reachable: true, why: '' },
          }),
        ),
      );
    }
  }
  const messages = numbers.map((n) => {
    const notBefore = asks.notBefore?.(n) ?? '2026-11-24T12:00:00.000Z';
    return aMessage({
      key: `${asks.kind ?? 'ask'}|${keyOf(n)}|${notBefore.slice(0, 10)}`,
      kind: asks.kind ?? 'ask',
      to: keyOf(n),
      notBefore,
      topics: [aTopic(`M-${n}`, '2026-09-30', 'ask')],
      run: asks.run ?? RUN,
    });
  });
  await store.outbox.put(messages);
  return messages;
}

/** Every message, as it is stored. */
export async function storedMessages(store: Store): Promise<Message[]> {
  const messages: Message[] = [];
  for await (const message of store.outbox.all()) messages.push(message);
  return messages;
}
