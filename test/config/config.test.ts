import { readConfig } from '../../src/config/config.ts';

const GUID = '11111111-2222-4333-8444-555555555555';
const teams = {
  MicrosoftAppId: GUID,
  MicrosoftAppTenantId: GUID.toUpperCase().replaceAll('1', 'A'),
  MicrosoftAppType: 'UserAssignedMSI',
  AZURE_STORAGE_ACCOUNT: 'pmif',
};
const configOf = (env: Record<string, string>) => {
  const read = readConfig(env);
  if (read.kind === 'bad') throw new Error(JSON.stringify(read.problems));
  return read.config;
};
const namesOf = (env: Record<string, string>) => {
  const read = readConfig(env);
  return read.kind === 'bad' ? read.problems.map(({ name }) => name) : [];
};

describe('the environment', () => {
  it('may be empty: then the bot is local', () => {
    expect(configOf({})).toMatchObject({
      mode: 'local',
      port: 3978,
      host: '127.0.0.1',
      storage: { kind: 'local' },
      dataDir: '.pmif',
      tablePrefix: 'pmif',
      role: 'all',
      scheduled: true,
      sendPerSecond: 20,
      sendConcurrency: 4,
      sendTimeoutMs: 8000,
      leaseMs: 60_000,
      serviceUrl: 'https://smba.trafficmanager.net/teams/',
      cardAction: 'submit',
    });
  });

  it('takes an empty setting as one that is absent', () => {
    expect(configOf({ PORT: '', PMIF_CARD_ACTION: '', LOG_LEVEL: '' })).toMatchObject({ port: 3978, logLevel: 'info' });
  });

  it('serves Teams with an app id, and its own tenant at least', () => {
    expect(configOf({ ...teams, PMIF_ALLOWED_TENANTS: 'B-tenant' })).toMatchObject({
      mode: 'teams',
      host: '0.0.0.0',
      storage: { kind: 'account', name: 'pmif' },
      allowedTenants: ['b-tenant', teams.MicrosoftAppTenantId.toLowerCase()],
    });
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['a port that is no number', { PORT: 'abc' }, ['PORT']],
    ['a schedule that is neither on nor off', { PMIF_SCHEDULE: 'never' }, ['PMIF_SCHEDULE']],
    ['a port that is none', { PORT: '70000' }, ['PORT']],
    ['an instant without a zone', { PMIF_NOW: '2026-11-24T10:00' }, ['PMIF_NOW']],
    ['an address that is none', { PMIF_PUBLIC_URL: 'performance' }, ['PMIF_PUBLIC_URL']],
    ['a local bot that listens elsewhere', { HOST: '0.0.0.0' }, ['HOST']],
    ['a local bot with storage elsewhere', { AZURE_STORAGE_ACCOUNT: 'pmif' }, ['AZURE_STORAGE_ACCOUNT']],
    [
      'a connection string to elsewhere',
      { AZURE_STORAGE_CONNECTION_STRING: 'AccountName=a;AccountKey=b;EndpointSuffix=core.windows.net' },
      ['AZURE_STORAGE_CONNECTION_STRING'],
    ],
    [
      'a connection string that only begins here',
      { AZURE_STORAGE_CONNECTION_STRING: 'TableEndpoint=http://127.0.0.1@evil.example/a' },
      ['AZURE_STORAGE_CONNECTION_STRING'],
    ],
    [
      'a connection string by way of elsewhere',
      { AZURE_STORAGE_CONNECTION_STRING: 'UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://evil.example' },
      ['AZURE_STORAGE_CONNECTION_STRING'],
    ],
    ['an app id that is none', { ...teams, MicrosoftAppId: 'my-bot' }, ['MicrosoftAppId']],
    ['an app without a type', { ...teams, MicrosoftAppType: '' }, ['MicrosoftAppType', 'MicrosoftAppPassword']],
    [
      'an app of every tenant',
      { ...teams, MicrosoftAppType: 'MultiTenant', MicrosoftAppPassword: 's' },
      ['MicrosoftAppType'],
    ],
    ['a single tenant without a password', { ...teams, MicrosoftAppType: 'SingleTenant' }, ['MicrosoftAppPassword']],
    ['a managed identity with a password', { ...teams, MicrosoftAppPassword: 'hush' }, ['MicrosoftAppPassword']],
    ['an app without storage', { ...teams, AZURE_STORAGE_ACCOUNT: '' }, ['AZURE_STORAGE_ACCOUNT']],
    ['a clock that is set in Teams', { ...teams, PMIF_NOW: '2026-11-24T10:00Z' }, ['PMIF_NOW']],
    ['a lease that a slow send outlives', { ...teams, PMIF_LEASE_SECONDS: '30' }, ['PMIF_LEASE_SECONDS']],
    ['a service that is no address', { PMIF_SERVICE_URL: 'teams' }, ['PMIF_SERVICE_URL']],
    ['one endpoint key of seven', { ...teams, OAuthUrl: 'http://127.0.0.1' }, ['ToChannelFromBotLoginUrl']],
  ])('refuses %s', (_what, env, names) => {
    expect(namesOf(env)).toEqual(names);
  });

  it('may use local storage with an app id, when that is said to be meant', () => {
    expect(namesOf({ ...teams, AZURE_STORAGE_ACCOUNT: '', PMIF_LOCAL_STORAGE: 'yes' })).toEqual([]);
  });

  it('takes storage on this machine in local mode', () => {
    expect(namesOf({ AZURE_STORAGE_CONNECTION_STRING: 'UseDevelopmentStorage=true' })).toEqual([]);
    expect(namesOf({ AZURE_STORAGE_CONNECTION_STRING: 'TableEndpoint=http://127.0.0.1:1/a;AccountKey=b' })).toEqual([]);
  });

  it('names every problem at once, each with its cure, and echoes no secret', () => {
    const read = readConfig({ PORT: 'abc', HOST: '10.0.0.1', AZURE_STORAGE_CONNECTION_STRING: 'AccountKey=hush' });
    if (read.kind === 'ok') throw new Error('it was taken');
    expect(read.problems.map(({ name }) => name)).toEqual(['PORT', 'HOST', 'AZURE_STORAGE_CONNECTION_STRING']);
    expect(read.problems.every(({ cure }) => cure !== '')).toBe(true);
    expect(read.problems[0]?.value).toBe('abc');
    expect(JSON.stringify(read.problems)).not.toContain('hush');
  });
});
