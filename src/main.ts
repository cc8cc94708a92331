import { readConfig } from './config/config.ts';
import { endOnFault } from './cli/faults.ts';
import { openProduct } from './container.ts';
import { startBeats } from '../jobs/beats.ts';

endOnFault(true);
const read = readConfig(process.env);
if (read.kind === 'bad') {
  for (const { name, problem, cure } of read.problems) console.error(`${name}: ${problem} ${cure}`);
  process.exit(2);
}
const product = await openProduct(read.config);
const server = await product.listen();
const works = read.config.role !== 'web';
const post = works ? await product.openPostOffice() : undefined;
if (works) product.watch();
const beats =
  works && read.config.scheduled
    ? await startBeats({ services: product.services, log: product.log, telemetry: product.telemetry })
    : undefined;
console.error(`listening on ${server.url}`);

/** Shutdown grace period (milliseconds). The next process retries unfinished work. */
const GRACE_PERIOD = 20_000;

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), GRACE_PERIOD).unref();
  await Promise.all([beats?.stop(), post?.stop(), server.close()]);
  await product.close();
  process.exit(0);
};
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
