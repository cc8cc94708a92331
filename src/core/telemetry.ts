/** What is counted, and what is read now and then; docs/when-things-go-wrong.md says what each tells. */
export const COUNTED = ['readings.answered', 'messages.sent', 'messages.failed', 'messages.unknown'] as const;
export const WATCHED = ['readings.due', 'readings.late', 'outbox.lag', 'beats.oldestDue'] as const;
export type Counted = (typeof COUNTED)[number];
export type Watched = (typeof WATCHED)[number];

/** What somebody or something set off: an activity from Teams by its id, a message by its key, a beat by its job. */
export type Occasion = { readonly kind: 'activity' | 'message' | 'beat'; readonly id: string };

/**
 * What operators see of the product: logs that belong together, counts, traces. No name, address or word of anybody goes
 * in: ids, random keys and kinds alone.
 */
export type Telemetry = {
  /** Whatever is logged, stored or counted while `act` runs bears this occasion. */
  within<T>(occasion: Occasion, act: () => Promise<T>): Promise<T>;
  count(what: Counted, by: number): void;
  /** `read` is asked about once a minute, where telemetry leaves at all; undefined: nothing to say just now. */
  watch(what: Watched, read: () => Promise<number | undefined>): void;
};

/** Where nobody listens. */
export const SILENT: Telemetry = { within: (_occasion, act) => act(), count: () => {}, watch: () => {} };
