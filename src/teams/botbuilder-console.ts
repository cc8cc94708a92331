import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'pino';

const within = new AsyncLocalStorage<Logger>();
let listening = false;

/**
 * Runs botbuilder without its output on the console: it prints every refused token at length, which lets an attacker fill
 * the log, and it prints parts of what people sent. One line at `debug` names the fault instead.
 */
export function silenceBotbuilderConsole<T>(log: Logger, act: () => Promise<T>): Promise<T> {
  listen();
  return within.run(log, act);
}

/** The console is shared by the whole process: what others write passes through. */
function listen(): void {
  if (listening) return;
  listening = true;
  const write = console.error.bind(console);
  console.error = (...said: unknown[]) => {
    const log = within.getStore();
    if (log === undefined) return write(...said);
    const [fault] = said;
    log.debug({ fault: fault instanceof Error ? fault.constructor.name : 'unknown' }, 'botbuilder refused something');
  };
}
