import type { Command } from 'commander';
import { reachOfOwners } from '../features/managers/use-cases/reach.ts';
import type { Product } from '../container.ts';
import { type ExitCode, nowOption, withProduct } from './shell.ts';

/** `pmif reach`: who cannot be reached and why, and a text with the install link, ready for an e-mail to them. */
export async function reachCommand({ services, config, words }: Product, json: boolean): Promise<ExitCode> {
  const report = await reachOfOwners(services);
  const text = textFor(services.installLink, config.publicUrl);
  if (json) {
    console.log(JSON.stringify({ ...jsonOf(report), text }));
    return 0;
  }
  console.log(`${report.reached} of ${report.owners} owners can be reached.`);
  for (const { why, name, email } of report.notReached) console.log(`${why.padEnd(13)} ${name} <${email}>`);
  for (const line of words.notLinked(report.notLinked)) console.log(line);
  if (report.notReached.length === 0) return 0;
  console.log(`\nTo: ${report.notReached.map(({ email }) => email).join('; ')}\n\n${text}`);
  return 0;
}

/** The printed names are a contract: other programs read them. */
function jsonOf({ owners, reached, notReached, notLinked }: Awaited<ReturnType<typeof reachOfOwners>>) {
  const notTied = notLinked.map(({ why, ...channel }) => ({ ...channel, why: why === 'notLinked' ? 'notTied' : why }));
  return { owners, reached, notReached, notTied };
}

/** The e-mail. Without an app (local mode) it says where to look, as there is no link. */
function textFor(link: string | undefined, publicUrl: string): string {
  const where = link ?? "Teams, Apps, and look for the performance framework's app";
  return [
    'Subject: One minute in Teams, so that we can ask you for your figures there',
    '',
    'You look after a measure of the performance framework. When its figure is due, one message in Teams asks you for',
    'it, with what is known filled in. For that, the app has to be in your Teams:',
    '',
    `  1. Open ${where}`,
    '  2. Press Add. It says nothing until one of your figures is due.',
    '',
    'Not yours? Answer this e-mail, and we will ask someone else.',
    ...(publicUrl === '' ? [] : ['', `What it is and what it keeps: ${publicUrl}`]),
  ].join('\n');
}

export function declareReach(command: Command): void {
  command.addOption(nowOption()).action(withProduct((product, { json }) => reachCommand(product, json)));
}
