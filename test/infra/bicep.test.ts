import { COUNTED, WATCHED } from '../../src/core/telemetry.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bicepTree, declared, namesUsed, paramsGiven, paramsTree } from '../support/bicep.ts';

const files = ['infra/main.bicep', ...readdirSync('infra/modules').map((name) => join('infra/modules', name))];
const textOf = (file: string) => readFileSync(file, 'utf8');
const treeOf = (file: string) => bicepTree(textOf(file));

/** Names that say that what they hold is nobody's business. */
const SECRET = /secret|password|token|connectionString|accountKey|sharedKey/i;

async function wantedBy(file: string) {
  const params = declared(await treeOf(file), 'parameter_declaration');
  return {
    all: params.map(({ name }) => name),
    mustHave: params.filter(({ node }) => !node?.text.includes('=')).map(({ name }) => name),
  };
}

describe('the checks themselves', () => {
  it('notice broken syntax', async () => {
    expect((await bicepTree("param a string = \nresource x 'A/b@2020-01-01' = {")).hasError).toBe(true);
  });

  it('notice a parameter that nobody reads', async () => {
    const root = await bicepTree("param used string\nparam idle string\nvar x = { idle: '${used}' }\n");
    expect([...namesUsed(root)]).toEqual(['used']);
  });
});

describe.each(files)('%s', (file) => {
  it('parses', async () => {
    expect((await treeOf(file)).hasError).toBe(false);
  });

  it('uses every parameter and variable', async () => {
    const root = await treeOf(file);
    const used = namesUsed(root);
    const names = ['parameter_declaration', 'variable_declaration'].flatMap((kind) => declared(root, kind));
    expect(names.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });

  it('gives an API version for every resource', async () => {
    for (const { what } of declared(await treeOf(file), 'resource_declaration')) {
      expect(what).toMatch(/^Microsoft\.[\w.]+(\/\w+)+@20\d\d-\d\d-\d\d(-preview)?$/);
    }
  });

  it('marks what is secret, and gives nothing secret back', async () => {
    const root = await treeOf(file);
    const open = declared(root, 'parameter_declaration').filter(
      ({ name, decorators }) => SECRET.test(name) && !decorators.includes('@secure()'),
    );
    expect(open.map(({ name }) => name)).toEqual([]);
    for (const { node } of declared(root, 'output_declaration')) expect(node?.text).not.toMatch(SECRET);
    expect(textOf(file)).not.toMatch(/listKeys|listCredentials|AccountKey=/);
  });

  it('calls modules that exist, with what they want and no more', async () => {
    for (const { what, node } of declared(await treeOf(file), 'module_declaration')) {
      const called = join(dirname(file), what);
      expect(existsSync(called)).toBe(true);
      const wanted = await wantedBy(called);
      const given = paramsGiven(node);
      expect(given.filter((name) => !wanted.all.includes(name))).toEqual([]);
      expect(wanted.mustHave.filter((name) => !given.includes(name))).toEqual([]);
    }
  });

  it('reads only what its modules give back', async () => {
    const text = textOf(file);
    for (const { name, what } of declared(await treeOf(file), 'module_declaration')) {
      const outputs = declared(await treeOf(join(dirname(file), what)), 'output_declaration').map((one) => one.name);
      const read = [...text.matchAll(new RegExp(String.raw`\b${name}\.outputs\.(\w+)`, 'g'))].map(([, one]) => one);
      expect(read.filter((one) => !outputs.includes(one ?? ''))).toEqual([]);
    }
  });
});

describe.each(['test', 'live'])('the parameters of %s', (name) => {
  it('are what the main file wants, and no more', async () => {
    const root = await paramsTree(textOf(`infra/${name}.bicepparam`));
    expect(root.hasError).toBe(false);
    const given = declared(root, 'variable_declaration').map((one) => one.name);
    const wanted = await wantedBy('infra/main.bicep');
    expect(given.filter((one) => !wanted.all.includes(one))).toEqual([]);
    expect(wanted.mustHave.filter((one) => !given.includes(one))).toEqual([]);
  });
});

describe('what is deployed', () => {
  it.each([
    ['storage.bicep', /allowSharedKeyAccess: false/],
    ['storage.bicep', /minimumTlsVersion: 'TLS1_2'/],
    ['storage.bicep', /supportsHttpsTrafficOnly: true/],
    ['app.bicep', /minReplicas: 1/],
    ['app.bicep', /path: '\/healthz'/],
    ['app.bicep', /path: '\/readyz'/],
    ['app.bicep', /allowInsecure: false/],
    ['bot.bicep', /msaAppType: 'UserAssignedMSI'/],
    ['bot.bicep', /name: 'MsTeamsChannel'/],
    ['registry.bicep', /adminUserEnabled: false/],
  ])('%s says %s', (file, what) => {
    expect(textOf(`infra/modules/${file}`)).toMatch(what);
  });

  it('sets only settings that the product reads, by their names', () => {
    const known = textOf('src/config/environment.ts');
    const set = [...textOf('infra/modules/app.bicep').matchAll(/name: '([A-Za-z_]+)'\n\s+(?:value|secretRef):/g)];
    // AZURE_CLIENT_ID is read by Azure's own library; `telemetry` is the secret, not a setting.
    const names = set.map(([, name = '']) => name).filter((name) => !['AZURE_CLIENT_ID', 'telemetry'].includes(name));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(known).toContain(name);
  });

  it('has a page for every alert', () => {
    const pages = textOf('infra/alerts.md');
    const named = [...textOf('infra/modules/alerts.bicep').matchAll(/See infra\/alerts\.md, ([\w-]+)\./g)];
    expect(named).toHaveLength(7);
    for (const [, page] of named) expect(pages).toContain(`\n## ${page}\n`);
  });

  it('alerts on metrics and log lines that the product has', () => {
    const alerts = textOf('infra/modules/alerts.bicep');
    const metrics = [...alerts.matchAll(/Name == "pmif\.([\w.]+)"/g)].map(([, name]) => name);
    expect(metrics.sort()).toEqual(['beats.oldestDue', 'outbox.lag']);
    for (const name of metrics) expect([...COUNTED, ...WATCHED]).toContain(name);
    expect(alerts).toContain('tostring(line.msg) == "a beat failed"');
    expect(textOf('jobs/beats.ts')).toContain("'a beat failed'");
    expect(alerts).toContain('tostring(line.job) == "deliver"');
    expect(textOf('src/container.ts')).toContain("{ job: 'deliver', ...report }");
  });

  it('is said not to have been deployed', () => {
    expect(textOf('infra/README.md')).toContain('never deployed');
  });
});
