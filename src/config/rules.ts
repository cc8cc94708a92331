import { isIP } from 'node:net';
import { ENDPOINT_KEYS, type Environment } from './environment.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** `value` is what was found, unless it is a secret. */
export type ConfigProblem = {
  readonly name: string;
  readonly value?: string;
  readonly problem: string;
  readonly cure: string;
};

/** A bot without an app id authenticates no one, so it serves this machine only. */
export function localProblems(settings: Environment): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (settings.HOST !== '' && !isLoopback(settings.HOST)) {
    problems.push({
      name: 'HOST',
      problem: 'Without MicrosoftAppId no one is authenticated, so the bot listens on this machine only.',
      cure: 'Leave HOST out, or set MicrosoftAppId, MicrosoftAppType and MicrosoftAppTenantId.',
    });
  }
  const connection = settings.AZURE_STORAGE_CONNECTION_STRING;
  if (settings.AZURE_STORAGE_ACCOUNT !== '' || (connection !== '' && !isLoopbackStorage(connection))) {
    problems.push({
      name: settings.AZURE_STORAGE_ACCOUNT !== '' ? 'AZURE_STORAGE_ACCOUNT' : 'AZURE_STORAGE_CONNECTION_STRING',
      problem: 'Without MicrosoftAppId the bot uses storage on this machine only.',
      cure: 'Leave it out (a local store is started), or set the bot’s app id too.',
    });
  }
  return problems;
}

/** All its addresses, one at least, are of this machine; or it is the emulator's short form. */
function isLoopbackStorage(connection: string): boolean {
  const parts = connection.split(';').map((part) => part.trim());
  const addresses = parts.flatMap((part) => /^[^=]*(?:Endpoint|Uri)=(.*)$/i.exec(part)?.[1] ?? []);
  const here = addresses.every((address) => URL.canParse(address) && isLoopback(new URL(address).hostname));
  return here && (addresses.length > 0 || parts.some((part) => /^UseDevelopmentStorage=true$/i.test(part)));
}

export function teamsProblems(
  settings: Environment,
  given: Readonly<Record<string, string | undefined>>,
): ConfigProblem[] {
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
  if (settings.MicrosoftAppType.toLowerCase() === 'userassignedmsi') {
    need(
      settings.MicrosoftAppPassword === '',
      'MicrosoftAppPassword',
      'A managed identity has no password.',
      'Leave it out, or set MicrosoftAppType to SingleTenant.',
    );
  } else {
    need(
      settings.MicrosoftAppPassword !== '',
      'MicrosoftAppPassword',
      'A SingleTenant app signs in with a password, and there is none.',
      'Set it, or use UserAssignedMSI, which needs none.',
    );
  }
  need(settings.PMIF_NOW === '', 'PMIF_NOW', 'The clock can be set in local mode only.', 'Leave PMIF_NOW out.');
  const stored = settings.AZURE_STORAGE_CONNECTION_STRING + settings.AZURE_STORAGE_ACCOUNT !== '';
  need(
    stored || settings.PMIF_LOCAL_STORAGE === 'yes',
    'AZURE_STORAGE_ACCOUNT',
    'No storage is configured.',
    'Set AZURE_STORAGE_ACCOUNT (managed identity) or AZURE_STORAGE_CONNECTION_STRING; PMIF_LOCAL_STORAGE=yes means it, for tests.',
  );
  need(
    settings.PMIF_SEND_TIMEOUT_MS * 6 <= settings.PMIF_LEASE_SECONDS * 1000,
    'PMIF_LEASE_SECONDS',
    'A send of one process might still be running when another takes over.',
    'Make it at least six times PMIF_SEND_TIMEOUT_MS, or leave both out.',
  );
  const set = ENDPOINT_KEYS.filter((key) => given[key]);
  need(
    set.length === 0 || set.length === ENDPOINT_KEYS.length,
    ENDPOINT_KEYS.find((key) => !given[key]) ?? '',
    'Some of the Bot Framework’s seven endpoint keys are set and some are not: then every request would be refused.',
    `Set all of ${ENDPOINT_KEYS.join(', ')}, or none.`,
  );
  return problems;
}

/** Whether a host name or address is this machine; an IPv6 address may be in brackets. */
export function isLoopback(host: string): boolean {
  return ['localhost', '::1', '[::1]'].includes(host) || (isIP(host) === 4 && host.startsWith('127.'));
}
