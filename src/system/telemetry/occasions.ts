import { AsyncLocalStorage } from 'node:async_hooks';
import type { Trigger } from '../../core/telemetry.ts';

const current = new AsyncLocalStorage<Trigger>();

/** Runs an act so that its log lines and storage requests carry the occasion. */
export const onOccasion = <T>(occasion: Trigger, act: () => Promise<T>): Promise<T> => current.run(occasion, act);

/** What is added to every log line: `{activity: "…"}`, `{message: "…"}`, `{beat: "…"}`; nothing outside an occasion. */
export function occasionNow(): Readonly<Record<string, string>> {
  const occasion = current.getStore();
  return occasion === undefined ? {} : { [occasion.kind]: occasion.id };
}

/** The same as a request id, which storage writes into its own log: text that a header can hold, 200 characters at most. */
export function requestId(): string | undefined {
  const occasion = current.getStore();
  return occasion && `${occasion.kind} ${occasion.id}`.replace(/[^\x21-\x7e]+/g, ' ').slice(0, 200);
}
