import type { StoredRow } from '../../src/storage/engine/entity.ts';
import { DeliveryWatch } from './delivery-watch.ts';
import { HistoryWatch } from './history-watch.ts';
import type { Cast } from './cast.ts';
import type { Written } from './memory-table.ts';
import { SecrecyWatch } from './secrecy-watch.ts';
import type { Posted } from './teams.ts';

export type Judge = { readonly broken: (what: string) => void; readonly now: () => number };

/** The rules that hold after every step, each written apart from the code that it judges: they read rows and cards. */
export class Watch {
  readonly #history: HistoryWatch;
  readonly #secrecy: SecrecyWatch;
  readonly #delivery: DeliveryWatch;

  constructor(judge: Judge) {
    this.#history = new HistoryWatch(judge);
    this.#secrecy = new SecrecyWatch(judge);
    this.#delivery = new DeliveryWatch(judge);
  }

  meet(cast: Cast): void {
    this.#secrecy.meet(cast);
    this.#history.meet(cast);
  }

  written(written: readonly Written[]): void {
    this.#history.written(written);
    this.#secrecy.written(written);
    this.#delivery.written(written);
  }

  shown(posted: Posted): void {
    this.#secrecy.shown(posted);
  }

  sends(key: string, process: string, unsure: boolean): void {
    this.#delivery.sends(key, process, unsure);
  }

  arrived(key: string): void {
    this.#delivery.arrived(key);
  }

  killed(process: string): void {
    this.#delivery.killed(process);
  }

  /** Every message, after the faults have stopped for as long as is promised. */
  owed(messages: readonly StoredRow[]): void {
    this.#delivery.owed(messages);
  }
}
