import type { PaperFormat } from './rules/paper.ts';
import type { Report } from './rules/report.ts';

/** Makes a file of a report, with its pictures drawn; about a second for each dozen pictures. */
export type Papers = { write(report: Report, format: PaperFormat): Promise<Uint8Array> };

declare module '../../core/services.ts' {
  interface Services {
    readonly papers: Papers;
  }
}
