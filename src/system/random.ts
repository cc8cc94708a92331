import { randomBytes, randomUUID } from 'node:crypto';
import type { Random } from '../core/services.ts';

export const systemRandom: Random = {
  bytes: (count) => randomBytes(count),
  uuid: () => randomUUID(),
  fraction: Math.random,
};
