import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { joinOrStartAzurite } from './adapters/azurite/local-storage.ts';
import { englandsBankHolidays } from './adapters/bank-holidays.ts';
import { systemClock } from './adapters/clock.ts';
import { writePaper } from './adapters/documents/write-paper.ts';
import { readRegisterFiles } from './adapters/files/read-register-files.ts';
import { openStore } from './adapters/tables/store.ts';
import { handleInbound } from './app/handle-inbound.ts';
import type { Needs } from './app/needs.ts';
import { loadCards } from './channel/card-library.ts';
import { openMessenger, startServer } from './channel/server.ts';
import type { Config } from './config.ts';
import type { PersonKey } from './domain/measures/measure.ts';
import type { PaperFormat } from './domain/report/paper.ts';
import type { Report } from './domain/report/report.ts';
import { analysisSummary, easyIndicatorWords } from './presenters/analysis-words.ts';
import { reportPaper } from './presenters/report/report-paper.ts';

const CARDS = fileURLToPath(new URL('../cards', import.meta.url));

export type Options = {
  /** Overrides the clock for one command. */
  readonly now?: Date;
  readonly onTransaction?: (what: string) => void;
};

/** What main, the command line and the jobs are handed: ports joined to adapters, and how to let go of them. */
export type Product = Awaited<ReturnType<typeof openProduct>>;

/** Joins everything by hand: storage (a local Azurite where none is configured), clock, calendar, logs. */
export async function openProduct(config: Config, options: Options = {}) {
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
  const clock = systemClock(options.now ?? config.now);
  const local = config.storage.kind === 'local' ? await joinOrStartAzurite(config.dataDir) : undefined;
  const connection =
    config.storage.kind === 'account'
      ? { kind: 'account' as const, name: config.storage.name }
      : {
          kind: 'connectionString' as const,
          value: config.storage.kind === 'connectionString' ? config.storage.value : (local?.connectionString ?? ''),
        };
  const { onTransaction } = options;
  const store = await openStore({
    connection,
    tablePrefix: config.tablePrefix,
    clock,
    ...(onTransaction !== undefined && { onTransaction }),
  });
  const thisYear = clock.now().getUTCFullYear();
  const needs: Needs = { store, clock, bankHolidays: englandsBankHolidays(thisYear - 20, thisYear + 5) };
  const newKey = () => randomUUID() as PersonKey;
  return {
    config,
    log,
    needs,
    /** What use cases that print want said in words. */
    words: { analysis: { summary: analysisSummary, easyIndicator: easyIndicatorWords } },
    /** What an import needs beside the store. */
    importNeeds: { ...needs, newKey, readFiles: readRegisterFiles },
    /** A report as a file, with its pictures drawn. */
    writeReport: (report: Report, format: PaperFormat, onProgress?: (done: number, of: number) => void) =>
      writePaper(reportPaper(report), format, onProgress),
    /** The way out alone, for a command that sends without serving. */
    messenger: () => openMessenger(config, loadCards(CARDS)),
    /** The web server with the bot behind it, and the only way out to a person. */
    listen: () =>
      startServer({
        config,
        cards: loadCards(CARDS),
        onInbound: (inbound) => handleInbound(needs, inbound),
        ready: async () => {
          await store.frameworks.current();
          return { ok: true, parts: { storage: 'answers' } };
        },
        log,
      }),
    close: async () => local?.stop(),
  };
}
