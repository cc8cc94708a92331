/** Counters and gauges; docs/when-things-go-wrong.md says what each means. */
export const COUNTED = ['readings.answered', 'messages.sent', 'messages.failed', 'messages.unknown'] as const;
export const WATCHED = ['readings.due', 'readings.late', 'outbox.lag', 'beats.oldestDue'] as const;
export type Counted = (typeof COUNTED)[number];
export type Watched = (typeof WATCHED)[number];

/** The trigger of some work: an activity from Teams by id, a message by key, a beat by job. */
export type Trigger = { readonly kind: 'activity' | 'message' | 'beat'; readonly id: string };

/** Logs, counters and traces for operators. No names, addresses or words of people: only ids, random keys and kinds. */
export type Telemetry = {
  /** Logs, stores and counts inside `act` are tagged with the occasion. */
  within<T>(occasion: Trigger, act: () => Promise<T>): Promise<T>;
  count(what: Counted, by: number): void;
  /** `read` is called about once a minute, if telemetry is exported; undefined: no value now. */
  watch(what: Watched, read: () => Promise<number | undefined>): void;
};

export const SILENT: Telemetry = { within: (_occasion, act) => act(), count: () => {}, watch: () => {} };
