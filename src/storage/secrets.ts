import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Secrets } from '../core/secrets.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import { key } from './engine/keys.ts';
import type { Table } from './engine/table.ts';

export const SECRET = 'secret';
const shape = z.object({ base64: z.string() });

/** A row for each purpose; of several processes that make one at once, the first one's stands. */
export function tableSecrets(table: Table): Secrets {
  const read = async (purpose: string) => {
    const stored = await table.get(SECRET, key(purpose));
    return stored && Buffer.from(fromRow(stored, shape).base64, 'base64');
  };
  return {
    async of(purpose) {
      const known = await read(purpose);
      if (known !== undefined) return known;
      const base64 = randomBytes(32).toString('base64');
      await table.transact(SECRET, [{ act: 'insert', row: key(purpose), columns: toColumns({ base64 }) }]);
      return (await read(purpose)) ?? Buffer.from(base64, 'base64');
    },
  };
}
