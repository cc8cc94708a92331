import { z } from 'zod';
import type { Random } from '../core/services.ts';
import type { Secrets } from '../core/store.ts';
import { key } from './engine/keys.ts';
import type { Table } from './engine/table.ts';
import { recordsOf } from './engine/versioned-record.ts';

export const SECRET = 'secret';
const shape = z.object({ base64: z.string() });

/** A row for each purpose. When several processes make one at once, all of them use the first that was stored. */
export function tableSecrets(table: Table, random: Random): Secrets {
  const secrets = recordsOf(table, shape);
  return {
    async of(purpose) {
      const read = async () => (await secrets.read(SECRET, key(purpose)))?.value;
      const known = await read();
      if (known !== undefined) return Buffer.from(known.base64, 'base64');
      const made = { base64: Buffer.from(random.bytes(32)).toString('base64') };
      await secrets.save(SECRET, key(purpose), made, undefined);
      return Buffer.from(((await read()) ?? made).base64, 'base64');
    },
  };
}
