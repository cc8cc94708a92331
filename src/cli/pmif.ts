import { endOnFault } from './faults.ts';
import { runProgram } from './program.ts';

endOnFault();
await runProgram(process.argv.slice(2));
