import type { Kernel } from './kernel.ts';

/** The wall clock of the simulation: it runs with the kernel's steady clock, and leaps while everything sleeps. */
export class WallClock {
  readonly #kernel: Kernel;
  #base: number;

  constructor(kernel: Kernel, start: Date) {
    this.#kernel = kernel;
    this.#base = start.getTime();
  }

  get ms(): number {
    return this.#base + this.#kernel.now;
  }

  /** Skips to this instant, as machines that are suspended do: their steady clocks stand still meanwhile. */
  leapTo(instant: number): void {
    if (instant > this.ms) this.#base = instant - this.#kernel.now;
  }
}
