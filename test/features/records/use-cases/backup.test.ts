import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { backupFiles } from '../../../../src/storage/records/backup-file.ts';
import { openTableArchive } from '../../../../src/storage/records/archive.ts';
import { openStore } from '../../../../src/storage/store.ts';
import type { ArchiveRow, RowArchive } from '../../../../src/features/records/archive.ts';
import { backup, restore } from '../../../../src/features/records/use-cases/backup.ts';
import {
  migrate,
  type Migration,
  SCHEMA_VERSION,
  StoreIsNewer,
} from '../../../../src/features/records/use-cases/migrate.ts';
import { exportRows } from '../../../../src/features/register/use-cases/export.ts';
import { freshTable, testClock, testStorage } from '../../../support/azurite.ts';
import { OWNER, runningProduct } from '../../../support/running-product.ts';
import { countsTowardsDailyLimit } from '../../../support/services.ts';

const folder = mkdtempSync(join(tmpdir(), 'pmif-backup-'));
const clock = testClock();
let product: Awaited<ReturnType<typeof runningProduct>>;

beforeAll(async () => {
  product = await runningProduct();
  // Something of everything: a person who spoke, a list, an answer with a revision, words in another alphabet.
  await product.type(OWNER, 'due');
  await product.type(OWNER, '1 12.5 because the café’s “opening” 😀 brought 40% more');
});
afterAll(async () => {
  await product.close();
  rmSync(folder, { recursive: true, force: true });
});

const anEmptyStore = async () => {
  const table = freshTable();
  const connection = { kind: 'connectionString' as const, value: await testStorage() };
  return {
    archive: await openTableArchive(connection, table),
    store: await openStore({ connection, tablePrefix: table, clock, countsTowardsDailyLimit }),
  };
};
const needsOf = (archive: RowArchive) => ({ archive, files: backupFiles, clock });
const fileOf = (name: string) => join(folder, name);
const quiet = () => {};

async function rowsOf(archive: RowArchive): Promise<ArchiveRow[]> {
  const all: ArchiveRow[] = [];
  for await (const { partition, row, columns } of archive.rows()) all.push({ partition, row, columns });
  return all;
}

describe('a backup', () => {
  it('is restored into an empty store, and all of it is equal', async () => {
    const saved = await backup(product.backupServices, fileOf('whole.gz'), quiet);
    expect(saved.rows).toBeGreaterThan(500);

    const empty = await anEmptyStore();
    const restored = await restore(needsOf(empty.archive), fileOf('whole.gz'), quiet);
    expect(restored).toMatchObject({ kind: 'restored', rows: saved.rows, hash: saved.hash });
    expect(await rowsOf(empty.archive)).toEqual(await rowsOf(product.backupServices.archive));

    const services = { ...product.services, store: empty.store };
    for (const what of ['readings', 'revisions', 'due', 'messages'] as const) {
      expect(await exportRows(services, what)).toEqual(await exportRows(product.services, what));
    }
    // What was restored can be backed up, and is the same backup.
    expect((await backup(needsOf(empty.archive), fileOf('again.gz'), quiet)).hash).toBe(saved.hash);
  });

  it('is not restored over what is there', async () => {
    await backup(product.backupServices, fileOf('full.gz'), quiet);
    const refused = await restore(product.backupServices, fileOf('full.gz'), quiet);
    expect(refused).toMatchObject({ kind: 'refused', problem: 'There is something in this store already.' });
  });

  const lines = () =>
    gunzipSync(readFileSync(fileOf('sound.gz')))
      .toString()
      .split('\n')
      .slice(0, -1);
  it.each<[string, () => Buffer, string]>([
    ['one letter changed', () => gzipSync(lines().join('\n').replace('Gateshead', 'Gateshaed')), 'Its rows are not'],
    ['a row gone', () => gzipSync(lines().toSpliced(3, 1).join('\n')), 'Its rows are not'],
    [
      'two rows changed over',
      () =>
        gzipSync(
          lines()
            .with(3, lines()[4] ?? '')
            .with(4, lines()[3] ?? '')
            .join('\n'),
        ),
      'Its rows are not',
    ],
    ['no end', () => gzipSync(lines().slice(0, -1).join('\n')), 'Its end is missing'],
    ['half of its bytes', () => readFileSync(fileOf('sound.gz')).subarray(0, 5000), 'It breaks off'],
    ['something else in it', () => gzipSync('{"a":1}\n'), 'It is not a backup'],
    ['no packing', () => Buffer.from(lines().join('\n')), 'It breaks off'],
  ])('with %s is refused, and the store stays empty', async (_what, bytes, problem) => {
    await backup(product.backupServices, fileOf('sound.gz'), quiet);
    writeFileSync(fileOf('damaged.gz'), bytes());
    const empty = await anEmptyStore();
    const refused = await restore(needsOf(empty.archive), fileOf('damaged.gz'), quiet);
    expect(refused.kind === 'refused' && refused.problem).toContain(problem);
    expect(await empty.archive.isEmpty()).toBe(true);
  });

  it('that is not there is said to be so', async () => {
    const refused = await restore(product.backupServices, fileOf('nowhere.gz'), quiet);
    expect(refused).toMatchObject({ kind: 'refused', problem: 'There is no such file.' });
  });

  it('of a newer version of the product is refused', async () => {
    await backupFiles.write(
      fileOf('newer.gz'),
      { schema: SCHEMA_VERSION + 1, at: '' },
      product.backupServices.archive.rows(),
    );
    const { archive } = await anEmptyStore();
    expect(await restore(needsOf(archive), fileOf('newer.gz'), quiet)).toMatchObject({ kind: 'refused' });
    expect(await archive.isEmpty()).toBe(true);
  });
});

describe('the form of the stored rows', () => {
  const filled = async () => {
    const { archive } = await anEmptyStore();
    const some = async function* () {
      for (let n = 0; n < 600; n++)
        yield { partition: `p${Math.floor(n / 200)}`, row: String(n).padStart(4, '0'), columns: { n, old: true } };
    };
    await archive.write(some());
    return archive;
  };
  const renaming = (onRow: () => void = () => {}): Migration[] => [
    { to: 1, what: 'changes nothing' },
    {
      to: 2,
      what: 'calls it new',
      change: ({ columns }) => {
        onRow();
        const { old, ...rest } = columns;
        return old === undefined ? undefined : { ...rest, new: old };
      },
    },
  ];

  it('is noted in a new store, and looked at but not written again', async () => {
    const { archive } = await anEmptyStore();
    await migrate(archive);
    expect(await archive.schema()).toEqual({ version: SCHEMA_VERSION });
    await migrate(archive);
    expect(await archive.isEmpty()).toBe(true);
  });

  it('is brought forward, and a migration that is stopped goes on where it was', async () => {
    const archive = await filled();
    let looked = 0;
    const stops = renaming(() => {
      if (++looked === 550) throw new Error('the power went');
    });
    await expect(migrate(archive, stops)).rejects.toThrow('the power went');
    expect(await archive.schema()).toMatchObject({ version: 1, lookedAt: { partition: 'p2', row: '0499' } });

    let again = 0;
    await migrate(
      archive,
      renaming(() => again++),
    );
    expect(again).toBe(100);
    expect(await archive.schema()).toEqual({ version: 2 });
    const rows = await rowsOf(archive);
    expect(rows).toHaveLength(600);
    expect(rows.every(({ columns }) => columns['new'] === true && columns['old'] === undefined)).toBe(true);
  });

  it('does not write over what somebody changed while it ran', async () => {
    const archive = await filled();
    let meddled = false;
    const meddling: Migration[] = [
      {
        to: 1,
        what: 'calls it new',
        change: ({ columns: { old, ...rest } }) => (old === undefined ? undefined : { ...rest, new: old }),
      },
    ];
    const busy: RowArchive = {
      ...archive,
      replace: async (row) => {
        if (!meddled) {
          meddled = true;
          const now = await archive.read(row);
          if (now) await archive.replace({ ...now, columns: { ...now.columns, n: 4711 } });
        }
        return archive.replace(row);
      },
    };
    await migrate(busy, meddling);
    expect((await rowsOf(archive))[0]?.columns).toEqual({ n: 4711, new: true });
  });

  it('of a newer version stops the product before it reads anything', async () => {
    const { archive } = await anEmptyStore();
    await archive.keepSchema({ version: SCHEMA_VERSION + 1 });
    await expect(migrate(archive)).rejects.toThrow(StoreIsNewer);
  });
});
