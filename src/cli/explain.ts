import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { makeSheet } from '../features/thrive/use-cases/make-sheet.ts';
import { readToday } from '../core/services.ts';
import { groupOf } from '../features/thrive/use-cases/groups.ts';
import type { Product } from '../container.ts';
import { SHEET_FORMATS } from '../features/thrive/rules/sheet.ts';
import type { ExitCode } from './exit-code.ts';
import { nowOption, type Shared, wantsJson, withProduct } from './shell.ts';

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
    console.error(`${out} ends in none of .pdf, .html, .txt: name the file by its kind.`);
    return 2;
  }
  const group = await groupOf(services, code);
  if (group === undefined) {
    const codes = (await services.store.frameworks.groups()).map((known) => known.code);
    const cure = codes.length === 0 ? 'Import groups.csv first.' : `The groups are ${codes.join(', ')}.`;
    console.error(`There is no group ${code}. ${cure}`);
    return 2;
  }
  if (services.printSheet === undefined) throw new Error('nothing here prints a sheet');
  const { facts, address } = await makeSheet(services, await readToday(services), group, { preview: true });
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

/** `pmif explain`. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .argument('<group>', 'the code of an employee group')
    .description(
      'a group’s printed sheet (pdf, html), or its team talk and text message (txt), by the ending of the file',
    )
    .requiredOption('--out <file>', 'ends in .pdf, .html or .txt')
    .option('--json')
    .addOption(nowOption())
    .action((group: string, { out, ...options }: Shared & { readonly out: string }) =>
      withProduct(options, (product) => explainCommand(product, group, out, wantsJson(program, options))),
    );
}
