import { deliver } from './app/deliver.ts';
import { readConfig } from './config.ts';
import { openProduct } from './container.ts';
import { startBeats } from '../jobs/beats.ts';

const read = readConfig(process.env);
if (read.kind === 'bad') {
  for (const { name, problem, cure } of read.problems) console.error(`${name}: ${problem} ${cure}`);
  process.exit(2);
}
const product = await openProduct(read.config);
const server = await product.listen();
const beats = startBeats({
  needs: product.needs,
  log: product.log,
  deliver: () => deliver(product.needs, server.messenger, read.config.sendConcurrency),
});
console.error(`listening on ${server.url}`);

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  await beats.stop();
  await server.close();
  await product.close();
  process.exit(0);
};
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
