import type { StoredRow } from '../../src/storage/engine/entity.ts';
import type { Answer } from '../../src/actions/handle-inbound.ts';
import type { Inbound } from '../../src/actions/inbound.ts';
import { AnswerWatch } from './answer-watch.ts';
import { DeliveryWatch } from './delivery-watch.ts';
import { HistoryWatch } from './history-watch.ts';
import type { Cast } from './cast.ts';
import type { Written } from './memory-table.ts';
import { QuietWatch } from './quiet-watch.ts';
import { ReleaseWatch } from './release-watch.ts';
import { SecrecyWatch } from './secrecy-watch.ts';
import type { Posted } from './teams.ts';

export type Judge = { readonly broken: (what: string) => void; readonly now: () => number };

/** The rules that hold after every step, each written apart from the code that it judges: they read rows and cards. */
export class Watch {
  readonly #history: HistoryWatch;
  readonly #secrecy: SecrecyWatch;
  readonly #delivery: DeliveryWatch;
  readonly #answers: AnswerWatch;
  readonly #quiet: QuietWatch;
  readonly #releases: ReleaseWatch;

  constructor(judge: Judge) {
    this.#history = new HistoryWatch(judge);
    this.#secrecy = new SecrecyWatch(judge);
    this.#delivery = new DeliveryWatch(judge);
    this.#answers = new AnswerWatch(judge);
    this.#quiet = new QuietWatch(judge);
    this.#releases = new ReleaseWatch(judge);
  }

  meet(cast: Cast): void {
    this.#secrecy.meet(cast);
    this.#answers.meet(cast);
    this.#releases.meet(cast);
  }

  written(written: readonly Written[]): void {
    this.#history.written(written);
    this.#secrecy.written(written);
    this.#delivery.written(written);
    this.#answers.written(written);
    this.#quiet.written(written);
    this.#releases.written(written);
  }

  shown(posted: Posted): void {
    this.#secrecy.shown(posted);
    this.#releases.shown(posted);
  }

  sends(key: string, process: string, unsure: boolean): void {
    this.#delivery.sends(key, process, unsure);
  }

  arrived(key: string): void {
    this.#delivery.arrived(key);
    this.#quiet.arrived(key);
  }

  killed(process: string): void {
    this.#delivery.killed(process);
  }

  sent(inbound: Inbound): void {
    this.#secrecy.sent(inbound);
  }

  answered(inbound: Inbound, answer: Answer): void {
    this.#answers.answered(inbound, answer);
  }

  /** Every message, after the faults have stopped for as long as is promised. */
  owed(messages: readonly StoredRow[], isPaused: boolean): void {
    this.#delivery.owed(messages, isPaused);
  }
}
