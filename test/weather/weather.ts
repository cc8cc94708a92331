import { StorageUnavailable } from '../../src/core/store.ts';
import type { Kernel } from './kernel.ts';
import type { Request } from './memory-table.ts';

/** How often each fault happens, from 0 to 1 of the requests or sends that can meet it. */
export type Rates = {
  /** Storage never gets the request, and the SDK has given up. */
  readonly refused: number;
  /** Storage did it, and no answer comes. */
  readonly answerLost: number;
  /** Storage did it, the answer was lost, and the SDK's second attempt is answered. */
  readonly secondAttempt: number;
  readonly slow: number;
  /** A page of a listing that holds fewer rows than it could, or none. */
  readonly shortPage: number;
  readonly throttled: number;
  readonly badGateway: number;
  /** Teams delivered it, or did not, and no answer comes. */
  readonly unknown: number;
};

export const FAIR: Rates = {
  ...{ refused: 0, answerLost: 0, secondAttempt: 0, slow: 0, shortPage: 0, throttled: 0, badGateway: 0, unknown: 0 },
};

export type FaultKind = keyof Rates | 'storageDown' | 'teamsDown' | 'kill' | 'beatMissed' | 'blocked' | 'skew';

/** What the weather has done so far, by kind. */
export class Weather {
  readonly faults: Partial<Record<FaultKind, number>> = {};
  rates: Rates = FAIR;
  storageDown = false;
  teamsDown = false;

  count(kind: FaultKind): void {
    this.faults[kind] = (this.faults[kind] ?? 0) + 1;
  }

  happens(kernel: Kernel, kind: keyof Rates): boolean {
    const rate = this.rates[kind];
    // In fair weather no random number is used up, so that rates of one kind do not move the others.
    if (rate === 0 || !kernel.chance(rate)) return false;
    this.count(kind);
    return true;
  }
}

/** The SDK gives up after three retries, or fifteen seconds without an answer. */
const GIVES_UP_MS = 2_500;
const NO_ANSWER_MS = 15_000;
const SECOND_ATTEMPT_MS = 300;

/** Storage as one process meets it. After `isAlive` is false nothing is answered any more: the process is gone. */
export function storageWeather(kernel: Kernel, weather: Weather, isAlive: () => boolean): Request {
  return (kind, effect) =>
    new Promise((answer, refuse) => {
      // A process that was killed asks nothing; what it had asked may still be done.
      if (!isAlive()) return;
      const unavailable = () => refuse(new StorageUnavailable('Storage did not answer.'));
      const later = (ms: number, act: () => void) => kernel.at(ms, () => isAlive() && act());
      const attempt = (): (() => void) => {
        try {
          const result = effect();
          return () => answer(result);
        } catch (fault) {
          return () => refuse(fault);
        }
      };
      const lag = 1 + kernel.random() * 9 + (weather.happens(kernel, 'slow') ? kernel.random() * 4_000 : 0);
      if (weather.storageDown) {
        weather.count('storageDown');
        return later(GIVES_UP_MS, unavailable);
      }
      if (weather.happens(kernel, 'refused')) return later(GIVES_UP_MS, unavailable);
      kernel.at(lag, () => {
        const first = attempt();
        if (kind === 'transact' && weather.happens(kernel, 'answerLost')) return later(NO_ANSWER_MS, unavailable);
        if (kind === 'transact' && weather.happens(kernel, 'secondAttempt')) {
          kernel.at(SECOND_ATTEMPT_MS, () => {
            const second = attempt();
            later(lag, second);
          });
          return;
        }
        later(lag / 2, first);
      });
    });
}

export const pageSizes =
  (kernel: Kernel, weather: Weather) =>
  (asked: number): number =>
    weather.happens(kernel, 'shortPage') ? kernel.below(Math.min(asked, 20)) : asked;
