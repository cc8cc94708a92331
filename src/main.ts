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

/** Shutdown grace period (milliseconds). The next process retries unfinished work. */
const GRACE_PERIOD = 20_000;

/** What has been started so far. A signal may come before all of it is: then what there is ends. */
const started: (() => Promise<unknown>)[] = [];
let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), GRACE_PERIOD).unref();
  await Promise.all(started.map((end) => end()));
  await product.close();
  process.exit(0);
};
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());

const server = await product.listen();
started.push(() => server.close());
if (read.config.role !== 'web') {
  const post = await product.openPostOffice();
  started.push(() => post.stop());
  product.watch();
  if (read.config.scheduled) {
    const { services, log, telemetry } = product;
    const beats = await startBeats({ services, log, telemetry });
    started.push(() => beats.stop());
  }
}
console.error(`listening on ${server.url}`);
