import { z } from 'zod';
import type { TeamsEndpoint, TeamsEndpoints } from '../messaging/messenger.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import type { Table } from './engine/table.ts';

const [PARTITION, ROW] = ['teams', 'doorway'];
const shape: z.ZodType<TeamsEndpoint> = z.object({ serviceUrl: z.string(), tenantId: z.string(), botId: z.string() });

/** One row: the service address that Teams last called from, remembered here so that most activities cost nothing. */
export function tableDoorways(table: Table): TeamsEndpoints {
  let known: string | undefined;
  return {
    async latest() {
      const stored = await table.get(PARTITION, ROW);
      return stored && fromRow(stored, shape);
    },
    async seen({ serviceUrl, tenantId, botId }) {
      const name = JSON.stringify([serviceUrl, tenantId, botId]);
      if (name === known) return;
      await table.transact(PARTITION, [{ act: 'put', row: ROW, columns: toColumns({ serviceUrl, tenantId, botId }) }]);
      known = name;
    },
  };
}
