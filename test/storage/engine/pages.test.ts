import { TableClient } from '@azure/data-tables';
import { columnsOf } from '../../../src/storage/engine/entity.ts';
import { odata, openTable } from '../../../src/storage/engine/table.ts';
import { freshTable, testStorage } from '../../support/azurite.ts';

const opened = async (name = freshTable()) => openTable({ kind: 'connectionString', value: await testStorage() }, name);

it('is what the library reads: texts with quotation marks, flags, whole numbers and others, keys and versions', async () => {
  const table = await opened();
  await table.transact('p', [
    { act: 'insert', row: 'a', columns: { text: 'it’s “so” — ü\n{"x":1}', flag: false, empty: '' } },
    {
      act: 'insert',
      row: 'b',
      columns: { whole: { type: 'Int32', value: '7' }, share: { type: 'Double', value: '1' } },
    },
    { act: 'insert', row: 'c', columns: { share: { type: 'Double', value: '0.1' }, 'odd name@x': 'kept' } },
  ]);
  const filter = odata`PartitionKey eq ${'p'}`;
  const page = await table.page(filter);
  expect(page).toEqual({ rows: await Array.fromAsync(table.list(filter)), more: false });
  expect(page.rows).toHaveLength(3);
  expect(page.rows[1]?.columns).toEqual({ whole: 7, share: 1 });
});

it('says that there is more after a thousand rows', async () => {
  const table = await opened();
  for (let from = 0; from < 1_001; from += 91) {
    const rows = Array.from({ length: Math.min(91, 1_001 - from) }, (_, index) => `r${from + index}`);
    await table.transact(
      'p',
      rows.map((row) => ({ act: 'insert', row, columns: { n: row } })),
    );
  }
  expect(await table.page(odata`PartitionKey eq ${'p'}`)).toMatchObject({ rows: { length: 1_000 }, more: true });
  expect(await table.page(odata`PartitionKey eq ${'none'}`)).toEqual({ rows: [], more: false });
});

it('is refused as every other request is', async () => {
  const table = await opened();
  await expect(table.page('PartitionKey eq')).rejects.toThrow('Storage refused');
  const name = freshTable();
  const gone = await opened(name);
  await TableClient.fromConnectionString(await testStorage(), name, { allowInsecureConnection: true }).deleteTable();
  await expect(gone.page(odata`PartitionKey eq ${'p'}`)).rejects.toThrow('Storage refused: 404');
});

it('leaves out what only the service says of a row', () => {
  const said = {
    PartitionKey: 'p',
    RowKey: 'r',
    Timestamp: 't',
    'odata.etag': 'e',
    'n@odata.type': 'Edm.Double',
    n: 1,
  };
  expect(columnsOf(said)).toEqual({ n: 1 });
});
