import { fileURLToPath } from 'node:url';
import { type DestinationStream, pino } from 'pino';
import { documentLinks } from './system/document-links.ts';
import { joinOrStartAzurite, type LocalStorage } from './storage/azurite/local-storage.ts';
import { englandsBankHolidays } from './system/bank-holidays.ts';
import { systemClock } from './system/clock.ts';
import { systemRandom } from './system/random.ts';
import { spreadsheets } from './documents/workbooks/spreadsheets.ts';
import { backupFiles } from './storage/records/backup-file.ts';
import { openTableArchive } from './storage/records/archive.ts';
import { openHistories } from './storage/records/check-histories.ts';
import { openForgetting } from './storage/people/people.ts';
import { openStore } from './storage/store.ts';
import { tokensFrom } from './system/tokens.ts';
import { readingAge } from './system/reading-age.ts';
import { occasionNow, openTelemetry } from './system/telemetry.ts';
import { delivererOf } from './messaging/use-cases/deliver.ts';
import { leaseKeeper } from './messaging/use-cases/lease-keeper.ts';
import { deliverOnce, openPostOffice } from './messaging/use-cases/post-office.ts';
import { readiness } from './messaging/use-cases/readiness.ts';
import { queueReplyRetry } from './messaging/use-cases/queue-reply-retry.ts';
import { realTime, type Time } from './messaging/use-cases/time.ts';
import { fetchDocument } from './messaging/use-cases/fetch-document.ts';
import { watchProduct } from './features/progress/use-cases/gauges.ts';
import { migrate } from './features/records/use-cases/migrate.ts';
import { measureSearch } from './features/search/use-cases/search-measures.ts';
import { handleInbound } from './actions/handle-inbound.ts';
import type { Inbound } from './actions/inbound.ts';
import type { Clock, Random, Services } from './core/services.ts';
import type { Messenger, TeamsEndpoint } from './messaging/messenger.ts';
import type { Connection } from './storage/engine/table.ts';
import type { Store } from './core/store.ts';
import type { CardLibrary } from './teams/card-library.ts';
import type { ReadFiles } from './features/register/use-cases/import-register.ts';
import type { Paper, PaperFormat } from './features/reports/rules/paper.ts';
import type { WriteOptions } from './documents/write-paper.ts';
import type { Config } from './config/config.ts';
import type { Analysis } from './features/analysis/rules/analyse.ts';
import type { LiveMeasure, PersonKey } from './core/measures/measure.ts';
import type { Report } from './features/reports/rules/report.ts';
import type { ReachSum } from './features/thrive/rules/reach-and-clarity.ts';
import type { View } from './core/view.ts';
import { ACTIONS, ALSO_WAITING, FEATURES, JOBS, MESSAGE_KINDS, NAMES, present } from './features.ts';
import { analysisSummary, easyIndicatorWords } from './features/analysis/words/trend-words.ts';
import { notLinkedLines } from './features/managers/words/manager-words.ts';
import { hiddenWords } from './features/small-numbers/words/hidden.ts';
import { progressPaper } from './features/progress/words/progress-page.ts';
import { summaryWords } from './features/progress/words/progress-words.ts';
import { handingOverPage } from './features/register/words/handing-over.ts';
import { proposalsPaper } from './features/register/words/review-book.ts';
import { presentBook } from './features/register/words/books.ts';
import { reportPaper } from './features/reports/words/report-paper.ts';
import { explainerSentences } from './features/thrive/words/explainer-words.ts';
import { sheet } from './features/thrive/words/sheet.ts';
import { clarityWords, reachWords } from './features/thrive/words/overview.ts';
import { xmrPicture } from './features/analysis/words/xmr-picture.ts';

const ANSWERS: ReadonlySet<string> = new Set(['answered', 'valueOnly']);

const CARDS = fileURLToPath(new URL('../cards', import.meta.url));

export type Options = {
  readonly now?: Date | undefined;
  readonly clock?: Clock;
  /** For a simulation, which decides all that comes from outside. */
  readonly outside?: Outside;
  readonly onTransaction?: (what: string) => void;
  /** Where the log goes; standard error by default. */
  readonly logTo?: DestinationStream;
};

/** Everything of the world that the product meets, except for the clock and files. */
export type Outside = {
  readonly random: Random;
  readonly time: Time;
  readonly realNow: () => Date;
  readonly connection?: Connection;
  readonly messenger?: Messenger;
};

const REAL: Outside = { random: systemRandom, time: realTime, realNow: () => new Date() };

/** What main, the command line and the jobs are given: ports joined to adapters, and how to close them. */
export type Product = Awaited<ReturnType<typeof openProduct>>;

/**
 * What only some commands need (Teams, the web server, documents) is imported at first use, so that others start
 * quickly.
 */
export async function openProduct(config: Config, options: Options = {}) {
  const log = pino({ level: config.logLevel, base: null, mixin: occasionNow }, options.logTo ?? pino.destination(2));
  const telemetry = await openTelemetry(config.telemetry, (fault) =>
    log.warn({ fault: fault instanceof Error ? fault.name : 'unknown' }, 'telemetry could not be sent'),
  );
  const clock = options.clock ?? systemClock(options.now ?? config.now);
  const { random, time, realNow, ...outside } = options.outside ?? REAL;
  const isLocal = config.storage.kind === 'local' && outside.connection === undefined;
  let closing = false;
  const onUnsaved = (why: string | undefined) => {
    if (closing) return; // `close` says it
    if (why === undefined) log.info('the local store is saved again');
    else log.error({ why }, 'the local store cannot be saved');
  };
  const local = isLocal ? await joinOrStartAzurite(config.dataDir, { onUnsaved }) : undefined;
  const connection = outside.connection ?? connectionOf(config, local);
  const { onTransaction } = options;
  const store = await openStore({
    connection,
    tablePrefix: config.tablePrefix,
    clock,
    random,
    countsTowardsDailyLimit: (kind) => MESSAGE_KINDS[kind].policy.countsTowardsDailyLimit,
    onTransaction: (what) => {
      log.trace({ storage: what }, 'asked storage');
      telemetry.stored(what);
      onTransaction?.(what);
    },
  });
  const archive = await openTableArchive(connection, config.tablePrefix);
  await migrate(archive);
  const thisYear = clock.now().getUTCFullYear();
  const appId = config.bot.MicrosoftAppId;
  /** The public address; in local mode that of the server, once it listens. */
  let address = config.publicUrl === '' ? undefined : config.publicUrl;
  const links = documentLinks(await store.secrets.of('documents'), () => address);
  const newKey = () => random.uuid() as PersonKey;
  const services: Services = {
    store,
    jobs: JOBS,
    messageKinds: MESSAGE_KINDS,
    alsoWaiting: ALSO_WAITING,
    links,
    pages: { url: () => address ?? localAddress(config), tokens: tokensFrom(random) },
    printSheet: async (facts, at, format) => {
      const { writeSheet } = await import('./documents/write-sheet.ts');
      return writeSheet(sheet(facts, at), format);
    },
    printed: (view) => writePaper(progressPaper(view, NAMES), 'html'),
    papers: { write: (report, format) => writeReport(store, report, format) },
    spreadsheets: spreadsheets(newKey, {
      book: presentBook,
      page: handingOverPage,
      proposals: (list) => writePaper(proposalsPaper(list), 'docx'),
    }),
    clock,
    readingAge: (facts, names) => readingAge(explainerSentences(facts), names),
    bankHolidays: englandsBankHolidays(thisYear - 20, thisYear + 5),
    ...(appId !== undefined && { installLink: `https://teams.microsoft.com/l/app/${appId}` }),
  };
  let library: Promise<CardLibrary> | undefined;
  const cards = () => (library ??= import('./teams/card-library.ts').then(({ loadCards }) => loadCards(CARDS)));
  const messenger = async () => {
    if (outside.messenger !== undefined) return outside.messenger;
    const { openMessenger } = await import('./teams/server.ts');
    return openMessenger(config, await cards());
  };
  const nameOf = (fault: unknown) => (fault instanceof Error ? fault.name : 'unknown');
  /** What sending needs: a deliverer, and the lease that one of all processes holds. */
  const post = async () => {
    const me = random.uuid();
    const pace = { perSecond: config.sendPerSecond, concurrency: config.sendConcurrency };
    const teamsEndpoint = firstTeamsEndpoint(config);
    const deliverer = delivererOf(services, await messenger(), pace, {
      sender: me,
      time,
      jitter: random.fraction,
      within: telemetry.within,
      ...(teamsEndpoint && { teamsEndpoint }),
      onFault: (key, fault) => log.error({ message: key, fault: nameOf(fault) }, 'a message failed by our own fault'),
    });
    const lease = leaseKeeper(store.leases, time, me, config.leaseMs);
    const onFault = (fault: unknown) => log.warn({ fault: nameOf(fault) }, 'sending pauses');
    return { deliverer, lease, leaseMs: config.leaseMs, time, onFault };
  };
  const take = async (inbound: Inbound) => {
    const answer = await handleInbound({ features: FEATURES, actions: ACTIONS, services }, inbound);
    const { kind, press } = inbound;
    const view = answer.kind === 'show' ? answer.view : undefined;
    const verb = press && (Object.hasOwn(ACTIONS.presses, press.verb) ? press.verb : 'unknown');
    log.debug({ kind, ...(verb !== undefined && { verb }), shown: view?.kind ?? 'nothing' }, 'handled an activity');
    const saved = view !== undefined && 'saved' in view ? view.saved : undefined;
    if (saved !== undefined && 'what' in saved && ANSWERS.has(saved.what)) telemetry.count('readings.answered', 1);
    return answer;
  };
  const bot = {
    onInbound: (inbound: Inbound) =>
      telemetry.within({ kind: 'activity', id: inbound.activityId }, () => take(inbound)),
    onUnanswered: (inbound: Inbound) => queueReplyRetry(services, inbound),
  };
  return {
    config,
    log,
    bot,
    services,
    words: {
      analysis: { summary: analysisSummary, easyIndicator: easyIndicatorWords },
      progress: summaryWords,
      hidden: hiddenWords,
      notLinked: notLinkedLines,
      thriveReach: (sum: ReachSum) => [reachWords(sum), clarityWords(sum)],
    },
    /** An analysis as a picture, by the ending of a file's name; undefined for fewer than two figures. */
    drawAnalysis,
    importServices: { ...services, newKey, readFiles },
    backupServices: { archive, files: backupFiles, clock },
    histories: () => openHistories(connection, config.tablePrefix),
    forgetting: () => openForgetting(connection, config.tablePrefix),
    writeReport: (report: Report, format: PaperFormat, onProgress?: (done: number, of: number) => void) =>
      writeReport(store, report, format, onProgress),
    cardOf: async (view: View) => {
      const library = await cards();
      return library.expandCard(present(view), { action: config.cardAction }).card;
    },
    messenger,
    /** Sends what is ready for as long as the process lives, or is on standby while another sends. */
    openPostOffice: async () =>
      openPostOffice({
        ...(await post()),
        onRound: (report) => {
          log.info({ job: 'deliver', ...report }, 'delivered');
          telemetry.count('messages.sent', report.delivered);
          telemetry.count(
            'messages.failed',
            Object.values(report.failed).reduce((sum, count) => sum + count, 0),
          );
          telemetry.count('messages.unknown', report.unknown);
        },
      }),
    /** Sends what is ready once; undefined where another process does not hand over its lease. */
    deliverOnce: async (onWaiting: () => void) => deliverOnce(await post(), onWaiting),
    listen: async () => {
      const [{ startServer }, { publicPagesOf }] = await Promise.all([
        import('./teams/server.ts'),
        import('./web/pages-of.ts'),
      ]);
      const server = await startServer({
        config,
        cards: await cards(),
        ...bot,
        time,
        openDocument: async (token) => {
          const read = links.read(token, clock.now());
          return read.kind === 'document' ? ((await fetchDocument(services, read.id)) ?? 'over') : read.kind;
        },
        pages: (inChat) => publicPagesOf(services, inChat),
        search: measureSearch(services),
        ready: () => readiness(services, realNow(), config.scheduled, local?.unsaved()),
        log,
      });
      if (config.mode === 'local') address ??= server.url;
      return server;
    },
    watch: () => watchProduct(services, telemetry, realNow),
    telemetry,
    close: async () => {
      closing = true;
      await telemetry.stop();
      await local?.stop();
    },
  };
}

function connectionOf({ storage }: Config, local: LocalStorage | undefined): Connection {
  if (storage.kind === 'account') return storage;
  if (storage.kind === 'connectionString') return { kind: 'connectionString', value: storage.value };
  return { kind: 'connectionString', value: local?.connectionString ?? '', ...(local && { unsaved: local.unsaved }) };
}

function localAddress({ mode, port }: Config): string | undefined {
  return mode === 'local' && port !== 0 ? `http://127.0.0.1:${port}` : undefined;
}

/** Teams' address before it has called; a local bot has none. */
function firstTeamsEndpoint({ mode, bot, serviceUrl }: Config): TeamsEndpoint | undefined {
  if (mode === 'local') return undefined;
  return { serviceUrl, tenantId: bot.MicrosoftAppTenantId ?? '', botId: `28:${bot.MicrosoftAppId ?? ''}` };
}

const writePaper = async (paper: Paper, format: PaperFormat, options?: WriteOptions) =>
  (await import('./documents/write-paper.ts')).writePaper(paper, format, options);

const readFiles: ReadFiles = async (...given) =>
  (await import('./documents/workbooks/read-register-files.ts')).readRegisterFiles(...given);

/** A Word report is written into the council's own template, if its register has one. */
async function writeReport(
  store: Store,
  report: Report,
  format: PaperFormat,
  onProgress: (done: number, of: number) => void = () => undefined,
): Promise<Uint8Array> {
  const template = format === 'docx' ? await store.templates.current() : undefined;
  return writePaper(reportPaper(report), format, { onProgress, ...(template && { template }) });
}

async function drawAnalysis(
  analysis: Analysis,
  measure: LiveMeasure,
  format: 'svg' | 'png',
): Promise<string | Buffer | undefined> {
  const picture = xmrPicture(analysis, measure);
  if (picture === undefined) return undefined;
  const { drawChart, drawSvg } = await import('./documents/charts/draw.ts');
  return format === 'svg' ? drawSvg(picture) : (await drawChart(picture)).png;
}
