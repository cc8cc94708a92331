/** A row of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Event = { readonly at: number; readonly order: number; readonly idle: boolean; readonly happens: () => void };

/**
 * Decides what happens next, by one seeded row of numbers. Everything that the product waits for is an event here: a
 * request to storage or Teams that will be answered, a pause that will end. Two events of one moment come in a random
 * order, so that processes interleave differently with every seed.
 */
export class Kernel {
  /** Milliseconds of the steady clock, which does not run while all sleep. */
  now = 0;
  steps = 0;
  readonly random: () => number;
  readonly #heap: Event[] = [];
  #busy = 0;
  /** What Node itself holds open; more than this is real work of a library, which is waited for. */
  readonly #resources = process.getActiveResourcesInfo().length;

  constructor(seed: number) {
    this.random = seeded(seed);
  }

  /** Whether only idle pauses are left: nothing was asked that is still unanswered. */
  get quiet(): boolean {
    return this.#busy === 0;
  }

  /** The moment of the next event. */
  get next(): number {
    return this.#heap[0]?.at ?? Infinity;
  }

  /** Lets something happen after so many milliseconds. `idle`: it is only a wait for the next look. */
  at(delay: number, happens: () => void, idle = false): void {
    if (!idle) this.#busy += 1;
    this.#push({ at: this.now + Math.max(0, delay), order: this.random(), idle, happens });
  }

  chance(rate: number): boolean {
    return this.random() < rate;
  }

  below(most: number): number {
    return Math.floor(this.random() * most);
  }

  pick<T>(all: readonly T[]): T | undefined {
    return all[this.below(all.length)];
  }

  /** Lets the next event happen, and all that follows from it without asking anything. */
  async step(): Promise<void> {
    const event = this.#pop();
    if (event === undefined) return;
    this.now = Math.max(this.now, event.at);
    this.steps += 1;
    if (!event.idle) this.#busy -= 1;
    event.happens();
    await this.settle();
  }

  /** Steps until a promise has ended. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let ended = false;
    const end = () => (ended = true);
    promise.then(end, end);
    await this.settle();
    while (!ended) {
      if (this.#heap.length === 0) throw new Error('everything waits for something that will not happen');
      await this.step();
    }
    return promise;
  }

  /** Waits for promises that are ready, and for real work (a file, a compression), so that no order depends on its speed. */
  async settle(): Promise<void> {
    do await new Promise((done) => setImmediate(done));
    while (process.getActiveResourcesInfo().length > this.#resources);
  }

  #push(event: Event): void {
    const heap = this.#heap;
    let at = heap.push(event) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(heap[at], heap[parent])) break;
      swap(heap, at, parent);
      at = parent;
    }
  }

  #pop(): Event | undefined {
    const heap = this.#heap;
    swap(heap, 0, heap.length - 1);
    const first = heap.pop();
    let at = 0;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (isBefore(heap[left], heap[least])) least = left;
      if (isBefore(heap[right], heap[least])) least = right;
      if (least === at) return first;
      swap(heap, at, least);
      at = least;
    }
  }
}

function isBefore(one: Event | undefined, other: Event | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

function swap(heap: Event[], one: number, other: number): void {
  const [first, second] = [heap[one], heap[other]];
  if (first === undefined || second === undefined) return;
  heap[one] = second;
  heap[other] = first;
}
