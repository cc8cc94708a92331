import type { ListTableEntitiesOptions, TableClient } from '@azure/data-tables';
import { z } from 'zod';
import { columnsOf, type StoredRow } from './engine/entity.ts';
import { translated } from './engine/errors.ts';

/** A page of a listing, and whether there may be more. */
export type Page = { readonly rows: readonly StoredRow[]; readonly more: boolean };

/** Azure's limit. */
export const MOST_ON_A_PAGE = 1000;

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const body = z.object({ value: z.array(z.custom<Json>(isObject)) });
const NEXT = { partition: 'x-ms-continuation-nextpartitionkey', row: 'x-ms-continuation-nextrowkey' } as const;

/**
 * A listing page by page, each row as the service wrote it. A run reads tens of rows for each message, and the library
 * looks at every property of every row a dozen times over, though JSON has told text, flag and number apart already: with
 * it a run computes an eighth more. Asking, going on and refusals are left to the library.
 */
export async function* pagesOf(client: TableClient, filter: string, size: number): AsyncIterable<Page> {
  let page: Page = { rows: [], more: false };
  const options: ListTableEntitiesOptions = {
    queryOptions: { filter },
    requestOptions: { shouldDeserialize: ({ status }) => status !== 200 },
    onResponse({ parsedBody, headers }, left, error) {
      if (error !== undefined) return;
      page = { rows: body.parse(parsedBody).value.map(rowOf), more: headers.has(NEXT.partition) };
      if (!isObject(left)) return;
      // The library is left nothing to read but where to go on.
      const [xMsContinuationNextPartitionKey, xMsContinuationNextRowKey] = [NEXT.partition, NEXT.row].map((name) =>
        headers.get(name),
      );
      Object.assign(left, { value: [], xMsContinuationNextPartitionKey, xMsContinuationNextRowKey });
    },
  };
  try {
    for await (const _ of client.listEntities(options).byPage({ maxPageSize: size })) yield page;
  } catch (error) {
    throw translated(error);
  }
}

function rowOf(row: Json): StoredRow {
  const { PartitionKey, RowKey, 'odata.etag': etag } = row;
  return { partition: String(PartitionKey), row: String(RowKey), etag: String(etag), columns: columnsOf(row) };
}
