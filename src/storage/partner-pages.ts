import { z } from 'zod';
import type { PartnerPages, StoredPartnerPage } from '../features/partners/store.ts';
import type { PartnerPage } from '../features/partners/rules/partner-page.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import { after, fitsKey, key } from './engine/keys.ts';
import { dayShape, personKeyShape, questionShape } from './engine/shapes.ts';
import { type Act, odata, type Table } from './engine/table.ts';

const text = z.string();
const answer = z.object({ number: z.number(), value: text, typed: text, soWhat: text, method: text, at: text });

const shape: z.ZodType<PartnerPage> = z.object({
  code: text,
  period: text,
  org: text,
  sponsor: personKeyShape,
  why: text,
  sentAt: text,
  closesOn: dayShape,
  state: z.enum(['open', 'given', 'accepted', 'returned', 'revoked']),
  form: text,
  receipt: text,
  questions: z.array(questionShape),
  given: answer.exactOptional(),
  press: text,
  returned: z.object({ words: text, at: text }).exactOptional(),
  accepted: z.object({ by: personKeyShape, at: text, revision: z.number() }).exactOptional(),
  gap: z.object({ text, at: text }).exactOptional(),
});

const addressShape = z.object({ code: text, period: text });
const ADDRESS = 'partner';

/** A row for each page beside its measure's others, and one for each address, which leads to it. */
export function tablePartnerPages(table: Table): PartnerPages {
  const about = async (code: string, period: string): Promise<StoredPartnerPage | undefined> => {
    if (!fitsKey('partner', code) || !fitsKey(period)) return undefined;
    const stored = await table.get(partitionOf(code), key(period));
    return stored === undefined ? undefined : { page: fromRow(stored, shape), version: stored.etag };
  };
  return {
    about,
    async byHash(hash) {
      const stored = await table.get(addressOf(hash), ADDRESS);
      // An address that nobody made asks storage as often as one that was made: the time says nothing.
      const { code, period } = stored === undefined ? { code: 'none', period: 'none' } : fromRow(stored, addressShape);
      const found = await about(code, period);
      return stored === undefined ? undefined : found;
    },
    async dropSentBefore(before) {
      const [from, to] = ['partner|', after('partner')];
      let dropped = 0;
      for await (const row of table.list(odata`PartitionKey ge ${from} and PartitionKey lt ${to}`)) {
        const page = fromRow(row, shape);
        if (page.sentAt >= before) continue;
        // Addresses first: one that leads nowhere opens nothing.
        for (const hash of [page.form, page.receipt])
          await table.transact(addressOf(hash), [{ act: 'delete', row: ADDRESS }]);
        await table.transact(row.partition, [{ act: 'delete', row: row.row }]);
        dropped += 1;
      }
      return dropped;
    },
    async save(page, before) {
      const { code, period } = page;
      for (const hash of [page.form, page.receipt]) {
        if (before?.page.form === page.form) break;
        await table.transact(addressOf(hash), [{ act: 'put', row: ADDRESS, columns: toColumns({ code, period }) }]);
      }
      const row = key(period);
      const columns = toColumns(page);
      const act: Act =
        before === undefined ? { act: 'insert', row, columns } : { act: 'replace', row, columns, etag: before.version };
      return (await table.transact(partitionOf(code), [act])).outcome === 'done' ? 'saved' : 'conflict';
    },
  };
}

const partitionOf = (code: string): string => key('partner', code.toUpperCase());
const addressOf = (hash: string): string => key('page', hash);
