import { ENDPOINT_KEYS, Environment } from './environment.ts';
import { type ConfigProblem, localProblems, teamsProblems } from './rules.ts';

const TEAMS_HOSTS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** Where Teams stores files that people share with a bot, in each of its clouds. */
const FILE_HOSTS = ['.sharepoint.com', '.sharepoint.us', '.sharepoint-mil.us'];

export type Config = {
  /** `local`: no app id, loopback only. */
  readonly mode: 'local' | 'teams';
  readonly port: number;
  readonly host: string;
  /** botbuilder's settings, by its own names; empty in local mode. */
  readonly bot: Readonly<Record<string, string>>;
  readonly allowedTenants: readonly string[];
  readonly serviceUrlHosts: readonly string[];
  /** Hosts that files are fetched from and put to; one that begins with a dot includes its subdomains. */
  readonly fileHosts: readonly string[];
  /** Whether a document is offered to the person's OneDrive, or as a link (local mode has no OneDrive). */
  readonly offerFilesBy: 'consent' | 'link';
  readonly storage:
    | { readonly kind: 'local' }
    | { readonly kind: 'connectionString'; readonly value: string }
    | { readonly kind: 'account'; readonly name: string };
  readonly tablePrefix: string;
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly registerFolder: string;
  /** Whether this process serves the web, runs what is scheduled, or both. */
  readonly role: 'all' | 'web' | 'worker';
  /** Whether jobs run by their schedule. Where they do not, only `pmif run` runs them; messages are sent all the same. */
  readonly scheduled: boolean;
  readonly sendPerSecond: number;
  readonly sendConcurrency: number;
  /** Presses and sentences that one person may send at once; then one a second. */
  readonly burstPerPerson: number;
  /** The timeout of one send, and how long the sending process may be silent before another takes over. */
  readonly sendTimeoutMs: number;
  readonly leaseMs: number;
  /** Teams' service address for people who never wrote, until Teams has called from one. */
  readonly serviceUrl: string;
  readonly now?: Date;
  readonly cardAction: 'submit' | 'execute';
  readonly logLevel: string;
  /** Empty: no telemetry is sent. */
  readonly telemetry: string;
};

const SECRETS = ['MicrosoftAppPassword', 'AZURE_STORAGE_CONNECTION_STRING', 'APPLICATIONINSIGHTS_CONNECTION_STRING'];

/** The only reader of the environment. Returns every problem at once, each with its cure, and never a secret. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): { kind: 'ok'; config: Config } | { kind: 'bad'; problems: ConfigProblem[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(given);
  const wrong = parsed.success ? [] : parsed.error.issues;
  const misread = wrong.map(({ path, message }) => ({
    name: path.join('.'),
    problem: 'This setting cannot be used.',
    cure: message,
  }));
  // What cannot be read takes its default, so that the rules between settings are checked as well.
  for (const { name } of misread) delete given[name];
  const settings = parsed.success ? parsed.data : Environment.parse(given);
  const local = settings.MicrosoftAppId === '';
  const problems = [...misread, ...(local ? localProblems(settings) : teamsProblems(settings, given))];
  if (problems.length === 0) return { kind: 'ok', config: configOf(settings, given, local) };
  return { kind: 'bad', problems: problems.map((problem) => ({ ...valueOf(problem.name, env), ...problem })) };
}

function valueOf(name: string, env: Readonly<Record<string, string | undefined>>): { value?: string } {
  const value = env[name];
  return value === undefined || value === '' || SECRETS.includes(name) ? {} : { value: value.slice(0, 100) };
}

function configOf(settings: Environment, env: Readonly<Record<string, string | undefined>>, local: boolean): Config {
  const names = [
    'MicrosoftAppType',
    'MicrosoftAppId',
    'MicrosoftAppPassword',
    'MicrosoftAppTenantId',
    ...ENDPOINT_KEYS,
  ];
  const bot = Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const connection = settings.AZURE_STORAGE_CONNECTION_STRING;
  return {
    mode: local ? 'local' : 'teams',
    port: settings.PORT,
    host: settings.HOST || (local ? '127.0.0.1' : '0.0.0.0'),
    bot: local ? {} : bot,
    allowedTenants: [...settings.PMIF_ALLOWED_TENANTS, ...(local ? [] : [settings.MicrosoftAppTenantId.toLowerCase()])],
    serviceUrlHosts: [...settings.PMIF_SERVICE_URL_HOSTS, ...(local ? ['localhost', '127.0.0.1'] : TEAMS_HOSTS)],
    fileHosts: fileHosts(settings, local),
    offerFilesBy: settings.PMIF_OFFER_FILES_BY || (local ? 'link' : 'consent'),
    storage: connection
      ? { kind: 'connectionString', value: connection }
      : settings.AZURE_STORAGE_ACCOUNT
        ? { kind: 'account', name: settings.AZURE_STORAGE_ACCOUNT }
        : { kind: 'local' },
    tablePrefix: settings.PMIF_TABLE_PREFIX,
    publicUrl: settings.PMIF_PUBLIC_URL.replace(/\/+$/, ''),
    dataDir: settings.PMIF_DATA_DIR,
    registerFolder: settings.PMIF_REGISTER,
    role: settings.PMIF_ROLE,
    scheduled: settings.PMIF_SCHEDULE === 'on',
    sendPerSecond: settings.PMIF_SEND_PER_SECOND,
    sendConcurrency: settings.PMIF_SEND_CONCURRENCY,
    burstPerPerson: settings.PMIF_BURST_PER_PERSON,
    sendTimeoutMs: settings.PMIF_SEND_TIMEOUT_MS,
    leaseMs: settings.PMIF_LEASE_SECONDS * 1000,
    serviceUrl: settings.PMIF_SERVICE_URL,
    ...(settings.PMIF_NOW !== '' && { now: new Date(settings.PMIF_NOW) }),
    cardAction: settings.PMIF_CARD_ACTION,
    logLevel: settings.LOG_LEVEL,
    telemetry: settings.APPLICATIONINSIGHTS_CONNECTION_STRING,
  };
}

/** Configured hosts replace all of SharePoint, so that a council can allow its own tenant only. */
function fileHosts({ PMIF_FILE_HOSTS: named }: Environment, local: boolean): readonly string[] {
  return [...(named.length > 0 ? named : FILE_HOSTS), ...(local ? ['localhost', '127.0.0.1'] : [])];
}
