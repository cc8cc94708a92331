import { z } from 'zod';

/** The Bot Framework's endpoint keys: with only some of them set, none of its defaults apply. */
export const ENDPOINT_KEYS = [
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
  .transform((text) =>
    text
      .toLowerCase()
      .split(/[;,\s]+/)
      .filter((part) => part !== ''),
  );

export const Environment = z.object({
  PORT: whole('PORT', 0, 65535, 3978),
  HOST: z.string().default(''),
  MicrosoftAppType: z.string().default(''),
  MicrosoftAppId: z.string().default(''),
  MicrosoftAppPassword: z.string().default(''),
  MicrosoftAppTenantId: z.string().default(''),
  ...Object.fromEntries(ENDPOINT_KEYS.map((key) => [key, z.string().optional()])),
  PMIF_ALLOWED_TENANTS: list,
  PMIF_SERVICE_URL_HOSTS: list,
  PMIF_FILE_HOSTS: list,
  PMIF_OFFER_FILES_BY: z.enum(['', 'consent', 'link'], 'It is consent or link.').default(''),
  AZURE_STORAGE_CONNECTION_STRING: z.string().default(''),
  AZURE_STORAGE_ACCOUNT: z.string().default(''),
  PMIF_TABLE_PREFIX: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{1,30}$/, 'A table name has letters and digits only, and starts with a letter.')
    .default('pmif'),
  PMIF_PUBLIC_URL: z
    .string()
    .default('')
    .refine(
      (text) => text === '' || (/^https?:\/\//i.test(text) && URL.canParse(text)),
      'Write the whole address, such as https://performance.example.gov.uk.',
    ),
  PMIF_DATA_DIR: z.string().default('.pmif'),
  PMIF_REGISTER: z.string().default('examples/gateshead'),
  PMIF_ROLE: z.enum(['all', 'web', 'worker'], 'It is all, web or worker.').default('all'),
  PMIF_SCHEDULE: z.enum(['on', 'off'], 'It is on or off.').default('on'),
  PMIF_SEND_PER_SECOND: whole('PMIF_SEND_PER_SECOND', 1, 50, 20),
  PMIF_BURST_PER_PERSON: whole('PMIF_BURST_PER_PERSON', 5, 10_000, 40),
  PMIF_SEND_CONCURRENCY: whole('PMIF_SEND_CONCURRENCY', 1, 32, 4),
  PMIF_SEND_TIMEOUT_MS: whole('PMIF_SEND_TIMEOUT_MS', 100, 10_000, 8000),
  PMIF_LEASE_SECONDS: whole('PMIF_LEASE_SECONDS', 1, 600, 60),
  PMIF_SERVICE_URL: z
    .string()
    .default('https://smba.trafficmanager.net/teams/')
    .refine(URL.canParse, 'Write the whole address of Teams’ service, as Microsoft lists it for your cloud.'),
  PMIF_NOW: z
    .string()
    .default('')
    .refine(
      (text) => text === '' || (/T.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))),
      'Write an instant, such as 2026-11-24T10:00Z.',
    ),
  PMIF_CARD_ACTION: z.enum(['submit', 'execute'], 'It is submit or execute.').default('submit'),
  PMIF_LOCAL_STORAGE: z.string().default(''),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'It is one of fatal, error, warn, info, debug, trace, silent.',
    )
    .default('info'),
  APPLICATIONINSIGHTS_CONNECTION_STRING: z.string().default(''),
});
export type Environment = z.infer<typeof Environment>;
