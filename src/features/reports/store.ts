import type { PaperFormat } from './rules/paper.ts';
import type { Report } from './rules/report.ts';

export type Templates = {
  /** One storage transaction. */
  current(): Promise<Uint8Array | undefined>;
  /** Replaces it. About one storage transaction for each 300 kilobytes. */
  save(bytes: Uint8Array): Promise<void>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly templates: Templates;
  }
}

/** Takes about a second for a dozen charts. */
export type Papers = { write(report: Report, format: PaperFormat): Promise<Uint8Array> };

declare module '../../core/services.ts' {
  interface Services {
    readonly papers: Papers;
  }
}
