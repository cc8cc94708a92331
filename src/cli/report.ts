import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { makeReport, type ReportRequest } from '../features/reports/use-cases/make-report.ts';
import type { Product } from '../container.ts';
import { PAPER_FORMATS } from '../features/reports/rules/paper.ts';
import { type ExitCode, nowOption, refuse, type Shared, withProduct } from './shell.ts';

/** `pmif report`: a committee's report as Word, HTML or Markdown, by the ending of the file. */
export async function reportCommand(
  { services, writeReport }: Product,
  request: Omit<ReportRequest, 'onProgress'>,
  out: string,
  json: boolean,
): Promise<ExitCode> {
  const ending = extname(out).slice(1).toLowerCase();
  const format = PAPER_FORMATS.find((known) => known === ending);
  if (format === undefined) {
    console.error(`${out} does not end in one of ${PAPER_FORMATS.map((known) => `.${known}`).join(', ')}.`);
    return 2;
  }
  const made = await makeReport(services, { ...request, onProgress: say });
  if (made.kind === 'refused') return refuse(made);
  const file = await writeReport(made.report, format, (done, of) => say(`picture ${done} of ${of} drawn`));
  await writeFile(out, file);
  const { committee, period, draft, remit, whole } = made.report;
  const entries = remit.flatMap((part) => part.entries);
  const figures = entries.filter(({ told }) => told !== undefined).length;
  const counts = { measures: entries.length, figures, whole: whole?.flatMap((part) => part.entries).length ?? 0 };
  if (json) console.log(JSON.stringify({ committee: committee.code, period: period.text, draft, out, ...counts }));
  else
    console.log(
      `${out}: ${counts.measures} measures of ${committee.title}, ${figures} with a figure for ${period.text}.`,
    );
  return 0;
}

/** Progress, on a terminal only: standard output is for the answer. */
function say(doing: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${doing}\n`);
}

export function declareReport(command: Command): void {
  command
    .requiredOption('--committee <code>')
    .requiredOption('--period <period>')
    .requiredOption('--out <file>', 'ends in .docx, .html or .md')
    .option('--draft', 'with what is not released; every page says so')
    .option('--remit-only', 'leave out the appendix with the whole framework')
    .addOption(nowOption())
    .action(
      withProduct((product, { committee, period, out, draft = false, remitOnly = false, json }: Options & Shared) =>
        reportCommand(product, { committee, period, draft, whole: !remitOnly }, out, json),
      ),
    );
}

type Options = Readonly<{ committee: string; period: string; out: string; draft?: boolean; remitOnly?: boolean }>;
