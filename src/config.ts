import { isIP } from 'node:net';
import { z } from 'zod';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const TEAMS_HOSTS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
];

/** The Bot Framework's own endpoint keys: set all seven or none, or none of the defaults apply. */
const ENDPOINT_KEYS = [
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'ToBotFromChannelTokenIssuer',
  'OAuthUrl',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'CallerId',
] as const;

const whole = (name: string, least: number, most: number, usual: number) =>
  z.coerce
    .number(`${name} is a whole number.`)
    .int(`${name} is a whole number.`)
    .min(least, `${name} is at least ${least}.`)
    .max(most, `${name} is at most ${most}.`)
    .default(usual);

const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[;,\s]+/).filter((part) => part !== ''));

const Environment = z.object({
  PORT: whole('PORT', 0, 65535, 3978),
  HOST: z.string().default(''),
  MicrosoftAppType: z.string().default(''),
  MicrosoftAppId: z.string().default(''),
  MicrosoftAppPassword: z.string().default(''),
  MicrosoftAppTenantId: z.string().default(''),
  ...Object.fromEntries(ENDPOINT_KEYS.map((key) => [key, z.string().optional()])),
  PMIF_ALLOWED_TENANTS: list,
  PMIF_SERVICE_URL_HOSTS: list,
  AZURE_STORAGE_CONNECTION_STRING: z.string().default(''),
  AZURE_STORAGE_ACCOUNT: z.string().default(''),
  PMIF_TABLE_PREFIX: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{1,30}$/, 'A table name has letters and digits only, and starts with a letter.')
    .default('pmif'),
  PMIF_DATA_DIR: z.string().default('.pmif'),
  PMIF_REGISTER: z.string().default('examples/gateshead'),
  PMIF_SEND_CONCURRENCY: whole('PMIF_SEND_CONCURRENCY', 1, 32, 4),
  PMIF_NOW: z
    .string()
    .default('')
    .refine((text) => text === '' || !Number.isNaN(Date.parse(text)), 'Write an instant, such as 2026-11-24T10:00Z.'),
  PMIF_CARD_ACTION: z.enum(['submit', 'execute'], 'It is submit or execute.').default('submit'),
  PMIF_LOCAL_STORAGE: z.string().default(''),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'It is one of fatal, error, warn, info, debug, trace, silent.',
    )
    .default('info'),
});
type Environment = z.infer<typeof Environment>;

export type Config = {
  /** `local`: no app id, loopback only. */
  readonly mode: 'local' | 'teams';
  readonly port: number;
  readonly host: string;
  /** What botbuilder reads, by its own names; empty in local mode. */
  readonly bot: Readonly<Record<string, string>>;
  readonly allowedTenants: readonly string[];
  readonly serviceUrlHosts: readonly string[];
  readonly storage:
    | { readonly kind: 'local' }
    | { readonly kind: 'connectionString'; readonly value: string }
    | { readonly kind: 'account'; readonly name: string };
  readonly tablePrefix: string;
  readonly dataDir: string;
  readonly registerFolder: string;
  readonly sendConcurrency: number;
  readonly now?: Date;
  readonly cardAction: 'submit' | 'execute';
  readonly logLevel: string;
};

export type ConfigProblem = { readonly name: string; readonly problem: string; readonly cure: string };

/**
 * Reads the environment, the only place that does. Every problem at once, each with its cure; no secret is ever echoed.
 * Without `MicrosoftAppId` the bot is local: loopback address, loopback storage.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): { kind: 'ok'; config: Config } | { kind: 'bad'; problems: ConfigProblem[] } {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      name: path.join('.'),
      problem: 'This setting cannot be used.',
      cure: message,
    }));
    return { kind: 'bad', problems };
  }
  const settings = parsed.data;
  const local = settings.MicrosoftAppId === '';
  const problems = [...(local ? localProblems(settings) : teamsProblems(settings, env))];
  if (problems.length > 0) return { kind: 'bad', problems };
  return { kind: 'ok', config: configOf(settings, env, local) };
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
    allowedTenants: [...settings.PMIF_ALLOWED_TENANTS, ...(local ? [] : [settings.MicrosoftAppTenantId])],
    serviceUrlHosts: [...settings.PMIF_SERVICE_URL_HOSTS, ...(local ? ['localhost', '127.0.0.1'] : TEAMS_HOSTS)],
    storage: connection
      ? { kind: 'connectionString', value: connection }
      : settings.AZURE_STORAGE_ACCOUNT
        ? { kind: 'account', name: settings.AZURE_STORAGE_ACCOUNT }
        : { kind: 'local' },
    tablePrefix: settings.PMIF_TABLE_PREFIX,
    dataDir: settings.PMIF_DATA_DIR,
    registerFolder: settings.PMIF_REGISTER,
    sendConcurrency: settings.PMIF_SEND_CONCURRENCY,
    ...(settings.PMIF_NOW !== '' && { now: new Date(settings.PMIF_NOW) }),
    cardAction: settings.PMIF_CARD_ACTION,
    logLevel: settings.LOG_LEVEL,
  };
}

function localProblems(settings: Environment): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (settings.HOST !== '' && !isLoopback(settings.HOST)) {
    problems.push({
      name: 'HOST',
      problem: 'Without MicrosoftAppId nobody is checked at the door, so the bot listens on this machine only.',
      cure: 'Leave HOST out, or set MicrosoftAppId, MicrosoftAppType and MicrosoftAppTenantId.',
    });
  }
  const connection = settings.AZURE_STORAGE_CONNECTION_STRING;
  const endpoint = /TableEndpoint=https?:\/\/([^:/;]+)/i.exec(connection)?.[1];
  const loopback = endpoint !== undefined ? isLoopback(endpoint) : /UseDevelopmentStorage=true/i.test(connection);
  if (settings.AZURE_STORAGE_ACCOUNT !== '' || (connection !== '' && !loopback)) {
    problems.push({
      name: settings.AZURE_STORAGE_ACCOUNT !== '' ? 'AZURE_STORAGE_ACCOUNT' : 'AZURE_STORAGE_CONNECTION_STRING',
      problem: 'Without MicrosoftAppId the bot uses storage on this machine only.',
      cure: 'Leave it out (a local store is started), or set the bot’s app id too.',
    });
  }
  return problems;
}

function teamsProblems(settings: Environment, env: Readonly<Record<string, string | undefined>>): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const need = (fine: boolean, name: string, problem: string, cure: string) => {
    if (!fine) problems.push({ name, problem, cure });
  };
  need(
    GUID.test(settings.MicrosoftAppId),
    'MicrosoftAppId',
    'It is not an app id.',
    'Copy the GUID of the app registration.',
  );
  need(
    GUID.test(settings.MicrosoftAppTenantId),
    'MicrosoftAppTenantId',
    'It is not a tenant id.',
    'Copy the GUID of your tenant.',
  );
  need(
    ['singletenant', 'userassignedmsi'].includes(settings.MicrosoftAppType.toLowerCase()),
    'MicrosoftAppType',
    'Only SingleTenant and UserAssignedMSI are served.',
    'Set UserAssignedMSI (no password), or SingleTenant with MicrosoftAppPassword.',
  );
  need(settings.PMIF_NOW === '', 'PMIF_NOW', 'The clock can be set in local mode only.', 'Leave PMIF_NOW out.');
  const stored = settings.AZURE_STORAGE_CONNECTION_STRING + settings.AZURE_STORAGE_ACCOUNT !== '';
  need(
    stored || settings.PMIF_LOCAL_STORAGE === 'yes',
    'AZURE_STORAGE_ACCOUNT',
    'No storage is configured.',
    'Set AZURE_STORAGE_ACCOUNT (managed identity) or AZURE_STORAGE_CONNECTION_STRING; PMIF_LOCAL_STORAGE=yes means it, for tests.',
  );
  const set = ENDPOINT_KEYS.filter((key) => env[key]);
  need(
    set.length === 0 || set.length === ENDPOINT_KEYS.length,
    ENDPOINT_KEYS.find((key) => !env[key]) ?? '',
    'Some of the Bot Framework’s seven endpoint keys are set and some are not: then no request would pass.',
    `Set all of ${ENDPOINT_KEYS.join(', ')}, or none.`,
  );
  return problems;
}

/** Whether a host name or address is this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
