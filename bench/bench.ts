/*
 * `npm run bench -- NAME`: measures the product next to its limits, in the same run, on the same machine. The ratio is what
 * counts; the milliseconds are this machine's. No bench is a test: a busy machine makes no build fail. PMIF_BENCH_MESSAGES,
 * PMIF_BENCH_SECONDS, PMIF_BENCH_ROUNDS and PMIF_BENCH_SIZES make one smaller.
 */
const BENCHES = ['reply', 'idle', 'send', 'pace', 'search', 'digest'];

const [, , name = ''] = process.argv;
if (!BENCHES.includes(name)) {
  console.error(`npm run bench -- NAME, where NAME is one of: ${BENCHES.join(', ')}.`);
  process.exit(2);
}
const { run } = (await import(`./${name}.ts`)) as { run(): Promise<void> };
await run();
process.exit(0);
