import { type Day, dayInLondon } from '../../src/core/calendar/day.ts';
import { MESSAGE_KINDS } from '../../src/features.ts';
import type { MessageKind } from '../../src/messaging/rules/message.ts';
import type { Written } from './memory-table.ts';
import { kindOf, textIn } from './rows.ts';
import type { Judge } from './watch.ts';

/** What was on its way when somebody went away, or pressed *Pause everything*, may still arrive. */
const ON_ITS_WAY_MS = 120_000;

/** Nothing scheduled arrives while everything is paused, or at somebody who is away. */
export class QuietWatch {
  readonly #judge: Judge;
  readonly #messages = new Map<string, { readonly kind: MessageKind; readonly to: string }>();
  readonly #away = new Map<string, { readonly backOn: Day; readonly since: number }>();
  #pausedSince = Infinity;

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  written(written: readonly Written[]): void {
    const now = this.#judge.now();
    for (const { partition, before, after } of written) {
      const row = (after ?? before)?.row ?? '';
      if (after !== undefined && kindOf(row) === 'msg')
        this.#messages.set(textIn(after, 'key'), {
          kind: textIn(after, 'kind') as MessageKind,
          to: textIn(after, 'to'),
        });
      if (row === 'absence') {
        const person = partition.slice('p|'.length);
        if (after === undefined) this.#away.delete(person);
        else this.#away.set(person, { backOn: textIn(after, 'backOn') as Day, since: now });
      }
      if (partition === 'pause' && row === 'pause') this.#pausedSince = after === undefined ? Infinity : now;
    }
  }

  arrived(key: string): void {
    const message = this.#messages.get(key);
    if (message === undefined || !MESSAGE_KINDS[message.kind].policy.countsTowardsDailyLimit) return;
    const now = this.#judge.now();
    if (now - this.#pausedSince > ON_ITS_WAY_MS)
      this.#judge.broken(`a ${message.kind} arrives while everything is paused`);
    const away = this.#away.get(message.to);
    const drops = MESSAGE_KINDS[message.kind].notWhileAway === true;
    if (drops && away !== undefined && away.backOn > dayInLondon(new Date(now)) && now - away.since > ON_ITS_WAY_MS)
      this.#judge.broken(`a ${message.kind} arrives at somebody who is away`);
  }
}
