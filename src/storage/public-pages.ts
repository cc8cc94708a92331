import { z } from 'zod';
import type { PartnerPages, StoredPartnerPage } from '../features/partners/store.ts';
import type { PartnerPage } from '../features/partners/rules/partner-page.ts';
import { fitsKey, key, partitionsOf } from './engine/keys.ts';
import { dayShape, personKey, text } from './engine/fields.ts';
import { questionShape } from './measures/measure-shapes.ts';
import { odata, type AzureTable } from './engine/table.ts';
import { recordsOf } from './engine/versioned-record.ts';
import type { SheetAddresses } from '../features/thrive/store.ts';
import { saveWithRetry } from '../core/save-with-retry.ts';
import type { UploadPages } from '../features/register/store.ts';

const answer = z.object({ number: z.number(), value: text, typed: text, soWhat: text, method: text, at: text });

const partnerPartition = (code: string): string => key('partner', code.toUpperCase());
/** A partition for each page that is opened by its address alone. */
const addressOf = (hash: string): string => key('page', hash);

const pageShape: z.ZodType<PartnerPage> = z.object({
  code: text,
  period: text,
  org: text,
  sponsor: personKey,
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
  accepted: z.object({ by: personKey, at: text, revision: z.number() }).exactOptional(),
  gap: z.object({ text, at: text }).exactOptional(),
});

const addressShape = z.object({ code: text, period: text });
const ADDRESS = 'partner';

/** A row for each page, and one for each of its addresses, which leads to it. */
export function tablePartnerPages(table: AzureTable): PartnerPages {
  const pages = recordsOf(table, pageShape);
  const addresses = recordsOf(table, addressShape);
  const about = async (code: string, period: string): Promise<StoredPartnerPage | undefined> => {
    if (!fitsKey('partner', code) || !fitsKey(period)) return undefined;
    const found = await pages.read(partnerPartition(code), key(period));
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
      let dropped = 0;
      for await (const row of table.list(partitionsOf('partner'))) {
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
      return pages.save(partnerPartition(code), key(period), page, before?.version);
    },
  };
}

const SHEET = 'sheet';
const sheetShape = z.object({ group: text, until: dayShape });

export function tableSheetAddresses(table: AzureTable): SheetAddresses {
  const addresses = recordsOf(table, sheetShape);
  return {
    keep: (hash, address) => addresses.put(addressOf(hash), SHEET, address),
    byHash: async (hash) => (await addresses.read(addressOf(hash), SHEET))?.value,
    dropOver: (today) => dropOver(table, SHEET, today),
  };
}

const UPLOAD = 'upload';
const uploadShape = z.object({ person: personKey, until: text, left: z.number() });

export function tableUploadPages(table: AzureTable): UploadPages {
  const pages = recordsOf(table, uploadShape);
  const byHash = (hash: string) => pages.read(addressOf(hash), UPLOAD);
  return {
    takeOne: (hash) =>
      saveWithRetry({ what: 'an upload page', load: () => byHash(hash) }, async (page) => {
        if (page === undefined || page.value.left < 1) return false;
        const taken = { ...page.value, left: page.value.left - 1 };
        return (await pages.save(addressOf(hash), UPLOAD, taken, page.version)) === 'saved' || 'conflict';
      }),
    async keep(hash, page) {
      await pages.save(addressOf(hash), UPLOAD, page, undefined);
    },
    byHash: async (hash) => (await byHash(hash))?.value,
    dropOver: (now) => dropOver(table, UPLOAD, now.toISOString()),
  };
}

async function dropOver(table: AzureTable, kind: string, until: string): Promise<number> {
  const over = await Array.fromAsync(
    table.list(`${partitionsOf('page')} and ${odata`RowKey eq ${kind} and until lt ${until}`}`),
  );
  for (const { partition, row } of over) await table.transact(partition, [{ act: 'delete', row }]);
  return over.length;
}
