import { type Command, InvalidArgumentError } from 'commander';
import { resend, type ResendRequest } from '../messaging/use-cases/resend.ts';
import type { Product } from '../container.ts';
import { type ExitCode, nowOption, type Shared, withChecked } from './shell.ts';

const WHY_NOT: Readonly<Record<string, string>> = {
  delivered: 'it has arrived',
  waiting: 'it is queued already',
};

/** `pmif resend KEY` or `--dead`. Exit 1 where a message could not be queued again. */
export async function resendCommand({ services }: Product, request: ResendRequest, json: boolean): Promise<ExitCode> {
  const report = await resend(services, request);
  if (json) console.log(JSON.stringify(report));
  else {
    for (const { key, notBefore } of report.queued) console.log(`${key}: goes from ${notBefore}`);
    for (const { key, reason } of report.skipped)
      console.log(`${key}: left as it is, for ${WHY_NOT[reason] ?? reason}`);
    if (report.targeted === 0) console.log('key' in request ? 'There is no message of that key.' : 'No dead letters.');
  }
  return report.skipped.length > 0 || ('key' in request && report.targeted === 0) ? 1 : 0;
}

export function declareResend(command: Command): void {
  command
    .option('--dead', 'every message that failed five times')
    .addOption(nowOption())
    .action(
      withChecked(({ dead, json }: Shared & { readonly dead?: boolean }, key: string | undefined) => {
        if ((key !== undefined) === (dead === true)) throw new InvalidArgumentError('Give a key, or --dead.');
        return (product) => resendCommand(product, key === undefined ? { dead: true } : { key }, json);
      }),
    );
}
