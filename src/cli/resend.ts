import { resend, type ResendRequest } from '../app/delivery/resend.ts';
import type { Product } from '../container.ts';
import type { ExitCode } from './exit-code.ts';

const WHY_NOT: Readonly<Record<string, string>> = {
  delivered: 'it has arrived',
  waiting: 'it is waiting to be sent already',
};

/** `pmif resend KEY` or `--dead`. Exit 1 where a message could not be put back. */
export async function resendCommand({ needs }: Product, request: ResendRequest, json: boolean): Promise<ExitCode> {
  const report = await resend(needs, request);
  if (json) console.log(JSON.stringify(report));
  else {
    for (const { key, notBefore } of report.queued) console.log(`${key}: goes from ${notBefore}`);
    for (const { key, reason } of report.skipped)
      console.log(`${key}: left as it is, for ${WHY_NOT[reason] ?? reason}`);
    if (report.targeted === 0) console.log('key' in request ? 'There is no message of that key.' : 'No dead letters.');
  }
  return report.skipped.length > 0 || ('key' in request && report.targeted === 0) ? 1 : 0;
}
