import type { PaperFormat } from './rules/paper.ts';
import type { Report } from './rules/report.ts';

/** The council's own template for reports, as its register brought it. */
export type Templates = {
  /** Undefined where there is none. One storage transaction. */
  current(): Promise<Uint8Array | undefined>;
  /** Takes the place of the one before. About one storage transaction for each 300 kilobytes. */
  save(bytes: Uint8Array): Promise<void>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly templates: Templates;
  }
}

/** Makes a file of a report, with its pictures drawn; about a second for each dozen pictures. */
export type Papers = { write(report: Report, format: PaperFormat): Promise<Uint8Array> };

declare module '../../core/services.ts' {
  interface Services {
    readonly papers: Papers;
  }
}
