import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { makeSheet } from '../features/thrive/use-cases/make-sheet.ts';
import { readToday } from '../core/services.ts';
import { groupOf } from '../features/thrive/use-cases/groups.ts';
import type { Product } from '../container.ts';
import { SHEET_FORMATS } from '../features/thrive/rules/sheet.ts';
import { argumentOf, type ExitCode, nowOption, type Shared, withProduct } from './shell.ts';

/** `pmif explain`: a group's sheet for the wall, or the team talk and the text message, by the ending of the file. */
export async function explainCommand(
  { services }: Product,
  code: string,
  out: string,
  json: boolean,
): Promise<ExitCode> {
  const ending = extname(out).slice(1).toLowerCase();
  const format = SHEET_FORMATS.find((known) => known === ending);
  if (format === undefined) {
    console.error(`${out} does not end in .pdf, .html or .txt.`);
    return 2;
  }
  const group = await groupOf(services, code);
  if (group === undefined) {
    const codes = (await services.store.frameworks.groups()).map((known) => known.code);
    const cure = codes.length === 0 ? 'Import groups.csv first.' : `The groups are ${codes.join(', ')}.`;
    console.error(`There is no group ${code}. ${cure}`);
    return 2;
  }
  const { facts, address } = await makeSheet({ services, context: await readToday(services) }, group);
  await writeFile(out, await services.printSheet(facts, address, format));
  const { draft, explained } = facts;
  const about = explained && { code: explained.link.measure.code, period: explained.reading.period.text };
  if (json)
    console.log(JSON.stringify({ group: group.code, out, draft, address, ...about, asked: facts.asked.length }));
  else {
    const what = about === undefined ? 'no figure yet' : `${about.code} for ${about.period}`;
    console.log(
      `${out}: the sheet of ${group.name}, ${what}${draft ? '. A draft: its words are not approved yet' : ''}.`,
    );
  }
  return 0;
}

export function declareExplain(command: Command): void {
  argumentOf(command, 'group').description = 'the code of an employee group';
  command
    .requiredOption('--out <file>', 'ends in .pdf, .html or .txt')
    .addOption(nowOption())
    .action(
      withProduct((product, { out, json }: Shared & { readonly out: string }, group: string) =>
        explainCommand(product, group, out, json),
      ),
    );
}
