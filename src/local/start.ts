import { parseArgs } from 'node:util';
import { startBeats } from '../../jobs/beats.ts';
import { importRegister } from '../features/register/use-cases/import-register.ts';
import { readConfig } from '../config/config.ts';
import { openProduct, type Product } from '../container.ts';
import { endOnFault, printFault } from '../cli/faults.ts';
import { FIRST_STEPS, PLAYGROUND_ROLES, type PlaygroundRole, startPlayground } from './playground.ts';

endOnFault();
const { values } = parseArgs({
  options: {
    as: { type: 'string', default: 'owner' },
    'no-playground': { type: 'boolean', default: false },
    'playground-port': { type: 'string', default: '56150' },
  },
});
const playgroundPort = Number(values['playground-port']);
if (!Number.isInteger(playgroundPort) || playgroundPort < 1 || playgroundPort > 65_535) {
  console.error(`--playground-port takes a number from 1 to 65535; not "${values['playground-port']}".`);
  process.exit(2);
}
const role = PLAYGROUND_ROLES.find((known) => known === values.as);
if (role === undefined) {
  console.error(`--as takes one of ${PLAYGROUND_ROLES.join(', ')}; not "${values.as}".`);
  process.exit(2);
}
const read = readConfig(process.env);
if (read.kind === 'bad') {
  for (const { name, problem, cure } of read.problems) console.error(`${name}: ${problem} ${cure}`);
  process.exit(2);
}

const stops: (() => Promise<unknown>)[] = [];
let stopping = false;
/** Ctrl-C arrives twice, from the terminal and from npm. */
const stop = async (code: number) => {
  if (stopping) return;
  stopping = true;
  let exit = code;
  for (const undo of stops.reverse()) await undo().catch((fault: unknown) => (exit = printFault(fault)));
  process.exit(exit);
};
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

const product = await openProduct(read.config);
stops.push(product.close);
await loadRegisterOnce(product);
const server = await product.listen();
stops.push(server.close);
stops.push((await product.openPostOffice()).stop);
if (read.config.scheduled) {
  const beats = await startBeats({ services: product.services, log: product.log });
  stops.push(beats.stop);
}
if (!values['no-playground']) {
  const playground = await startPlayground({
    port: playgroundPort,
    botUrl: `${server.url}/api/messages`,
    dataDir: read.config.dataDir,
    role,
  });
  stops.push(playground.stop);
}
console.log(whatToDo(server.url, product.config.dataDir, values['no-playground'] ? undefined : role));

/** Imports the example register, into an empty store only. */
async function loadRegisterOnce({ services, importServices, config }: Product): Promise<void> {
  if (!(await services.store.register.isEmpty())) return;
  console.log(`Loading the register in ${config.registerFolder} …`);
  const report = await importRegister(importServices, { paths: [config.registerFolder], dry: false });
  for (const { file, line, column, problem, cure } of report.problems) {
    console.error(`${file}, line ${line}, ${column}: ${problem} ${cure}`);
  }
  if (report.problems.length > 0) await stop(1);
  console.log(`${report.measures} measures, ${report.readings} readings, ${report.people} people.`);
}

function whatToDo(url: string, dataDir: string, as: PlaygroundRole | undefined): string {
  if (as === undefined) return `\nReady: the bot is at ${url}. Ctrl-C stops it.\n`;
  return `
Ready.
  1. Open   http://127.0.0.1:${playgroundPort}   in a browser. You are the ${as}.
${FIRST_STEPS[as]}
What you answer is kept in ${dataDir}, also after a restart. See it with: node bin/pmif.js export readings
The bot is at ${url}. Ctrl-C stops everything.
`;
}
