import type { StoredRow } from '../../src/storage/engine/entity.ts';
import type { Cast } from './cast.ts';
import type { Written } from './memory-table.ts';
import { isReading, jsonIn, kindOf, publicCopy, textIn } from './rows.ts';
import type { Judge } from './watch.ts';

/** Chains are whole: a revision or an act follows the one before it, and none is rewritten. What is public was released. */
export class HistoryWatch {
  readonly #judge: Judge;
  readonly #heads = new Map<string, string>();
  readonly #desk = new Set<string>();

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  meet(cast: Cast): void {
    for (const { key, roles } of cast)
      if (key !== undefined && roles.some((role) => role !== 'councillor')) this.#desk.add(key);
  }

  written(written: readonly Written[]): void {
    for (const kind of ['revision', 'trail']) this.#follows(kind, written);
    for (const one of written) if (isReading(one.after)) this.#isReleased(one);
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

  /** What others may see changes by a release, by taking one back, or by an import; never by anything else. */
  #isReleased({ partition, before, after }: Written): void {
    const [was, is] = [publicCopy(before), publicCopy(after)];
    if (is.value === was.value && is.words === was.words) return;
    const release = jsonIn(after, 'release');
    const by = String(release?.['by'] ?? textIn(after, 'by'));
    const allowed =
      release === undefined ? by === 'register' : ['command', 'product'].includes(by) || this.#desk.has(by);
    if (!allowed) this.#judge.broken(`${partition} ${after?.row} became public without a release`);
    if (release === undefined) return;
    if (release['act'] === 'released' && is.value !== textIn(after, 'value'))
      this.#judge.broken(`${partition} ${after?.row} was released and another figure is public`);
  }
}
