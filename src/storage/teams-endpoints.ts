import { z } from 'zod';
import type { TeamsEndpoint, TeamsEndpoints } from '../messaging/messenger.ts';
import type { Table } from './engine/table.ts';
import { recordsOf } from './engine/versioned-record.ts';

const [PARTITION, ROW] = ['teams', 'doorway'];
const shape: z.ZodType<TeamsEndpoint> = z.object({ serviceUrl: z.string(), tenantId: z.string(), botId: z.string() });

/** One row: the service address that Teams last called from. It is remembered here, so that most activities cost nothing. */
export function tableTeamsEndpoints(table: Table): TeamsEndpoints {
  const endpoints = recordsOf(table, shape);
  let known: string | undefined;
  return {
    latest: async () => (await endpoints.read(PARTITION, ROW))?.value,
    async seen({ serviceUrl, tenantId, botId }) {
      const name = JSON.stringify([serviceUrl, tenantId, botId]);
      if (name === known) return;
      await endpoints.put(PARTITION, ROW, { serviceUrl, tenantId, botId });
      known = name;
    },
  };
}
