import type { Services } from '../core/services.ts';
import type { RunReport, RunRequest } from './use-cases/run.ts';

type Named = {
  /** In commands, logs and stored rows. */
  readonly name: string;
  /** In London's time; nothing between midnight and three, when the clocks change. */
  readonly schedule: string;
  /** In lists of jobs: `Asks`. */
  readonly title: string;
  /** The line in the log after a run that did something: `asked`. */
  readonly logged: string;
};

/** A job that decides which messages are owed and puts them into the outbox. */
export type MessageJob = Named & {
  readonly kind: 'messages';
  /** On the card of a held run, after "It is the run that". */
  readonly held: string;
  readonly run: (services: Services, request: RunRequest) => Promise<RunReport>;
};

/** A job that keeps the store in order and writes to nobody. */
export type UpkeepJob = Named & {
  readonly kind: 'upkeep';
  /** One beat's share of the work; the report is logged. Undefined: there was nothing to do. */
  readonly onBeat: (services: Services) => Promise<object | undefined>;
  /** All of the work at once, for the command line: the report, and the same in a sentence. */
  readonly onCommand: (
    services: Services,
    dry: boolean,
    onProgress: (done: number) => void,
  ) => Promise<{ readonly report: object; readonly sentence: string }>;
};

/** Safe to run twice, late, or on three machines at once: it does what is owed and not yet done. */
export type Job = MessageJob | UpkeepJob;

declare module '../core/services.ts' {
  interface Services {
    /** Every job there is, from the features' declarations. */
    readonly jobs: readonly Job[];
  }
}
