import type { Messenger } from '../src/messaging/messenger.ts';
import { askEverybody, benchConfig, deliverAll, messengerFor, openNeeds, toldClock, UNLIMITED } from './product.ts';
import { measured, type Measured, type Sample, type SendTask } from './send-task.ts';

export type ProductRun = {
  readonly decide: Measured;
  readonly deliver: Measured;
  readonly delivered: number;
  /** Requests to storage, by the part of the run and by kind. */
  readonly counted: Readonly<Record<'decide' | 'deliver', Readonly<Record<string, number>>>>;
  readonly views: Sample['views'];
};

/** On the morning of a day on which everybody is asked, and after the last minute at which one may go. */
const MORNING = '2026-10-14T08:00:00Z';
const EVENING = '2026-10-14T15:00:00Z';

/** Decides, stores and queues an ask for everybody (`onDecided`), then sends and records them all. */
export async function runProduct(
  { connectionString, table, concurrency, what }: SendTask,
  onDecided: () => void = () => {},
): Promise<ProductRun> {
  const clock = toldClock(MORNING);
  const counted = { decide: {} as Record<string, number>, deliver: {} as Record<string, number> };
  let part: keyof typeof counted = 'decide';
  const services = await openNeeds(connectionString, table, clock, (kind) => {
    counted[part][kind] = (counted[part][kind] ?? 0) + 1;
  });
  const views: Sample['views'][number][] = [];
  const inner = messengerFor(benchConfig(connectionString, table));
  const messenger: Messenger = {
    ...inner,
    send: (to, view) => {
      if (what === 'sample') views.push({ to, view });
      return inner.send(to, view);
    },
  };
  const decide = await measured(() => askEverybody(services));
  clock.tell(EVENING);
  part = 'deliver';
  onDecided();
  let delivered = 0;
  const deliver = await measured(async () => {
    delivered = await deliverAll(services, messenger, { ...UNLIMITED, concurrency });
  });
  return { decide, deliver, delivered, counted, views };
}
