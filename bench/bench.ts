/*
 * `npm run bench -- NAME`: measures the product next to its limits, in the same run, on the same machine. The ratio is what
 * counts; the milliseconds are this machine's. No bench is a test: a busy machine makes no build fail. PMIF_BENCH_MESSAGES,
 * PMIF_BENCH_SECONDS, PMIF_BENCH_ROUNDS and PMIF_BENCH_SIZES make one smaller.
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
