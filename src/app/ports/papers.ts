import type { PaperFormat } from '../../domain/report/paper.ts';
import type { Report } from '../../domain/report/report.ts';

/** Makes a file of a report, with its pictures drawn; about a second for each dozen pictures. */
export type Papers = { write(report: Report, format: PaperFormat): Promise<Uint8Array> };
