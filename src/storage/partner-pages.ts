import { z } from 'zod';
import type { PartnerPages, StoredPartnerPage } from '../features/partners/store.ts';
import type { PartnerPage } from '../features/partners/rules/partner-page.ts';
import { after, fitsKey, key } from './engine/keys.ts';
import { dayShape, personKeyShape, questionShape } from './engine/shapes.ts';
import { odata, type Table } from './engine/table.ts';
import { recordsOf } from './engine/versioned-record.ts';

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

/** A row for each page, and one for each of its addresses, which leads to it. */
export function tablePartnerPages(table: Table): PartnerPages {
  const pages = recordsOf(table, shape);
  const addresses = recordsOf(table, addressShape);
  const about = async (code: string, period: string): Promise<StoredPartnerPage | undefined> => {
    if (!fitsKey('partner', code) || !fitsKey(period)) return undefined;
    const found = await pages.read(partitionOf(code), key(period));
    return found && { page: found.value, version: found.version };
  };
  return {
    about,
    async byHash(hash) {
      const address = await addresses.read(addressOf(hash), ADDRESS);
      // An unknown address costs as many requests as a known one, so that the response time reveals nothing.
      const { code, period } = address?.value ?? { code: 'none', period: 'none' };
      const found = await about(code, period);
      return address === undefined ? undefined : found;
    },
    async dropSentBefore(before) {
      const [from, to] = ['partner|', after('partner')];
      let dropped = 0;
      for await (const row of table.list(odata`PartitionKey ge ${from} and PartitionKey lt ${to}`)) {
        const page = pages.of(row).value;
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
      if (before?.page.form !== page.form)
        for (const hash of [page.form, page.receipt]) await addresses.put(addressOf(hash), ADDRESS, { code, period });
      return pages.save(partitionOf(code), key(period), page, before?.version);
    },
  };
}

const partitionOf = (code: string): string => key('partner', code.toUpperCase());
const addressOf = (hash: string): string => key('page', hash);
