/*
 * `npm run bench -- NAME`: measures the product beside its limits, in the same run, on the same machine. What counts is
 * the ratio; the milliseconds are this machine's. Nothing here is a test: a busy machine makes no build fail.
 */
const BENCHES: Readonly<Record<string, () => Promise<{ run(): Promise<void> }>>> = {
  reply: () => import('./reply.ts'),
  idle: () => import('./idle.ts'),
  send: () => import('./send.ts'),
  pace: () => import('./pace.ts'),
  search: () => import('./search.ts'),
  digest: () => import('./digest.ts'),
};

const [, , name = ''] = process.argv;
const load = BENCHES[name];
if (load === undefined) {
  console.error(`npm run bench -- NAME, where NAME is one of: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
await (await load()).run();
process.exit(0);
