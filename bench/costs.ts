import { figures, printTable } from './print-table.ts';
import { JOBS } from './product.ts';

/*
 * What a month costs: list prices for UK South, in pounds without VAT, pay as you go, as of November 2026. Each has its
 * source; check them at https://azure.microsoft.com/en-gb/pricing/calculator/ before you budget by them.
 */
const PRICES = {
  /**
   * App Service Linux, Basic B1 (1 core, 1.75 GB), a month: £10 to £12 in UK South, by
   * https://www.lothringer.co.uk/insights/azure-app-service-plan-strategy
   */
  appServiceB1: 12,
  /**
   * General-purpose storage v2, tables, locally redundant: a month of a GB, and ten thousand transactions. Microsoft's list,
   * https://azure.microsoft.com/pricing/details/storage/tables/, could not be read from where this was written. Ten public
   * documents that were looked at on 26 November 2026 quote $0.00036 for the transactions, and those that give a GB mostly
   * $0.045 (US). The dollars are taken as pounds, which errs on the dear side; the printed line says "not verified".
   */
  tableGb: 0.045,
  tableTransactions: 0.00036,
  /** Log Analytics, a GB taken in; the first 5 GB of a month are free: $2.30, by https://monitoringcost.com/azure-monitor-cost */
  logGb: 2.3,
  logFreeGb: 5,
  /** The Teams channel of Azure Bot Service is a standard channel: no charge for messages. */
  botService: 0,
} as const;

/** A council of the size of Gateshead: what happens in a month, with room for a busy one. */
const COUNCIL = {
  messages: 600,
  /** Submits, forms opened, lists: each at most four transactions. */
  turns: 3_000,
  transactionsPerTurn: 4,
  /** Each job beats every five minutes for thirteen hours a day: its claim, its rows, the framework, its line. */
  beats: 30 * 13 * 12 * JOBS.length,
  transactionsPerBeat: 4,
  /** The post office looks every five seconds and shows every fifteen that it lives, day and night. */
  looks: 30 * 24 * 720 + 30 * 24 * 240,
  transactionsPerLook: 1,
  storedGb: 1,
  loggedGb: 0.5,
} as const;

/** Prints what the whole deployment costs a month, by how many storage transactions a message takes. */
export function printCosts(transactionsPerMessage: number): void {
  const transactions =
    COUNCIL.messages * transactionsPerMessage +
    COUNCIL.turns * COUNCIL.transactionsPerTurn +
    COUNCIL.beats * COUNCIL.transactionsPerBeat +
    COUNCIL.looks * COUNCIL.transactionsPerLook;
  const rows: [string, number][] = [
    ['App Service B1, one instance always on', PRICES.appServiceB1],
    [
      `${figures(transactions, 0)} storage transactions (not verified)`,
      (transactions / 10_000) * PRICES.tableTransactions,
    ],
    [`${COUNCIL.storedGb} GB stored (not verified)`, COUNCIL.storedGb * PRICES.tableGb],
    [`${COUNCIL.loggedGb} GB of logs`, Math.max(0, COUNCIL.loggedGb - PRICES.logFreeGb) * PRICES.logGb],
    ['Azure Bot Service, Teams channel', PRICES.botService],
  ];
  const all = rows.reduce((sum, [, pounds]) => sum + pounds, 0);
  printTable(
    'a month of a council with 74 measures, in pounds (list prices, UK South, November 2026; sources in bench/costs.ts); not verified: US dollars from second hand, taken as pounds',
    ['', '£'],
    [...rows.map(([what, pounds]) => [what, figures(pounds)]), ['the whole deployment', figures(all)]],
  );
}
