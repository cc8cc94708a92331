import type { Logger } from 'pino';
import type { Telemetry } from '../src/core/telemetry.ts';
import type { Services } from '../src/core/services.ts';

/** What a beat hands to its jobs. */
export type BeatServices = { readonly services: Services; readonly log: Logger; readonly telemetry?: Telemetry };

/** A job is a name, a schedule and a use case. It runs twice, late, or on three machines at once, and it is all the same. */
export type Job = {
  readonly name: string;
  /** In London's time; nothing between midnight and three, when the clocks change. */
  readonly schedule: string;
  run(services: BeatServices): Promise<void>;
};
