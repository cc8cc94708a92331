import type { StoredRow } from '../../src/storage/engine/entity.ts';
import type { Written } from './memory-table.ts';
import { kindOf, textIn } from './rows.ts';
import type { Judge } from './watch.ts';

/** Chains are whole: a revision or an act follows the one before it, and none is rewritten. */
export class HistoryWatch {
  readonly #judge: Judge;
  readonly #heads = new Map<string, string>();

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  written(written: readonly Written[]): void {
    for (const kind of ['revision', 'trail']) this.#follows(kind, written);
  }

  #follows(kind: string, written: readonly Written[]): void {
    const links = new Map<string, StoredRow>();
    for (const { before, after } of written) {
      const row = after ?? before;
      if (row === undefined || kindOf(row.row) !== kind || row.columns['hash'] === undefined) continue;
      if (before !== undefined && after !== undefined)
        this.#judge.broken(`${kind} ${row.partition} ${row.row} is rewritten`);
      if (before === undefined) links.set(textIn(after, 'previousHash'), row);
    }
    const [first] = links.values();
    if (first === undefined) return;
    const chain = `${kind} ${first.partition}`;
    let head = this.#heads.get(chain) ?? '';
    for (let next = links.get(head); next !== undefined; next = links.get(head)) {
      links.delete(head);
      head = textIn(next, 'hash');
    }
    if (links.size > 0) this.#judge.broken(`${chain} has a gap`);
    this.#heads.set(chain, head);
  }
}
