import type { Kernel } from './kernel.ts';
import type { Written } from './memory-table.ts';
import { textIn } from './rows.ts';

type Name = { readonly code: string; readonly period: string };

const REMEMBERED = 12;

/** Measures and periods that people have lately had to do with. */
export class KnownFigures {
  #recent: Name[] = [];

  written(written: readonly Written[]): void {
    for (const { after } of written) {
      if (after === undefined || !/^at\|.*\|(due|reading)\|/.test(after.row)) continue;
      const name = { code: textIn(after, 'code'), period: textIn(after, 'period') };
      const others = this.#recent.filter(({ code, period }) => code !== name.code || period !== name.period);
      this.#recent = [...others.slice(-REMEMBERED), name];
    }
  }

  pick(kernel: Kernel): Name {
    return kernel.pick(this.#recent) ?? { code: 'PMIF-LAC-N', period: 'FY2026/27-H1' };
  }
}
