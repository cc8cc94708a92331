import { deliver } from '../../src/messaging/use-cases/deliver.ts';
import type { runningProduct } from './running-product.ts';

/** What the deliverer does with all that may go at this product's moment. */
export const sendReady = (product: Awaited<ReturnType<typeof runningProduct>>) =>
  deliver(product.services, product.server.messenger, { perSecond: 1000, concurrency: 4 });
