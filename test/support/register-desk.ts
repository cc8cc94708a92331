import { spreadsheets } from '../../src/documents/workbooks/spreadsheets.ts';
import type { Services } from '../../src/core/services.ts';
import type { PersonKey } from '../../src/core/measures/measure.ts';
import type { Person } from '../../src/core/measures/people.ts';
import type { FoundSpreadsheet, RegisterTable, TableKind } from '../../src/features/register/rules/table.ts';
import { aboutSheet } from '../../src/features/register/rules/workbook/workbook.ts';
import { tableSheet } from '../../src/features/register/rules/workbook/register-workbook.ts';
import { presentBook } from '../../src/features/register/words/books.ts';
import { textsOf } from './fake-connector.ts';
import type { FileHost } from './file-host.ts';
import { MANAGER, type runningProduct, type Teammate } from './running-product.ts';

/** Reads and writes spreadsheets as the product does. */
export const tools = spreadsheets(() => 'nobody' as PersonKey, {
  book: presentBook,
  page: () => '',
  proposals: () => Promise.resolve(new Uint8Array()),
});

/** A second officer of the performance team. */
export const COLLEAGUE = { ...MANAGER, id: '29:colleague', aadObjectId: '00000000-0000-4000-8000-000000000066' };

/** Puts that officer into the register. */
export async function addColleague({ store }: Services): Promise<void> {
  const person: Person = {
    ...{ key: 'person-colleague' as PersonKey, email: 'second.officer@example.gov.uk', aliases: [], service: '' },
    ...{ entraId: COLLEAGUE.aadObjectId, name: 'Second Officer', workDays: [], roles: ['performance'] },
  };
  await store.register.write({ people: [person], measures: [] }, () => undefined);
}

/** A measure of the small register. */
export const CODE = 'PMIF-LAC-N';

type Cells = Record<string, string>;

/**
 * A copy of the register as somebody changes it in Excel: cell by cell, row by row; a row with `gone` is taken out. `more`
 * are rows that they add to a sheet.
 */
export async function changed(
  copy: FoundSpreadsheet,
  edit: (row: Cells, kind: TableKind) => void,
  more: Partial<Record<TableKind, readonly Cells[]>> = {},
): Promise<Uint8Array> {
  const tables = copy.sheets.flatMap(({ table }): RegisterTable[] => {
    if (table === undefined) return [];
    const rows = table.rows.flatMap(({ line, cells }) => {
      const row: Cells = { ...cells };
      edit(row, table.kind);
      return row['gone'] === 'yes' ? [] : [{ line, cells: row }];
    });
    const added = (more[table.kind] ?? []).map((cells, place) => ({ line: table.rows.length + 2 + place, cells }));
    return [{ ...table, rows: [...rows, ...added] }];
  });
  const about = copy.stamp === undefined ? [] : [aboutSheet(copy.stamp, [])];
  return tools.write({ sheets: [...tables.map(tableSheet), ...about] });
}

/** What somebody of the performance team does with spreadsheets in the chat. */
export function registerDesk(product: Awaited<ReturnType<typeof runningProduct>>, host: FileHost) {
  /** The bytes of the document of the last card, fetched by its link. */
  const fetchedBytes = async () => {
    const link = /"url":"([^"]+\/d\/[^"]+)"/.exec(JSON.stringify(product.lastCard()))?.[1] ?? '';
    const response = await fetch(link);
    if (response.status !== 200) throw new Error(`the document came with ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  const fetched = async () => tools.read('fetched.xlsx', await fetchedBytes());
  return {
    fetchedBytes,
    fetched,
    said: () => textsOf(product.lastCard()).join('\n'),
    drop: (who: Teammate, bytes: Uint8Array, name = 'Register.xlsx') => product.type(who, '', host.drop(name, bytes)),
    measure: async (code = CODE) => (await product.services.store.measures.open(code))?.measure,
    async copyOf(who: Teammate) {
      await product.type(who, 'export register');
      return fetched();
    },
  };
}
export type RegisterDesk = ReturnType<typeof registerDesk>;
