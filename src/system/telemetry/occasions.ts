import { AsyncLocalStorage } from 'node:async_hooks';
import type { Occasion } from '../../core/telemetry.ts';

const current = new AsyncLocalStorage<Occasion>();

/** Runs an act so that whatever it logs or asks of storage can say on what occasion. */
export const onOccasion = <T>(occasion: Occasion, act: () => Promise<T>): Promise<T> => current.run(occasion, act);

/** What every line of the log bears: `{activity: "…"}`, `{message: "…"}`, `{beat: "…"}`; nothing outside an occasion. */
export function occasionNow(): Readonly<Record<string, string>> {
  const occasion = current.getStore();
  return occasion === undefined ? {} : { [occasion.kind]: occasion.id };
}

/**
 * The same as an id that storage writes into its own log of requests: text that a header may hold, at most two hundred
 * characters.
 */
export function requestId(): string | undefined {
  const occasion = current.getStore();
  return occasion && `${occasion.kind} ${occasion.id}`.replace(/[^\x21-\x7e]+/g, ' ').slice(0, 200);
}
