import { type Day, dayInLondon } from '../../src/core/calendar/day.ts';
import { isWorkingDay, plusWorkingDays } from '../../src/core/calendar/working-days.ts';
import { MESSAGE_KINDS } from '../../src/features.ts';
import type { MessageKind } from '../../src/messaging/rules/message.ts';
import type { StoredRow } from '../../src/storage/engine/entity.ts';
import { englandsBankHolidays } from '../../src/system/bank-holidays.ts';
import type { Written } from './memory-table.ts';
import { kindOf, textIn } from './rows.ts';
import type { Judge } from './watch.ts';

const MOST_A_ROUND = 3;
const MOST_IN_FIVE_DAYS = 2;
const HAD_THEIR_END: ReadonlySet<string> = new Set(['failed', 'dead', 'unknown', 'skipped']);
const calendar = { daysOff: new Set<Day>(englandsBankHolidays(2026, 2031)) };

/** Messages arrive once, not too often, and all of them in the end. */
export class DeliveryWatch {
  readonly #judge: Judge;
  /** How often each key arrived, and how often it rightly may. */
  readonly #arrived = new Map<string, number>();
  readonly #excused = new Map<string, number>();
  /** Keys that a process has sent and not recorded, by process. */
  readonly #open = new Map<string, Set<string>>();
  /** Days on which each person was written to, and the keys of each of their rounds. */
  readonly #days = new Map<string, Day[]>();
  readonly #rounds = new Map<string, Set<string>>();
  /** The performance team had these sent again, at once and whatever else goes that day. */
  readonly #resent = new Set<string>();

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  sends(key: string, process: string, unsure: boolean): void {
    if (unsure) this.#excuse(key);
    const open = this.#open.get(process) ?? new Set();
    this.#open.set(process, open.add(key));
  }

  arrived(key: string): void {
    const times = (this.#arrived.get(key) ?? 0) + 1;
    this.#arrived.set(key, times);
    if (times > 1 + (this.#excused.get(key) ?? 0)) this.#judge.broken(`${withoutPeople(key)} arrived ${times} times`);
  }

  killed(process: string): void {
    for (const key of this.#open.get(process) ?? []) this.#excuse(key);
    this.#open.delete(process);
  }

  written(written: readonly Written[]): void {
    for (const { before, after } of written) {
      if (after === undefined || kindOf(after.row) !== 'msg') continue;
      const state = textIn(after, 'state');
      const was = textIn(before, 'state');
      if (state === was) continue;
      if (state === 'queued' && HAD_THEIR_END.has(was)) {
        this.#resent.add(textIn(after, 'key'));
        this.#excuse(textIn(after, 'key'));
      }
      if (state !== 'sending') for (const open of this.#open.values()) open.delete(textIn(after, 'key'));
      if (state === 'delivered') this.#delivered(after);
    }
  }

  /** During a pause what is scheduled waits. */
  owed(messages: readonly StoredRow[], isPaused: boolean): void {
    const now = new Date(this.#judge.now()).toISOString();
    for (const row of messages) {
      const { policy } = MESSAGE_KINDS[textIn(row, 'kind') as MessageKind];
      if (isPaused && policy.countsTowardsDailyLimit) continue;
      if (row.columns['owed'] === true && textIn(row, 'notBefore') < now)
        this.#judge.broken(`${withoutPeople(textIn(row, 'key'))} is owed and unsaid, ${textIn(row, 'state')}`);
    }
  }

  #excuse(key: string): void {
    this.#excused.set(key, (this.#excused.get(key) ?? 0) + 1);
  }

  #delivered(row: StoredRow): void {
    const [kind, to, key] = [textIn(row, 'kind') as MessageKind, textIn(row, 'to'), textIn(row, 'key')];
    if ((this.#arrived.get(key) ?? 0) === 0)
      this.#judge.broken(`${withoutPeople(key)} is recorded as delivered and never was`);
    if (this.#resent.has(key)) return;
    if (!MESSAGE_KINDS[kind].policy.countsTowardsDailyLimit) return;
    const day = dayInLondon(new Date(textIn(row, 'notBefore')));
    if (!isWorkingDay(calendar, day)) this.#judge.broken(`${withoutPeople(key)} is of ${day}, which is no working day`);
    const days = this.#days.get(to) ?? [];
    if (days.includes(day)) this.#judge.broken(`${withoutPeople(key)} is the second message of ${day}`);
    days.push(day);
    this.#days.set(to, days);
    const within = days.filter((one) => one <= day && day <= plusWorkingDays(calendar, one, 4));
    if (within.length > MOST_IN_FIVE_DAYS)
      this.#judge.broken(`${withoutPeople(key)} is the third within ${within.join(', ')}`);
    if (kind !== 'ask' && kind !== 'reminder') return;
    const topics = JSON.parse(textIn(row, 'topicsJson') || '[]') as readonly { readonly period: string }[];
    for (const period of new Set(topics.map((topic) => topic.period))) {
      const round = `${to} ${period}`;
      const keys = (this.#rounds.get(round) ?? new Set()).add(key);
      this.#rounds.set(round, keys);
      if (keys.size > MOST_A_ROUND)
        this.#judge.broken(`${withoutPeople(key)} is number ${keys.size} of the round of ${period}`);
    }
  }
}

/** The random key of a person says nothing to a reader. */
const withoutPeople = (key: string): string => key.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'person');
