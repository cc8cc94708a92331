import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { bicep, compiler } from '../support/bicep-compiler.ts';
import { ENVIRONMENTS, snapshotFile, snapshotOf } from '../support/infra-snapshots.ts';

/*
 * What the Bicep compiler says of infra/, and what it would make. Where there is no compiler these tests are skipped:
 * `BICEP=$(infra/fetch-bicep.sh) npm run test:slow -- test/infra`. With `UPDATE_SNAPSHOTS=1` they write the snapshots anew.
 */
const compiled = compiler === undefined ? describe.skip : describe;
const AT = [
  ...['--subscription-id', '00000000-0000-0000-0000-000000000001'],
  ...['--tenant-id', '00000000-0000-0000-0000-000000000002'],
  ...['--location', 'uksouth'],
];
const PRIVATE = `${readFileSync('infra/live.bicepparam', 'utf8')}\nparam privateNetwork = true\n`;

compiled('the compiler', () => {
  it('builds main.bicep and the modules that it calls without a warning', () => {
    expect(bicep(['build', 'main.bicep', '--stdout'])).toMatchObject({ status: 0, stderr: '' });
  });

  it('has nothing to say of their style', () => {
    expect(bicep(['lint', 'main.bicep'])).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it('leaves no module out', () => {
    const main = readFileSync('infra/main.bicep', 'utf8');
    for (const name of readdirSync('infra/modules')) expect(main).toContain(`'modules/${name}'`);
  });

  it('notices a property that a resource does not have', () => {
    const wrong = "resource x 'Microsoft.Storage/storageAccounts@2023-05-01' = {\n  name: 'x'\n  colour: 'red'\n}\n";
    expect(bicep(['build', 'wrong.bicep', '--stdout'], { 'wrong.bicep': wrong }).stderr).toContain('colour');
  });

  it.each(ENVIRONMENTS)('would make what the snapshot of %s says', (name) => {
    const file = `${name}.bicepparam`;
    const asked = ['snapshot', file, '--mode', 'overwrite', '--resource-group', `so-what-${name}`, ...AT];
    const made = bicep(asked, name === 'private' ? { [file]: PRIVATE } : {});
    expect(made).toMatchObject({ status: 0, stderr: '' });
    const snapshot = made.read(`${name}.snapshot.json`);
    if (process.env['UPDATE_SNAPSHOTS'] !== undefined) writeFileSync(snapshotFile(name), `${snapshot.trimEnd()}\n`);
    expect(JSON.parse(snapshot)).toEqual(snapshotOf(name));
  });
});
