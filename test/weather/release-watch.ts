import type { StoredRow } from '../../src/storage/engine/entity.ts';
import type { Reading } from '../../src/core/readings/reading.ts';
import type { Cast } from './cast.ts';
import type { Written } from './memory-table.ts';
import { isReading, jsonIn, publicCopy, textIn } from './rows.ts';
import type { Posted } from './teams.ts';
import type { Judge } from './watch.ts';

/** Ten minutes, and what is on its way. */
const UNDO_MS = 12 * 60_000;

/** What others may see is what a release said; and whoever released it had seen it. */
export class ReleaseWatch {
  readonly #judge: Judge;
  readonly #desk = new Set<string>();
  readonly #keys = new Map<string, string>();
  /** Values that each person saw before a release: by person, measure and period. */
  readonly #seen = new Map<string, Set<string>>();

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  meet(cast: Cast): void {
    for (const { key, roles, conversationId } of cast) {
      if (key === undefined) continue;
      this.#keys.set(conversationId, key);
      if (roles.some((role) => role !== 'councillor')) this.#desk.add(key);
    }
  }

  shown({ conversationId, view }: Posted): void {
    const person = this.#keys.get(conversationId);
    if (person === undefined || (view.kind !== 'release' && view.kind !== 'committeeDigest')) return;
    for (const [code, period, value] of figuresIn(view)) {
      const name = `${person} ${code.toUpperCase()} ${period}`;
      this.#seen.set(name, (this.#seen.get(name) ?? new Set()).add(value));
    }
  }

  /** What others may see changes by a release, by taking one back, or by an import; never by anything else. */
  written(written: readonly Written[]): void {
    for (const { before, after, partition } of written) {
      if (after === undefined || !isReading(after)) continue;
      const [was, is] = [publicCopy(before), publicCopy(after)];
      if (is.value === was.value && is.words === was.words) continue;
      // A sheet of the performance team publishes what it brings, and keeps the release of before.
      if (textIn(after, 'by') === 'register') continue;
      const release = jsonIn(after, 'release');
      if (release === undefined) this.#judge.broken(`${partition} ${after.row} became public without a release`);
      else
        this.#isSaid({ partition, ...(before && { before }), after }, is.value, {
          act: String(release['act']),
          by: String(release['by']),
        });
    }
  }

  #isSaid(
    { partition, before, after }: Written & { readonly after: StoredRow },
    value: string,
    release: { readonly act: string; readonly by: string },
  ): void {
    const { act, by } = release;
    const name = `${partition} ${after.row}`;
    if (!['command', 'product'].includes(by) && !this.#desk.has(by))
      this.#judge.broken(`${name} was released by somebody who may not`);
    if (act === 'takenBack' && this.#judge.now() - Date.parse(String(jsonIn(before, 'release')?.['at'])) > UNDO_MS)
      this.#judge.broken(`${name} was taken back after more than ten minutes`);
    if (act !== 'released') return;
    if (value !== textIn(after, 'value')) this.#judge.broken(`${name} was released and another figure is public`);
    const seen = this.#seen.get(`${by} ${textIn(after, 'code').toUpperCase()} ${textIn(after, 'period')}`);
    if (seen !== undefined && !seen.has(value))
      this.#judge.broken(`${name} was released by somebody who had seen another figure`);
  }
}

/** Every reading in a view, with its measure: code, period and figure. */
function* figuresIn(value: unknown): Generator<readonly [string, string, string]> {
  if (typeof value !== 'object' || value === null) return;
  if ('measure' in value && 'reading' in value) {
    const { measure, reading } = value as { measure?: { code?: string }; reading?: Partial<Reading> };
    if (measure?.code !== undefined && reading?.period !== undefined)
      yield [measure.code, reading.period.text, reading.value ?? ''];
  }
  for (const one of Object.values(value)) yield* figuresIn(one);
}
