import type { Logger } from 'pino';
import type { DeliveryReport } from '../src/app/deliver.ts';
import type { Needs } from '../src/app/needs.ts';

/** What a beat hands to its jobs. */
export type BeatNeeds = {
  readonly needs: Needs;
  readonly log: Logger;
  readonly deliver: () => Promise<DeliveryReport>;
};
