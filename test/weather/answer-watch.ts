import type { Answer } from '../../src/actions/handle-inbound.ts';
import type { Inbound } from '../../src/actions/inbound.ts';
import type { Cast } from './cast.ts';
import type { Written } from './memory-table.ts';
import { kindOf, marksIn, textIn } from './rows.ts';
import type { Judge } from './watch.ts';

const SAVED: ReadonlySet<string> = new Set(['answered', 'valueOnly']);

/** An answer is stored once, by somebody who may give it at that moment; whoever reads "Saved" has an answer stored. */
export class AnswerWatch {
  readonly #judge: Judge;
  readonly #desk = new Set<string>();
  readonly #answerers = new Map<string, ReadonlySet<string>>();
  /** Periods that are locked, by partition. */
  readonly #locked = new Set<string>();
  /** Revisions that gave the words with a mark. */
  readonly #given = new Map<string, number>();

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  meet(cast: Cast): void {
    for (const { key, roles } of cast) if (key !== undefined && roles.includes('performance')) this.#desk.add(key);
  }

  written(written: readonly Written[]): void {
    for (const { partition, before, after } of written) {
      if (after === undefined || !partition.startsWith('m|')) continue;
      // Revisions come with the measure of before or with the measure itself, so rights are those of this moment.
      if (after.row === 'measure')
        this.#answerers.set(partition, new Set(['owner', 'deputy'].map((as) => textIn(after, as))));
      const about = `${partition} ${textIn(after, 'period')}`;
      if (after.row.includes('|due|')) this.#locked[after.columns['lockedOn'] === undefined ? 'delete' : 'add'](about);
      const isAnswer =
        kindOf(after.row) === 'revision' && before === undefined && after.columns['saidIn'] === undefined;
      if (isAnswer)
        this.#stored(partition, textIn(after, 'by'), this.#locked.has(about), JSON.stringify(after.columns));
    }
  }

  answered({ press }: Inbound, answer: Answer): void {
    if (press?.verb !== 'submitReading' || answer.kind !== 'show') return;
    const { view } = answer;
    if (!('saved' in view) || view.saved === undefined || !('what' in view.saved)) return;
    const { saved } = view;
    if (!SAVED.has(saved.what) || 'answeredBy' in view || saved.measure.code !== press.data['measure']) return;
    if (saved.due.period.text !== press.data['period'] || saved.reading?.saidIn !== undefined) return;
    const said = `${saved.reading?.soWhat ?? ''}`;
    for (const mark of marksIn(press.data['soWhat'] ?? ''))
      if (marksIn(said).has(mark) && !this.#given.has(mark))
        this.#judge.broken(`${saved.measure.code} ${saved.due.period.text}: "Saved" and nothing is stored`);
  }

  #stored(partition: string, by: string, isLocked: boolean, columns: string): void {
    if (by === 'register') return;
    const may = this.#desk.has(by) || this.#answerers.get(partition)?.has(by) === true;
    if (!may) this.#judge.broken(`${partition}: an answer is stored of somebody who may not give it any more`);
    if (isLocked && !this.#desk.has(by))
      this.#judge.broken(`${partition}: an owner's answer is stored in a locked period`);
    for (const mark of marksIn(columns)) this.#given.set(mark, (this.#given.get(mark) ?? 0) + 1);
  }
}
