import type { Actor, Cast } from './cast.ts';
import type { Written } from './memory-table.ts';
import { isReading, kindOf, marksIn, publicCopy, textIn } from './rows.ts';
import type { Posted } from './teams.ts';
import type { Judge } from './watch.ts';

type Told = { readonly partition: string; readonly by: string };
type People = { readonly who: ReadonlySet<string>; readonly until: number };

/** Somebody who has just lost a right may still see what was on its way. */
const ON_ITS_WAY_MS = 120_000;
const SEES_ALL = ['performance', 'committee-officer'];

/** Nobody sees words about a figure before its release, but for those whose figure it is and the desk. */
export class SecrecyWatch {
  readonly #judge: Judge;
  readonly #viewers = new Map<string, Actor>();
  /** Where a mark was stored, and by whom. */
  readonly #told = new Map<string, Told>();
  readonly #public = new Set<string>();
  /** The people of each measure, now and before. */
  readonly #people = new Map<string, People[]>();

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  meet(cast: Cast): void {
    for (const actor of cast) this.#viewers.set(actor.conversationId, actor);
  }

  written(written: readonly Written[]): void {
    for (const { partition, after } of written) {
      if (after === undefined || !partition.startsWith('m|')) continue;
      if (after.row === 'measure') this.#keepPeople(partition, after.columns);
      if (kindOf(after.row) === 'revision') {
        const by = textIn(after, 'by');
        for (const mark of marksIn(JSON.stringify(after.columns)))
          if (!this.#told.has(mark)) this.#told.set(mark, { partition, by });
      }
      if (isReading(after)) for (const mark of marksIn(publicCopy(after).words)) this.#public.add(mark);
    }
  }

  shown({ conversationId, card, view, summary }: Posted): void {
    const viewer = this.#viewers.get(conversationId);
    if (viewer?.roles.some((role) => SEES_ALL.includes(role)) === true) return;
    for (const mark of marksIn(`${JSON.stringify(card)} ${summary}`)) {
      const told = this.#told.get(mark);
      if (told === undefined || this.#public.has(mark) || this.#isTheirs(viewer, told)) continue;
      this.#judge.broken(
        `${viewer?.email ?? conversationId} saw unreleased words of ${told.partition} on ${view.kind}`,
      );
    }
  }

  #isTheirs(viewer: Actor | undefined, { partition, by }: Told): boolean {
    const key = viewer?.key;
    if (key === undefined) return false;
    const now = this.#judge.now();
    return by === key || (this.#people.get(partition) ?? []).some(({ who, until }) => until > now && who.has(key));
  }

  #keepPeople(partition: string, columns: Readonly<Record<string, unknown>>): void {
    const who = new Set(['owner', 'deputy', 'manager'].map((as) => String(columns[as] ?? '')));
    const until = this.#judge.now() + ON_ITS_WAY_MS;
    const before = (this.#people.get(partition) ?? []).map((one) => ({
      who: one.who,
      until: Math.min(one.until, until),
    }));
    this.#people.set(partition, [...before.slice(-5), { who, until: Infinity }]);
  }
}
