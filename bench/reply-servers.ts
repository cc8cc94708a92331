import { openProduct } from '../src/container.ts';
import { bareServer } from './bare-server.ts';
import { benchConfig } from './product.ts';

/*
 * The product and the bare handler in one process, so that both have the same machine, the same warm-up and the same
 * neighbours: `node reply-servers.ts CONNECTION_STRING TABLE`.
 */
const [, , connectionString = '', table = ''] = process.argv;
const counted: string[] = [];
const product = await openProduct(benchConfig(connectionString, table), {
  now: new Date('2026-10-14T10:00:00Z'),
  onTransaction: (what) => counted.push(what),
});
const { url } = await product.listen();
const bare = await bareServer(connectionString, table);

process.on('message', (asked: { readonly template?: Parameters<typeof bare.learn>[0] }) => {
  if (asked.template !== undefined) bare.learn(asked.template);
  const { user, system } = process.cpuUsage();
  process.send?.({ counted: counted.splice(0), cpuMs: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ product: url, bare: bare.url });
